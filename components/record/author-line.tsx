"use client";

import { useState } from "react";
import type { Author } from "@/lib/review/record/schema";
import { words } from "./words";

const SHOWN = 8;

/** Who wrote it; the end of a long list comes on request. */
export function AuthorLine({ authors }: { authors: readonly Author[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? authors : authors.slice(0, SHOWN);
  const hidden = authors.length - shown.length;
  return (
    <p>
      {shown.map(fullName).join(", ")}
      {hidden > 0 ? (
        <>
          {" "}
          <button
            type="button"
            onClick={() => setAll(true)}
            className="min-h-6 rounded-sm text-accent underline decoration-current/40 underline-offset-3 hover:decoration-current"
          >
            {words.more(hidden)}
          </button>
        </>
      ) : null}
    </p>
  );
}

function fullName(author: Author): string {
  if ("literal" in author) return author.literal;
  return author.given ? `${author.given} ${author.family}` : author.family;
}
