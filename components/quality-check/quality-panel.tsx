"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import type { QualityCheckNow } from "@/lib/review/stopping/quality-check/schema";
import type { SafePhase } from "@/lib/review/stopping/safe";
import { api, newOperationId, sentenceOf } from "../api/client";
import { stepHref } from "../review/places";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { LinkButton } from "../ui/link-button";
import { Panel } from "../ui/panel";
import { Progress } from "../ui/progress";
import { OpenDialog } from "./open-dialog";
import { deskHref } from "./waiting-notice";
import { words } from "./words";

const { panel: say } = words;

interface QualityPanelProps {
  reviewId: string;
  personId: string;
  manages: boolean;
  /** The phase of SAFE: from the last one on, a check can be opened. */
  phase: SafePhase | undefined;
}

/** The last phase of SAFE: who reads excluded records again and how far they are, or the way to begin. */
export function QualityPanel({ reviewId, personId, manages, phase }: QualityPanelProps) {
  const { data } = useQuery(
    api.qualityCheck.now.queryOptions({ input: { reviewId }, refetchInterval: 15_000 }),
  );
  if (!data || (!data.check && phase !== "quality" && phase !== "done")) return null;
  const { check, obstacle } = data;
  return (
    <Panel title={words.title}>
      <p className="max-w-2xl">{say.line}</p>
      {check ? <Open {...{ reviewId, personId, manages, check }} /> : null}
      {!check && obstacle ? <p className="mt-3 text-soft">{obstacle}</p> : null}
      {!check && !obstacle && manages ? (
        <div className="mt-4">
          <OpenDialog {...{ reviewId }} isDue={phase === "quality"} readers={data.readers} left={data.left} />
        </div>
      ) : null}
    </Panel>
  );
}

interface OpenProps extends Omit<QualityPanelProps, "phase"> {
  check: NonNullable<QualityCheckNow["check"]>;
}

function Open({ reviewId, personId, manages, check }: OpenProps) {
  const { number, reader, read, records, doubted, unsettled } = check;
  return (
    <div className="mt-4 grid max-w-2xl gap-3">
      <Progress label={say.progress(number, reader.name)} done={read} total={records} />
      {doubted > 0 ? (
        <p>
          {say.doubted(doubted)} {unsettled > 0 ? say.unsettled(unsettled) : null}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {reader.personId === personId ? <LinkButton href={deskHref(reviewId)}>{say.read}</LinkButton> : null}
        {unsettled > 0 ? (
          <LinkButton href={stepHref(reviewId, "conflicts")}>{say.toConflicts}</LinkButton>
        ) : null}
        {manages ? <EndDialog reviewId={reviewId} checkId={check.id} /> : null}
      </div>
    </div>
  );
}

function EndDialog({ reviewId, checkId }: { reviewId: string; checkId: string }) {
  const queries = useQueryClient();
  const end = useMutation(api.qualityCheck.end.mutationOptions());
  async function confirm() {
    await end.mutateAsync({ reviewId, checkId, operationId: newOperationId() });
    toast(say.ended);
    await queries.invalidateQueries();
  }
  return (
    <ConfirmDialog
      trigger={<Button>{say.end}</Button>}
      title={say.endTitle}
      description={say.endLine}
      confirm={say.end}
      onConfirm={confirm}
      error={end.isError ? sentenceOf(end.error) : undefined}
    />
  );
}
