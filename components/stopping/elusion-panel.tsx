"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import type { StageKind } from "@/lib/review/protocol/schema";
import type { StoppingView } from "@/lib/review/stopping/view/schema";
import { api, newOperationId, sentenceOf } from "../api/client";
import { Button } from "../ui/button";
import { Dialog, DialogClose } from "../ui/dialog";
import { TextField } from "../ui/field";
import { Panel } from "../ui/panel";
import { words } from "./words";

const { elusion: say } = words;

type Elusion = NonNullable<NonNullable<StoppingView["shown"]>["elusion"]>;

interface ElusionPanelProps {
  reviewId: string;
  stage: StageKind;
  elusion: Elusion;
  /** Records that are left unscreened now. */
  left: number;
  manages: boolean;
}

/** What an elusion sample would prove, or has proved. */
export function ElusionPanel({ elusion, ...rest }: ElusionPanelProps) {
  const { result, unsettled, proposals } = elusion;
  const mayDraw = rest.manages && rest.left > 0 && unsettled === 0;
  return (
    <Panel title={say.title} actions={mayDraw ? <DrawDialog {...rest} proposals={proposals} /> : null}>
      <div className="grid max-w-2xl gap-2">
        {result ? <p className="font-medium">{result.sentence}</p> : null}
        {unsettled > 0 ? <p>{say.unsettled}</p> : null}
        {!result && unsettled === 0 ? (
          <>
            <p>{say.line}</p>
            <Proposals proposals={proposals} />
          </>
        ) : null}
      </div>
    </Panel>
  );
}

function Proposals({ proposals }: Pick<Elusion, "proposals">) {
  return (
    <ul className="grid list-disc gap-1 pl-5">
      {proposals.map(({ size, recallAtLeast, provesTarget }) => (
        <li key={size}>{provesTarget ? say.provesTarget(size) : say.proves(size, recallAtLeast)}</li>
      ))}
    </ul>
  );
}

type DrawDialogProps = Omit<ElusionPanelProps, "elusion"> & Pick<Elusion, "proposals">;

function DrawDialog({ reviewId, stage, left, proposals }: DrawDialogProps) {
  const queries = useQueryClient();
  const [operationId, setOperationId] = useState<string | null>(null);
  const [size, setSize] = useState(String(Math.min(300, left)));
  const draw = useMutation(api.stopping.drawElusion.mutationOptions());
  const most = Math.min(left, 5000);
  const count = Number(size);
  const isSize = Number.isInteger(count) && count >= 1 && count <= most;
  async function submit() {
    const on = { reviewId, stage, operationId: operationId ?? newOperationId() };
    const batch = await draw.mutateAsync({ ...on, size: count });
    toast(say.drawn(batch.number, batch.items));
    setOperationId(null);
    await queries.invalidateQueries();
  }
  return (
    <Dialog
      trigger={<Button size="small">{say.draw}</Button>}
      open={operationId !== null}
      onOpenChange={(open) => {
        draw.reset();
        setOperationId(open ? newOperationId() : null);
      }}
      title={say.draw}
      description={`${say.line} ${say.drawLine}`}
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          // What went wrong stands in the form.
          submit().catch(() => {});
        }}
      >
        <TextField
          label={say.size}
          inputMode="numeric"
          value={size}
          onChange={(event) => setSize(event.target.value.trim())}
          error={isSize ? undefined : say.sizeWrong(most)}
          className="max-w-48"
        />
        <Proposals proposals={proposals} />
        {draw.isError ? (
          <p role="alert" className="font-medium text-danger">
            {sentenceOf(draw.error)}
          </p>
        ) : null}
        <div className="flex justify-end gap-2">
          <DialogClose>
            <Button>{say.cancel}</Button>
          </DialogClose>
          <Button variant="primary" type="submit" busy={draw.isPending} disabled={!isSize}>
            {say.draw}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
