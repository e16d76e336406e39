"use client";

import { useQuery } from "@tanstack/react-query";
import { ChartSpline, EyeOff, ListChecks } from "lucide-react";
import type { StageKind } from "@/lib/review/protocol/schema";
import type { StoppingView } from "@/lib/review/stopping/view/schema";
import { api, sentenceOf } from "../api/client";
import { QualityPanel } from "../quality-check/quality-panel";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { Panel } from "../ui/panel";
import { Loading, Skeleton } from "../ui/skeleton";
import { CurvePicture } from "./curve-picture";
import { ElusionPanel } from "./elusion-panel";
import { LooksTable } from "./looks-table";
import { Replay } from "./replay";
import { SafePanel } from "./safe-panel";
import { ResumeDialog, StopDialog } from "./stop-dialog";
import { words } from "./words";

interface StoppingPartProps {
  reviewId: string;
  stage: StageKind;
  personId: string;
  manages: boolean;
}

type Shown = NonNullable<StoppingView["shown"]>;

/** Whether enough is found: one sentence, what it rests on, and the act it allows. */
export function StoppingPart({ reviewId, stage, personId, manages }: StoppingPartProps) {
  const answer = useQuery(
    api.stopping.view.queryOptions({ input: { reviewId, stage }, refetchInterval: 15_000 }),
  );
  if (answer.isPending) {
    return (
      <Loading label={words.title} className="grid gap-4">
        <Skeleton className="h-16" />
        <Skeleton className="h-80" />
      </Loading>
    );
  }
  if (!answer.data) {
    return (
      <ErrorState title={words.loadFailed} onRetry={() => answer.refetch()} retrying={answer.isFetching}>
        {sentenceOf(answer.error)}
      </ErrorState>
    );
  }
  const { withheld, rules, shown } = answer.data;
  if (withheld) {
    return (
      <EmptyState icon={<EyeOff />} title={words.withheld}>
        {words.withheldLine}
      </EmptyState>
    );
  }
  if (stage === "full_text") return <FullTexts {...{ reviewId, stage, manages }} />;
  const nothing =
    !shown || (shown.curve.screened === 0 && shown.looks.length === 0 && shown.stops.length === 0);
  if (!rules && nothing) return <NoRules reviewId={reviewId} />;
  if (nothing) {
    return (
      <EmptyState icon={<ChartSpline />} title={words.nothing}>
        {words.nothingLine}
      </EmptyState>
    );
  }
  return <Standing {...{ reviewId, stage, personId, manages, shown }} hasRules={rules !== null} />;
}

/** No full text is left unread: nothing stops there, but a finished stage can be replayed. */
function FullTexts({ reviewId, stage, manages }: Omit<StoppingPartProps, "personId">) {
  return (
    <div className="grid gap-6 *:min-w-0">
      <p>{words.fullTexts}</p>
      {manages ? <Replay {...{ reviewId, stage }} /> : null}
    </div>
  );
}

function NoRules({ reviewId }: { reviewId: string }) {
  return (
    <EmptyState
      icon={<ListChecks />}
      title={words.noRules}
      action={<LinkButton href={`/reviews/${reviewId}/protocol`}>{words.toProtocol}</LinkButton>}
    >
      {words.noRulesLine}
    </EmptyState>
  );
}

function Standing({ shown, hasRules, ...place }: StoppingPartProps & { shown: Shown; hasRules: boolean }) {
  const { reviewId, stage, personId, manages } = place;
  return (
    <div className="grid gap-6 *:min-w-0">
      <Now {...place} {...{ shown, hasRules }} />
      <CurvePicture curve={shown.curve} />
      {shown.elusion ? (
        <ElusionPanel {...{ reviewId, stage, manages }} elusion={shown.elusion} left={shown.stopped} />
      ) : null}
      {shown.safe ? <SafePanel safe={shown.safe} /> : null}
      {hasRules ? <QualityPanel {...{ reviewId, personId, manages }} phase={shown.safe?.phase} /> : null}
      {hasRules || shown.looks.length > 0 ? <LooksTable looks={shown.looks} /> : null}
      {manages ? <Replay {...{ reviewId, stage }} /> : null}
    </div>
  );
}

