"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { toast } from "sonner";
import type { OrderMode, Protocol, StageKind } from "@/lib/review/protocol/schema";
import type { OpenBatch } from "@/lib/review/screening/schema";
import type { Member } from "@/lib/review/team/schema";
import { api, newOperationId, sentenceOf } from "../../api/client";
import { Button } from "../../ui/button";
import { Dialog, DialogClose } from "../../ui/dialog";
import { CheckboxField, RadioGroup, TextField } from "../../ui/field";
import { LinkButton } from "../../ui/link-button";
import { Notice } from "../../ui/notice";
import { Loading, Skeleton } from "../../ui/skeleton";
import { TextLink } from "../../ui/text-link";
import { words } from "../words";
import { orderWords } from "./words";

interface OpenBatchProps {
  reviewId: string;
  stage: StageKind;
  waiting: number;
}

/** Opens a batch: how many, who votes, in which order; says beforehand what that asks of everybody. */
export function OpenBatchDialog(props: OpenBatchProps) {
  const { reviewId } = props;
  const [operationId, setOperationId] = useState<string | null>(null);
  // Asked for once somebody comes near the button: most who see the page open nothing.
  const [isNear, setIsNear] = useState(false);
  const near = { onPointerEnter: () => setIsNear(true), onFocus: () => setIsNear(true) };
  const asked = { input: { reviewId }, enabled: isNear || operationId !== null };
  const protocol = useQuery(api.protocol.current.queryOptions(asked));
  const members = useQuery(api.team.members.queryOptions(asked));
  const voters = members.data?.filter((one) => !one.endedAt && one.roles.includes("reviewer"));
  return (
    <Dialog
      trigger={
        <Button variant="primary" {...near}>
          {words.batches.open}
        </Button>
      }
      open={operationId !== null}
      onOpenChange={(open) => setOperationId(open ? newOperationId() : null)}
      title={words.batches.openTitle}
      description={words.batches.openLine}
    >
      {protocol.data?.protocol && voters && operationId ? (
        <OpenBatchForm
          {...props}
          operationId={operationId}
          protocol={protocol.data.protocol}
          voters={voters}
          onDone={() => setOperationId(null)}
        />
      ) : protocol.data?.protocol === null ? (
        <Notice
          tone="warning"
          action={
            <LinkButton size="small" href={`/reviews/${reviewId}/protocol`}>
              {words.toProtocol}
            </LinkButton>
          }
        >
          {words.noProtocolLine}
        </Notice>
      ) : protocol.error || members.error ? (
        <Notice tone="danger">{sentenceOf(protocol.error ?? members.error)}</Notice>
      ) : (
        <Loading label={words.batches.open}>
          <Skeleton className="h-40" />
        </Loading>
      )}
    </Dialog>
  );
}

interface OpenBatchFormProps extends OpenBatchProps {
  operationId: string;
  protocol: Protocol;
  voters: readonly Member[];
  onDone: () => void;
}

