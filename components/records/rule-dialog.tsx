"use client";

import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { Filter } from "lucide-react";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import type { RemovalRule } from "@/lib/review/import/removal/schema";
import { api, client, newOperationId, sentenceOf } from "../api/client";
import { NO_CHOICE, ruleOf } from "./rule-choice";
import { RuleCounted } from "./rule-counted";
import { RuleFields } from "./rule-fields";
import { StandingRemovals } from "./standing-removals";
import { words } from "./words";

const say = words.rule;

/** Opens the rules by which records are removed before screening. */
export function RuleButton({ reviewId }: { reviewId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<Filter />} onClick={() => setOpen(true)}>
        {say.open}
      </Button>
      {open ? <RuleDialog reviewId={reviewId} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** A rule is chosen, counted and carried out; what was removed before stands below, to be restored. */
function RuleDialog({ reviewId, onClose }: { reviewId: string; onClose: () => void }) {
  const facets = useQuery(api.imports.removalFacets.queryOptions({ input: { reviewId } }));
  const [choice, setChoice] = useState(NO_CHOICE);
  const rule = ruleOf(choice);
  const count = useQuery({
    ...api.imports.countByRule.queryOptions({ input: { reviewId, rule: rule ?? NO_RULE } }),
    enabled: rule !== null,
    placeholderData: keepPreviousData,
  });
  const { submit, busy, problem } = useRemoval(reviewId, () => setChoice({ ...NO_CHOICE, by: choice.by }));
  const counted = rule && !count.isPlaceholderData ? count.data : undefined;
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (rule && counted) void submit(rule, counted.records);
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={say.title}
      description={say.line}
      footer={
        <>
          <DialogClose>
            <Button>{say.close}</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="rule" busy={busy} disabled={!counted?.records}>
            {say.confirm(counted?.records ?? 0)}
          </Button>
        </>
      }
    >
      <div className="grid grid-cols-1 gap-5">
        <form id="rule" onSubmit={onSubmit} className="grid grid-cols-1 gap-4">
          {problem ? <Notice tone="danger">{problem}</Notice> : null}
          {facets.isPending ? <Skeleton className="h-40" /> : null}
          {facets.isError ? (
            <ErrorState title={say.failed} onRetry={() => facets.refetch()} retrying={facets.isFetching}>
              {sentenceOf(facets.error)}
            </ErrorState>
          ) : null}
          {facets.data?.records === 0 ? <p className="text-soft">{say.nothing}</p> : null}
          {facets.data && facets.data.records > 0 ? (
            <>
              <RuleFields facets={facets.data} choice={choice} onChange={setChoice} />
              {count.isError ? <Notice tone="danger">{sentenceOf(count.error)}</Notice> : null}
              <RuleCounted
                counted={rule ? count.data : undefined}
                counting={rule !== null && count.isFetching}
                all={facets.data.records}
              />
            </>
          ) : null}
        </form>
        <StandingRemovals reviewId={reviewId} />
      </div>
    </Dialog>
  );
}

/** Stands in while nothing is chosen; it is never asked for. */
const NO_RULE: RemovalRule = { by: "year", before: 1400, after: null };

function useRemoval(reviewId: string, onDone: () => void) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [operation, setOperation] = useState({ id: newOperationId(), sent: "" });

  async function submit(rule: RemovalRule, records: number) {
    const sent = JSON.stringify([rule, records]);
    // What is sent again is the same operation; another rule is another one.
    const id = operation.sent === sent ? operation.id : newOperationId();
    setOperation({ id, sent });
    setBusy(true);
    setProblem(undefined);
    try {
      const done = await client.imports.removeByRule({ reviewId, operationId: id, rule, records });
      toast(say.done(done.records));
      setOperation({ id: newOperationId(), sent: "" });
      onDone();
    } catch (error) {
      setProblem(sentenceOf(error));
    }
    await queries.invalidateQueries();
    setBusy(false);
  }

  return { submit, busy, problem };
}
