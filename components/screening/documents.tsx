import { FileText } from "lucide-react";
import type { Card } from "@/lib/review/screening/schema";
import { words } from "./words";

/** The full texts at hand, each opened beside this page. */
export function Documents({ reviewId, documents }: { reviewId: string; documents: Card["documents"] }) {
  return (
    <section aria-label={words.documents} className="mt-6 border-t pt-4">
      {documents.length === 0 ? <p className="text-soft">{words.noDocument}</p> : null}
      <ul className="grid gap-2">
        {documents.map(({ sha256, name }) => (
          <li key={sha256}>
            <a
              href={`/api/v1/reviews/${reviewId}/documents/${sha256}`}
              target="_blank"
              rel="noreferrer"
              className="flex min-h-11 items-center gap-3 rounded-md border bg-surface px-3 hover:bg-hover"
            >
              <FileText aria-hidden="true" className="size-4 shrink-0 text-soft" />
              <span className="min-w-0 grow [overflow-wrap:anywhere]">{name}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
