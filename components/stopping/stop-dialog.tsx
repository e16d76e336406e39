"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import type { StageKind } from "@/lib/review/protocol/schema";
import type { StopPreview } from "@/lib/review/stopping/stop/schema";
import { api, newOperationId, sentenceOf } from "../api/client";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Num } from "../ui/number";
import { Loading, SkeletonText } from "../ui/skeleton";
import { words } from "./words";

const { stop: say } = words;

interface InStage {
  reviewId: string;
  stage: StageKind;
}

/** Stops screening, after showing on what and what it leaves; or says what stands in the way. */
export function StopDialog({ reviewId, stage }: InStage) {
  const queries = useQueryClient();
  const [operationId, setOperationId] = useState<string | null>(null);
  const on = { reviewId, stage };
  const preview = useQuery(
    api.stopping.preview.queryOptions({ input: on, enabled: operationId !== null, staleTime: 0, gcTime: 0 }),
  );
  const stop = useMutation(api.stopping.stop.mutationOptions());
  const shown = preview.data?.stop;
  async function confirm() {
    if (!shown) return;
    const { look, records } = shown;
    const done = await stop.mutateAsync({
      ...on,
      operationId: operationId ?? newOperationId(),
      look,
      records,
    });
    toast(say.done(done.records));
    await queries.invalidateQueries();
  }
  const problem = stop.error ?? preview.error;
  return (
    <ConfirmDialog
      trigger={<Button variant="primary">{say.act}</Button>}
      open={operationId !== null}
      onOpenChange={(open) => {
        stop.reset();
        setOperationId(open ? newOperationId() : null);
      }}
      title={say.title}
      description={say.line}
      preview={<Preview preview={preview.data} />}
      confirm={say.act}
      danger
      ready={shown !== undefined && shown !== null}
      onConfirm={confirm}
      error={problem ? sentenceOf(problem) : (preview.data?.obstacle ?? undefined)}
    />
  );
}

function Preview({ preview }: { preview: StopPreview | undefined }) {
  if (!preview) {
    return (
      <Loading label={say.act}>
        <SkeletonText lines={4} />
      </Loading>
    );
  }
  const { stop } = preview;
  if (!stop) return <p>{preview.obstacle}</p>;
  return (
    <div className="grid gap-3">
      <p>{stop.statement.sentence}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1">
        <dt className="text-soft">{say.records}</dt>
        <dd>
          <Num value={stop.records} noun={{ one: "record", many: "records" }} />
        </dd>
        <dt className="text-soft">{say.rule}</dt>
        <dd>{stop.method}</dd>
        <dt className="text-soft">{say.look}</dt>
        <dd>
          <Num value={stop.look} />
        </dd>
      </dl>
    </div>
  );
}

/** Takes the stop back. */
export function ResumeDialog({ reviewId, stage, records }: InStage & { records: number }) {
  const queries = useQueryClient();
  const resume = useMutation(api.stopping.resume.mutationOptions());
  async function confirm() {
    const done = await resume.mutateAsync({ reviewId, stage, operationId: newOperationId() });
    toast(say.resumed(done.records));
    await queries.invalidateQueries();
  }
  return (
    <ConfirmDialog
      trigger={<Button>{say.resume}</Button>}
      title={say.resumeTitle}
      description={say.resumeLine(records)}
      confirm={say.resume}
      onConfirm={confirm}
      error={resume.isError ? sentenceOf(resume.error) : undefined}
    />
  );
}
