"use client";

import { type ReactNode, useMemo } from "react";
import type { Filled } from "@/lib/review/record/filling/schema";
import type { Retraction } from "@/lib/review/record/retraction";
import type { Author } from "@/lib/review/record/schema";
import { AuthorLine } from "./author-line";
import { FilledNote } from "./filled-note";
import { type HighlightTerms, indexTerms, type TermIndex } from "./highlight";
import { Highlighted } from "./highlighted";
import { IdentifierLink } from "./identifier-link";
import { RetractedBadge } from "./retracted-badge";
import { words } from "./words";

/** What a card shows of a record. */
export interface ShownRecord {
  recordId: string;
  title: string;
  authors: readonly Author[];
  journal: string | null;
  year: number | null;
  abstract: string | null;
  keywords: readonly string[];
  doi: string | null;
  pmid: string | null;
  /** The source marks it as retracted: the same fact for everybody who judges it. */
  retracted: boolean;
  retraction?: Retraction | null;
  /** What the record lacks and its duplicates say. */
  filled: readonly Filled[];
}

interface RecordCardProps {
  record: ShownRecord;
  highlights?: HighlightTerms;
  /** Above the title: a small line about where the record stands. */
  above?: ReactNode;
  /** Where a duplicate that filled something can be read. */
  hrefOf?: ((recordId: string) => string) | undefined;
  /** Below the abstract: full texts, for example. */
  children?: ReactNode;
}

const NONE: HighlightTerms = { include: [], exclude: [] };

/** A record as it is read: the title is the card's one heading, the abstract stands in the reading face. */
export function RecordCard({ record, highlights = NONE, above, hrefOf, children }: RecordCardProps) {
  const index = useMemo(() => indexTerms(highlights), [highlights]);
  const { journal, year, abstract, keywords } = record;
  const place = [journal, year].filter(Boolean).join(", ");
  return (
    <article aria-labelledby={`record-${record.recordId}`} className="min-w-0">
      {above || record.retracted ? (
        <div className="mb-2 flex flex-wrap items-center gap-2 text-xs text-soft">
          {above}
          {record.retracted ? (
            <RetractedBadge title={record.title} retraction={record.retraction} explained />
          ) : null}
        </div>
      ) : null}
      <h2
        id={`record-${record.recordId}`}
        className="text-title font-semibold text-pretty [overflow-wrap:anywhere]"
      >
        <Highlighted text={record.title} index={index} />
      </h2>
      <div className="mt-2 grid gap-0.5 text-soft" key={record.recordId}>
        {record.authors.length > 0 ? <AuthorLine authors={record.authors} /> : null}
        {place ? <p>{place}</p> : null}
        <Links doi={record.doi} pmid={record.pmid} />
      </div>
      {abstract ? (
        <Abstract text={abstract} index={index} />
      ) : (
        <p className="mt-6 rounded-md border border-dashed p-4 text-soft">{words.noAbstract}</p>
      )}
      {keywords.length > 0 ? (
        <p className="mt-6 text-xs text-soft">
          <span className="font-medium">{words.keywords}: </span>
          <Highlighted text={keywords.join(" · ")} index={index} />
        </p>
      ) : null}
      <FilledNote filled={record.filled} hrefOf={hrefOf} />
      {children}
    </article>
  );
}

function Abstract({ text, index }: { text: string; index: TermIndex }) {
  let at = 0;
  return (
    <div className="prose-reading mt-6 grid gap-3 [overflow-wrap:anywhere]">
      {text.split(/\n+/).map((paragraph) => {
        const key = at;
        at += paragraph.length + 1;
        return (
          <p key={key}>
            <Highlighted text={paragraph} index={index} />
          </p>
        );
      })}
    </div>
  );
}

function Links({ doi, pmid }: Pick<ShownRecord, "doi" | "pmid">) {
  if (!doi && !pmid) return null;
  return (
    <p className="flex flex-wrap gap-x-4 text-xs">
      {doi ? (
        <IdentifierLink scheme="doi" value={doi}>
          {words.doi(doi)}
        </IdentifierLink>
      ) : null}
      {pmid ? (
        <IdentifierLink scheme="pmid" value={pmid}>
          {words.pmid(pmid)}
        </IdentifierLink>
      ) : null}
    </p>
  );
}
