"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { toast } from "sonner";
import type { StageKind } from "@/lib/review/protocol/schema";
import { type PictureWords, toCsv, toSvg } from "@/lib/review/stopping/replayed/picture";
import type { AskedReplay, ReplayObstacle, StageReplay } from "@/lib/review/stopping/replayed/schema";
import { screenedUntil } from "@/lib/review/stopping/replayed/wording";
import { api, sentenceOf } from "../api/client";
import { saveFile } from "../prisma-flow/file-saving";
import { Button } from "../ui/button";
import { DateText } from "../ui/date";
import { ErrorState } from "../ui/error-state";
import { Notice } from "../ui/notice";
import { Panel } from "../ui/panel";
import { ReplayPicture } from "./replay-picture";
import { words } from "./replay-words";

/** What ranking and stopping would have saved in a finished stage; for who manages its screening. */
export function Replay({ reviewId, stage }: { reviewId: string; stage: StageKind }) {
  const input = { reviewId, stage };
  const answer = useQuery(
    api.stageReplay.read.queryOptions({
      input,
      refetchInterval: (query) => (query.state.data?.replay?.state === "waiting" ? 2_000 : false),
    }),
  );
  const queries = useQueryClient();
  const ask = useMutation(
    api.stageReplay.ask.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: api.stageReplay.key() }),
      onError: (error) => toast(words.askFailed, { description: sentenceOf(error) }),
    }),
  );
  if (answer.isError && !answer.data) {
    return (
      <ErrorState title={words.loadFailed} onRetry={() => answer.refetch()} retrying={answer.isFetching}>
        {sentenceOf(answer.error)}
      </ErrorState>
    );
  }
  if (!answer.data) return null;
  const { obstacle, replay } = answer.data;
  const isWaiting = replay?.state === "waiting";
  const action =
    obstacle || isWaiting ? null : (
      <Button size="small" onClick={() => ask.mutate(input)} busy={ask.isPending}>
        {replay ? words.askAgain : words.ask}
      </Button>
    );
  return (
    <Panel title={words.title} actions={action}>
      <div className="grid gap-4">
        <p className="max-w-2xl text-soft">{words.line}</p>
        <State replay={replay} obstacle={obstacle} />
        {replay?.result ? <Result replay={replay.result} sentence={replay.sentence} stage={stage} /> : null}
      </div>
    </Panel>
  );
}

function State({ replay, obstacle }: { replay: AskedReplay | null; obstacle: ReplayObstacle | null }) {
  return (
    <>
      {obstacle ? <Notice>{words.obstacles[obstacle]}</Notice> : null}
      <div role="status" className="empty:sr-only">
        {replay?.state === "waiting" ? <Notice>{words.waiting}</Notice> : null}
        {replay?.state === "failed" ? <Notice tone="danger">{words.failed}</Notice> : null}
      </div>
      {replay ? (
        <p className="text-xs text-soft">
          {words.askedBy(replay.askedBy)}
          <DateText iso={replay.askedAt} time />. {replay.isCurrent ? null : words.old}
        </p>
      ) : null}
    </>
  );
}

interface ResultProps {
  replay: StageReplay;
  sentence: string;
  stage: StageKind;
}

function Result({ replay, sentence, stage }: ResultProps) {
  const pictureWords = wordsOf(replay);
  function save(content: string, type: string, ending: string) {
    const name = `replay-${stage.replace("_", "-")}.${ending}`;
    saveFile(new Blob([content], { type }), name);
    toast(words.saved(name));
  }
  return (
    <>
      <section aria-label={words.said} className="max-w-2xl">
        <p>{sentence}</p>
        <p className="mt-1 text-xs text-soft">{words.methods}</p>
      </section>
      <ReplayPicture replay={replay} words={pictureWords} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form; this is a row of buttons. */}
      <div role="group" aria-label={words.downloads} className="flex flex-wrap gap-2 print:hidden">
        <Button icon={<Download />} onClick={() => save(toSvg(replay, pictureWords), "image/svg+xml", "svg")}>
          {words.svg}
        </Button>
        <Button icon={<Download />} onClick={() => save(toCsv(replay), "text/csv", "csv")}>
          {words.csv}
        </Button>
      </div>
    </>
  );
}

function wordsOf({ ranked, screened, target, records }: StageReplay): PictureWords {
  const [found, foundThen] = [screenedUntil(ranked, target), screenedUntil(screened, target)];
  const { xAxis, yAxis, curves, stop } = words;
  return {
    title: words.picture,
    description: words.described(found, foundThen, target, records),
    xAxis,
    yAxis,
    curves,
    stop,
  };
}