function OpenBatchForm(props: OpenBatchFormProps) {
  const { reviewId, stage, waiting, operationId, protocol, voters, onDone } = props;
  const rules = protocol.settings[stage === "title_abstract" ? "titleAbstract" : "fullText"];
  const [size, setSize] = useState(String(Math.min(rules.batchSize, waiting)));
  const [left, setLeft] = useState<readonly string[]>([]);
  const first = useRef<HTMLInputElement>(null);
  // The form may come after the dialog.
  useEffect(() => {
    first.current?.focus();
    first.current?.select();
  }, []);
  const offered = OFFERED[rules.order];
  const [order, setOrder] = useState<Order>(offered[0]);
  const queries = useQueryClient();
  const open = useMutation(api.screening.openBatch.mutationOptions());
  const chosen = voters.filter((one) => !left.includes(one.personId));
  const count = Number(size);
  const isSize = Number.isInteger(count) && count >= 1 && count <= Math.min(waiting, 5000);
  const isEnough = chosen.length >= rules.votesPerItem;

  async function submit() {
    const voterIds = chosen.map((one) => one.personId);
    const batch = await open.mutateAsync({ operationId, reviewId, stage, voterIds, order, size: count });
    const opened = words.batches.opened(batch.number, batch.items, batch.voters);
    toast(batch.chosen === order ? opened : `${opened} ${orderWords.drawnInstead}`);
    onDone();
    await queries.invalidateQueries();
  }

  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        // What went wrong stands in the form.
        submit().catch(() => {});
      }}
    >
      <TextField
        ref={first}
        label={words.batches.size(stage)}
        hint={words.batches.sizeHint(stage, waiting)}
        inputMode="numeric"
        value={size}
        onChange={(event) => setSize(event.target.value.trim())}
        error={isSize ? undefined : words.batches.sizeWrong(Math.min(waiting, 5000))}
        className="max-w-48"
      />
      <VoterBoxes {...{ reviewId, voters, left, setLeft }} />
      <div className="grid gap-2">
        <RadioGroup
          label={words.batches.order}
          layout="row"
          value={order}
          onChange={(event) => setOrder(event.target.value as Order)}
          options={offered.map((value) => ({ value, label: orderWords.orders[value] }))}
        />
        <OrderHint {...{ reviewId, stage, order }} mode={rules.order} />
      </div>
      <p className="rounded-md bg-sunken p-3 text-soft" aria-live="polite">
        {isEnough
          ? words.batches.preview(stage, isSize ? count : 0, rules.votesPerItem, chosen.length)
          : words.batches.tooFew(rules.votesPerItem)}
      </p>
      {open.isError ? (
        <p role="alert" className="font-medium text-danger">
          {sentenceOf(open.error)}
        </p>
      ) : null}
      <div className="flex justify-end gap-2">
        <DialogClose>
          <Button>{words.batches.cancel}</Button>
        </DialogClose>
        <Button variant="primary" type="submit" busy={open.isPending} disabled={!isSize || !isEnough}>
          {words.batches.open}
        </Button>
      </div>
    </form>
  );
}

type Order = NonNullable<OpenBatch["order"]>;

/** What the protocol says first. */
const OFFERED: Record<OrderMode, readonly [Order, Order]> = {
  random: ["random", "import"],
  ranked_own: ["random", "import"],
  import: ["import", "random"],
  ranked_batches: ["ranked", "random"],
};

interface OrderHintProps {
  reviewId: string;
  stage: StageKind;
  mode: OrderMode;
  order: Order;
}

function OrderHint({ reviewId, stage, mode, order }: OrderHintProps) {
  const isRanked = mode === "ranked_batches";
  const knows = useQuery(
    api.screening.order.queryOptions({
      input: { reviewId, stage },
      enabled: isRanked,
      refetchInterval: (query) => (query.state.data?.isCatchingUp ? 3_000 : false),
    }),
  );
  const said =
    order === OFFERED[mode][0] ? orderWords.asSaid : isRanked ? orderWords.sample : orderWords.other;
  const more =
    order === "ranked" && knows.data
      ? orderWords.knows(knows.data)
      : mode === "ranked_own"
        ? orderWords.own
        : "";
  return (
    <p className="text-soft" aria-live="polite">
      {said === orderWords.asSaid ? `${said}. ${more}` : `${said} ${more}`}
    </p>
  );
}

interface VoterBoxesProps {
  reviewId: string;
  voters: readonly Member[];
  left: readonly string[];
  setLeft: (left: readonly string[]) => void;
}

function VoterBoxes({ reviewId, voters, left, setLeft }: VoterBoxesProps) {
  if (voters.length === 0) {
    return (
      <Notice
        tone="warning"
        action={<TextLink href={`/reviews/${reviewId}/team`}>{words.batches.toTeam}</TextLink>}
      >
        {words.batches.noVoters}
      </Notice>
    );
  }
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">{words.batches.voters}</legend>
      <div className="grid gap-1 sm:grid-cols-2">
        {voters.map(({ personId, name }) => (
          <CheckboxField
            key={personId}
            label={name}
            checked={!left.includes(personId)}
            onChange={(event) =>
              setLeft(event.target.checked ? left.filter((id) => id !== personId) : [...left, personId])
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
