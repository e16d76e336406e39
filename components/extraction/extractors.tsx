"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { ReportToExtract } from "@/lib/review/extraction/shapes";
import { api, newOperationId, sentenceOf } from "../api/client";
import { words } from "./words";

type Extractor = ReportToExtract["extractors"][number];

interface ExtractorsProps {
  reviewId: string;
  report: ReportToExtract;
  personId: string;
  /** A lead who does not extract decides for others too. */
  mayHandOver: boolean;
}

/** Who extracts a report and how far they are; whose extraction may be given up, or taken up again. */
export function Extractors({ reviewId, report, personId, mayHandOver }: ExtractorsProps) {
  if (report.extractors.length === 0) return "–";
  const isOpen = report.extractors.filter(({ state }) => state === "submitted").length === 2;
  const isMine = (extractor: Extractor) => extractor.personId === personId;
  return (
    <ul className="grid gap-1">
      {report.extractors.map((extractor) => {
        const about = { reviewId, report, extractor, isMine: isMine(extractor), isOpen };
        const mayAct = mayHandOver || isMine(extractor);
        const mayGiveUp = extractor.state === "started" || extractor.state === "submitted";
        return (
          <li key={extractor.personId} className="flex min-h-8 flex-wrap items-center gap-x-2">
            <span>
              {extractor.name}: {words.states[extractor.state].toLowerCase()}
            </span>
            {mayAct && extractor.state === "given_up" ? <TakeUp {...about} /> : null}
            {mayAct && mayGiveUp && (mayHandOver || !isOpen) ? <GiveUp {...about} /> : null}
          </li>
        );
      })}
    </ul>
  );
}

interface AboutProps {
  reviewId: string;
  report: ReportToExtract;
  extractor: Extractor;
  isMine: boolean;
  /** Both have submitted: the claims of either may have been read. */
  isOpen: boolean;
}

function useTakingUp({ reviewId, report, extractor }: AboutProps) {
  const queries = useQueryClient();
  const { mutate, isPending } = useMutation(
    api.extraction.takeUp.mutationOptions({
      onSuccess: () => queries.invalidateQueries(),
      onError: (error) => toast(sentenceOf(error)),
    }),
  );
  const about = { reviewId, reportId: report.id, personId: extractor.personId };
  return { takeUp: () => mutate({ ...about, operationId: newOperationId() }), isPending };
}

function TakeUp(props: AboutProps) {
  const { takeUp, isPending } = useTakingUp(props);
  const { report, extractor } = props;
  return (
    <Button
      size="small"
      variant="quiet"
      busy={isPending}
      aria-label={words.handingOver.takeUpOf(extractor.name, report.title)}
      onClick={takeUp}
    >
      {words.handingOver.takeUp}
    </Button>
  );
}

function GiveUp(props: AboutProps) {
  const { reviewId, report, extractor, isMine, isOpen } = props;
  const say = words.handingOver;
  const queries = useQueryClient();
  const [operationId, setOperationId] = useState<string | null>(null);
  const giveUp = useMutation(api.extraction.giveUp.mutationOptions());
  const { takeUp } = useTakingUp(props);
  async function confirm() {
    const about = { reviewId, reportId: report.id, personId: extractor.personId };
    await giveUp.mutateAsync({ ...about, operationId: operationId ?? newOperationId() });
    toast(say.done, { action: { label: say.undo, onClick: takeUp } });
    await queries.invalidateQueries();
  }
  return (
    <ConfirmDialog
      trigger={
        <Button size="small" variant="quiet" aria-label={say.giveUpOf(extractor.name, report.title)}>
          {say.giveUp}
        </Button>
      }
      open={operationId !== null}
      onOpenChange={(open) => {
        giveUp.reset();
        setOperationId(open ? newOperationId() : null);
      }}
      title={isMine ? say.titleMine : say.title(extractor.name)}
      description={report.title}
      preview={
        <ul className="grid list-disc gap-1.5 pl-5">
          <li>{say.claimsStay}</li>
          <li>{say.place}</li>
          <li>{isOpen ? say.wasOpen : say.wasClosed}</li>
          <li>{say.back}</li>
        </ul>
      }
      confirm={say.giveUp}
      onConfirm={confirm}
      error={giveUp.isError ? sentenceOf(giveUp.error) : undefined}
    />
  );
}
