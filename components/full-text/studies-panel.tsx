"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link2, Unlink } from "lucide-react";
import { useState } from "react";
import type { ReportEntry } from "@/lib/review/full-text/schema";
import { api, newOperationId, sentenceOf } from "../api/client";
import { reportHref } from "../history/place";
import { Button } from "../ui/button";
import { IconButton } from "../ui/icon-button";
import { useAnnounce } from "../ui/live-region";
import { TextLink } from "../ui/text-link";
import { LinkStudyDialog } from "./link-study-dialog";
import { words } from "./words";

const { studies: say } = words;

interface StudiesPanelProps {
  reviewId: string;
  report: ReportEntry;
  mayLink: boolean;
}

/** Which studies a report describes: two reports of one study are linked to the same one (PRISMA 2020, units). */
export function StudiesPanel({ reviewId, report, mayLink }: StudiesPanelProps) {
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [isLinking, setLinking] = useState(false);
  const unlink = useMutation(api.fullText.unlinkStudy.mutationOptions());

  async function takeOff(study: ReportEntry["studies"][number]) {
    await unlink.mutateAsync({
      reviewId,
      reportId: report.id,
      studyId: study.id,
      operationId: newOperationId(),
    });
    announce(say.unlinked(study.label));
    await queries.invalidateQueries({ queryKey: api.fullText.key() });
  }

  return (
    <section aria-labelledby={`studies-${report.id}`}>
      <h2 id={`studies-${report.id}`} className="font-semibold">
        {say.title}
      </h2>
      {report.studies.length === 0 ? <p className="mt-1 text-soft">{say.none}</p> : null}
      <ul className="mt-1 grid gap-1">
        {report.studies.map((study) => (
          <li key={study.id} className="flex items-start gap-2">
            <div className="min-w-0 grow">
              <p className="[overflow-wrap:anywhere]">{study.label}</p>
              <OtherReports reviewId={reviewId} reportId={report.id} study={study} />
            </div>
            {mayLink ? (
              <IconButton
                label={say.unlink(study.label)}
                icon={<Unlink />}
                size="small"
                onClick={() => takeOff(study).catch(() => undefined)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {unlink.isError ? (
        <p role="alert" className="mt-2 font-medium text-danger">
          {sentenceOf(unlink.error)}
        </p>
      ) : null}
      {mayLink ? (
        <Button className="mt-3" icon={<Link2 />} onClick={() => setLinking(true)}>
          {say.link}
        </Button>
      ) : null}
      {isLinking ? (
        <LinkStudyDialog reviewId={reviewId} report={report} onClose={() => setLinking(false)} />
      ) : null}
    </section>
  );
}

interface OtherReportsProps {
  reviewId: string;
  reportId: string;
  study: ReportEntry["studies"][number];
}

/** Where else the study is told. */
function OtherReports({ reviewId, reportId, study }: OtherReportsProps) {
  const found = useQuery(
    api.fullText.studies.queryOptions({ input: { reviewId, text: study.label, limit: 50 } }),
  );
  const others =
    found.data?.studies.find(({ id }) => id === study.id)?.reportIds.filter((id) => id !== reportId) ?? [];
  if (others.length === 0) return null;
  return (
    <p className="flex flex-wrap gap-x-3 text-xs text-soft">
      {say.otherReports}:
      {others.map((id, index) => (
        <TextLink key={id} href={reportHref(reviewId, id)}>
          {say.reportNumber(index + 1)}
        </TextLink>
      ))}
    </p>
  );
}