/** The sentence first; then what stands in the way, or the act. */
function Now({
  reviewId,
  stage,
  manages,
  shown,
  hasRules,
}: Omit<StoppingPartProps, "personId"> & { shown: Shown; hasRules: boolean }) {
  const standing = shown.stops.find(({ resumedAt }) => resumedAt === null);
  const unfinished = shown.unfinished.flatMap((one) =>
    one.because === "open_batches" || one.because === "half_voted" || one.because === "open_conflicts"
      ? [words.unfinished[one.because](one.items)]
      : [],
  );
  return (
    <section aria-label={words.now} className="grid max-w-3xl gap-3">
      <p className="text-base text-pretty">
        {standing ? words.stop.stands(shown.stopped, standing.by) : shown.sentence}
      </p>
      {!standing && unfinished.length > 0 ? (
        <Notice action={manages ? <Finishing {...{ reviewId, shown }} /> : null}>
          {words.finishFirst(unfinished)}
        </Notice>
      ) : !standing && shown.looks.length > 0 && !shown.isPresent ? (
        <Notice>{words.outdated}</Notice>
      ) : null}
      {standing ? <Methods shown={shown} stop={standing} /> : null}
      {manages && standing ? (
        <div>
          <ResumeDialog {...{ reviewId, stage }} records={shown.stopped} />
        </div>
      ) : null}
      {manages && !standing && shown.looks[0]?.statement.verdict === "stop" ? (
        <div>
          <StopDialog {...{ reviewId, stage }} />
        </div>
      ) : null}
      {manages && !standing && shown.isPresent && unfinished.length === 0 ? (
        <Onwards {...{ reviewId, shown }} />
      ) : null}
      {hasRules ? null : (
        <div>
          <LinkButton href={`/reviews/${reviewId}/protocol`}>{words.toProtocol}</LinkButton>
        </div>
      )}
    </section>
  );
}

const batchesOf = (reviewId: string) => `/reviews/${reviewId}/screening?part=batches`;

/** Where what stands in the way of the next look is finished: a batch that is open, before conflicts of closed ones. */
function Finishing({ reviewId, shown }: { reviewId: string; shown: Shown }) {
  const isConflict = shown.unfinished.every(({ because }) => because === "open_conflicts");
  return isConflict ? (
    <LinkButton size="small" href={`/reviews/${reviewId}/conflicts`}>
      {words.toConflicts}
    </LinkButton>
  ) : (
    <LinkButton size="small" href={batchesOf(reviewId)}>
      {words.toBatches}
    </LinkButton>
  );
}

/** A look that says not to stop yet says what to screen next: where that is done. */
function Onwards({ reviewId, shown }: { reviewId: string; shown: Shown }) {
  const verdict = shown.looks[0]?.statement.verdict;
  if (verdict !== "not_yet" && verdict !== "draw_sample") return null;
  return (
    <div>
      <LinkButton href={batchesOf(reviewId)}>
        {verdict === "not_yet" ? words.openNext : words.openSample}
      </LinkButton>
    </div>
  );
}

/** What a stop is called in the report; what an elusion sample was drawn from is what the stop left. */
function Methods({ shown, stop }: { shown: Shown; stop: Shown["stops"][number] }) {
  const said = shown.looks.find(({ number }) => number === stop.lookNumber)?.statement;
  if (!said?.form || said.target === null || said.confidence === null) return null;
  const { screened, records, form, target, confidence } = said;
  const rule = words.stop.ruleIn(target, confidence, words.stop.forms[form]);
  return (
    <Panel title={words.stop.methods}>
      <p>{words.stop.methodsText(screened, records, rule, stop.records)}</p>
      {shown.elusion?.result ? <p className="mt-2">{shown.elusion.result.sentence}</p> : null}
    </Panel>
  );
}
