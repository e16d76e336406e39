"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { toast } from "sonner";
import type { BatchEntry, ReassignmentPreview } from "@/lib/review/screening/schema";
import type { Member } from "@/lib/review/team/schema";
import { api, newOperationId, sentenceOf } from "../../api/client";
import { Button } from "../../ui/button";
import { Dialog, DialogClose } from "../../ui/dialog";
import { SelectField } from "../../ui/field";
import { Notice } from "../../ui/notice";
import { TextLink } from "../../ui/text-link";
import { words } from "../words";

const { handOver: say } = words;

interface HandOverProps {
  reviewId: string;
  batch: BatchEntry;
  /** Whose votes are asked for first. */
  from?: string;
  trigger: ReactNode;
}

/** Hands what a person has not voted on to somebody else, after saying how much that is. */
export function HandOver({ trigger, ...props }: HandOverProps) {
  const [operationId, setOperationId] = useState<string | null>(null);
  return (
    <Dialog
      trigger={trigger}
      open={operationId !== null}
      onOpenChange={(open) => setOperationId(open ? newOperationId() : null)}
      title={say.title(props.batch.number)}
      description={say.line}
    >
      {operationId ? (
        <WithMembers {...props} operationId={operationId} onDone={() => setOperationId(null)} />
      ) : null}
    </Dialog>
  );
}

type OpenProps = Omit<HandOverProps, "trigger"> & { operationId: string; onDone: () => void };

/** Who can take votes over is asked when somebody hands them over, not with every batch. */
function WithMembers(props: OpenProps) {
  const { data: members, error } = useQuery(
    api.team.members.queryOptions({ input: { reviewId: props.reviewId }, staleTime: 60_000 }),
  );
  if (error) {
    return (
      <p role="alert" className="font-medium text-danger">
        {sentenceOf(error)}
      </p>
    );
  }
  return members ? <HandOverForm {...props} members={members} /> : <p>{say.loading}</p>;
}

type FormProps = OpenProps & { members: readonly Member[] };

function HandOverForm({ reviewId, batch, members, from: first, operationId, onDone }: FormProps) {
  const queries = useQueryClient();
  const givers = batch.people.filter(mayOwe);
  const [from, setFrom] = useState(first ?? givers[0]?.personId ?? "");
  const [to, setTo] = useState("");
  const takers = votersOf(members).filter((one) => one.personId !== from);
  const on = { reviewId, batchId: batch.id, fromPersonId: from, toPersonId: to };
  const preview = useQuery(
    api.screening.reassignment.queryOptions({ input: on, enabled: from !== "" && to !== "", staleTime: 0 }),
  );
  const give = useMutation(api.screening.reassignSlots.mutationOptions());
  const problem = give.error ?? preview.error;
  const nameOf = (id: string) => [...batch.people, ...members].find((one) => one.personId === id)?.name ?? "";

  async function submit(event: FormEvent) {
    event.preventDefault();
    const { moved } = await give.mutateAsync({ ...on, operationId });
    toast(say.done(moved, nameOf(to)));
    onDone();
    await queries.invalidateQueries();
  }

  if (givers.length === 0) return <p>{say.nobodyOwes}</p>;
  return (
    <form
      className="grid gap-4"
      // What went wrong stands in the form.
      onSubmit={(event) => void submit(event).catch(() => undefined)}
    >
      <SelectField
        label={say.from}
        value={from}
        onChange={(event) => {
          setFrom(event.target.value);
          if (event.target.value === to) setTo("");
        }}
        options={givers.map((one) => ({ value: one.personId, label: say.owes(one.name, owedBy(one)) }))}
      />
      <SelectField
        label={say.to}
        value={to}
        placeholder={say.choose}
        onChange={(event) => setTo(event.target.value)}
        options={takers.map(({ personId, name }) => ({ value: personId, label: name }))}
      />
      {takers.length === 0 ? (
        <Notice
          tone="warning"
          action={<TextLink href={`/reviews/${reviewId}/team`}>{words.batches.toTeam}</TextLink>}
        >
          {say.noTaker}
        </Notice>
      ) : null}
      <p className="min-h-16 rounded-md bg-sunken p-3 text-soft" aria-live="polite">
        {to === "" ? say.chooseFirst : saidOf(preview.data, nameOf(from), nameOf(to))}
      </p>
      {problem ? (
        <p role="alert" className="font-medium text-danger">
          {sentenceOf(problem)}
        </p>
      ) : null}
      <div className="flex justify-end gap-2">
        <DialogClose>
          <Button>{words.batches.cancel}</Button>
        </DialogClose>
        <Button
          variant="primary"
          type="submit"
          busy={give.isPending}
          disabled={!preview.data || preview.data.moved === 0}
        >
          {say.confirm}
        </Button>
      </div>
    </form>
  );
}

function saidOf(preview: ReassignmentPreview | undefined, from: string, to: string): string {
  if (!preview) return say.counting;
  if (preview.moved === null || preview.left === null) return say.blind(from, to);
  return say.preview(preview.moved, preview.left, from, to);
}

type Person = BatchEntry["people"][number];

/** How many votes a person owes the batch; null where it is not told. */
export function owedBy({ assigned, done }: Person): number | null {
  return assigned === null || done === null ? null : assigned - done;
}

/** Whether a person may still owe something, as far as whoever looks is told. */
export function mayOwe(person: Person): boolean {
  return owedBy(person) !== 0;
}

/** Members who can take votes over. */
function votersOf(members: readonly Member[]): readonly Member[] {
  return members.filter((one) => !one.endedAt && one.roles.includes("reviewer"));
}
