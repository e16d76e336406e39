"use client";

import { ExternalLink } from "lucide-react";
import type { ReportEntry } from "@/lib/review/full-text/schema";
import { recordHref } from "../history/place";
import { Badge } from "../ui/badge";
import { DateText } from "../ui/date";
import { TextLink } from "../ui/text-link";
import { DocumentsPanel } from "./documents-panel";
import { RetrievalPanel } from "./retrieval-panel";
import type { Rights } from "./rights";
import { StateMenu } from "./state-menu";
import { StudiesPanel } from "./studies-panel";
import { words } from "./words";

interface ReportFactsProps {
  reviewId: string;
  report: ReportEntry;
  rights: Rights;
  /** The page says the title already. */
  isNamed?: boolean;
}

/** Everything known about a report, and what can be done with it. */
export function ReportFacts({ reviewId, report, rights, isNamed = false }: ReportFactsProps) {
  return (
    <div className="grid gap-6 [overflow-wrap:anywhere]">
      <Standing report={report} />
      <Records
        reviewId={reviewId}
        records={report.records}
        isNamed={isNamed && report.records.length === 1}
      />
      <RetrievalPanel reviewId={reviewId} report={report} mayRetrieve={rights.mayRetrieve} />
      <DocumentsPanel reviewId={reviewId} report={report} mayRetrieve={rights.mayRetrieve} />
      <StudiesPanel reviewId={reviewId} report={report} mayLink={rights.mayLink} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t pt-4">
        {rights.mayManage ? <StateMenu reviewId={reviewId} report={report} /> : null}
        <TextLink href={`/reviews/${reviewId}/history?report=${report.id}`}>{words.history}</TextLink>
      </div>
    </div>
  );
}

function Standing({ report }: { report: ReportEntry }) {
  const { status, reason, arm, origin, at } = report;
  return (
    <div>
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={status === "included" ? "good" : "neutral"}>
          {status === "withdrawn" ? words.withdrawn : words.states[status]}
        </Badge>
        {arm === "other_methods" ? <Badge>{words.otherMethods}</Badge> : null}
        {origin === "previous" ? <Badge>{words.previousVersion}</Badge> : null}
        <span className="text-xs text-soft">
          <DateText iso={at} time />
        </span>
      </p>
      {reason && status === "excluded" ? (
        <p className="mt-2">
          <span className="text-soft">{words.reason}: </span>
          <span className="font-medium">{reason.label}</span>
        </p>
      ) : null}
    </div>
  );
}

interface RecordsProps extends Pick<ReportFactsProps, "reviewId" | "isNamed"> {
  records: ReportEntry["records"];
}

/** The records that led here, each with its ways out to the paper. */
function Records({ reviewId, records, isNamed }: RecordsProps) {
  return (
    <section aria-label={records.length === 1 ? words.records.one : words.records.many}>
      <ul className="grid gap-3">
        {records.map((record) => (
          <li key={record.id}>
            <TextLink href={recordHref(reviewId, record.id)} className="font-medium">
              {isNamed ? words.record : record.title || words.untitled}
            </TextLink>
            <p className="text-xs text-soft">
              {[record.byline, record.year, record.journal].filter(Boolean).join(" · ")}
            </p>
            <p className="flex flex-wrap gap-x-4 text-xs">
              {record.doi ? (
                <Outside href={`https://doi.org/${encodeURIComponent(record.doi).replaceAll("%2F", "/")}`}>
                  {words.doi(record.doi)}
                </Outside>
              ) : null}
              {record.pmid ? (
                <Outside href={`https://pubmed.ncbi.nlm.nih.gov/${encodeURIComponent(record.pmid)}/`}>
                  {words.pmid(record.pmid)}
                </Outside>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Outside({ href, children }: { href: string; children: string }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className="inline-flex min-h-6 items-center gap-1 rounded-sm text-accent underline decoration-current/40 underline-offset-3 hover:decoration-current"
    >
      {children}
      <ExternalLink aria-hidden="true" className="size-3 shrink-0" />
      <span className="sr-only"> ({words.newTab})</span>
    </a>
  );
}
