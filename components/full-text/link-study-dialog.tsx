"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { v7 as uuid } from "uuid";
import type { ReportEntry } from "@/lib/review/full-text/schema";
import { api, newOperationId, sentenceOf } from "../api/client";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { TextField } from "../ui/field";
import { useAnnounce } from "../ui/live-region";
import { words } from "./words";

const { studies: say } = words;

interface LinkStudyDialogProps {
  reviewId: string;
  report: ReportEntry;
  onClose: () => void;
}

/** Chooses the study a report describes, or names a new one. */
export function LinkStudyDialog({ reviewId, report, onClose }: LinkStudyDialogProps) {
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [text, setText] = useState(() => suggestedLabel(report));
  const [newId] = useState(() => uuid());
  const searched = useDeferredValue(text.trim());
  const known = useQuery({
    ...api.fullText.studies.queryOptions({ input: { reviewId, text: searched, limit: 20 } }),
    placeholderData: keepPreviousData,
  });
  const link = useMutation(api.fullText.linkStudy.mutationOptions());
  const studies = known.data?.studies ?? [];
  const label = text.trim();
  const isKnown = studies.some((study) => study.label.toLowerCase() === label.toLowerCase());

  async function choose(study: { id: string; label: string; isNew: boolean }) {
    const operationId = newOperationId();
    const given = study.isNew ? { label: study.label } : {};
    try {
      await link.mutateAsync({ reviewId, reportId: report.id, studyId: study.id, operationId, ...given });
    } catch {
      return;
    }
    announce(say.linked(study.label));
    onClose();
    await queries.invalidateQueries({ queryKey: api.fullText.key() });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={say.linkTitle}
      description={say.linkLine}
      width="small"
    >
      <TextField
        label={say.search}
        hint={say.searchHint}
        error={link.isError ? sentenceOf(link.error) : undefined}
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.target.value)}
      />
      <h3 className="mt-4 text-xs font-medium text-soft">{say.known}</h3>
      <ul className="mt-1 grid min-h-24 content-start gap-1">
        {studies.length === 0 ? <li className="text-soft">{say.noneFound}</li> : null}
        {studies.map((study) => {
          const isLinked = report.studies.some(({ id }) => id === study.id);
          return (
            <li key={study.id}>
              <button
                type="button"
                disabled={isLinked || link.isPending}
                onClick={() => choose({ ...study, isNew: false })}
                className="flex min-h-9 w-full items-center gap-3 rounded-sm px-2 text-left hover:bg-hover disabled:opacity-60"
              >
                <span className="min-w-0 grow [overflow-wrap:anywhere]">{study.label}</span>
                {isLinked ? <Badge>{say.isLinked}</Badge> : null}
                <span className="text-xs text-soft">{say.withReports(study.reportIds.length)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {label && !isKnown ? (
        <Button
          variant="primary"
          icon={<Plus />}
          className="mt-4 max-w-full whitespace-normal!"
          busy={link.isPending}
          onClick={() => choose({ id: newId, label, isNew: true })}
        >
          {say.createNew(label)}
        </Button>
      ) : null}
    </Dialog>
  );
}

/** "Zarate 2006", the way studies are usually named. */
function suggestedLabel({ records }: ReportEntry): string {
  const [first] = records;
  const author = first?.byline.split(/[\s,]/)[0] ?? "";
  return [author, first?.year].filter(Boolean).join(" ");
}
