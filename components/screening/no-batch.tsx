import { Layers } from "lucide-react";
import type { StageKind } from "@/lib/review/protocol/schema";
import type { StageOverview } from "@/lib/review/screening/schema";
import { stepHref } from "../review/places";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { orderWords } from "./batches/words";
import { words } from "./words";

interface NoBatchProps {
  reviewId: string;
  stage: StageKind;
  overview: StageOverview;
}

/** Nothing can be read: what waits for a batch, where it comes from, or where it went on to. */
export function NoBatch({ reviewId, stage, overview: { waiting, batches, leftUnscreened } }: NoBatchProps) {
  if (waiting > 0) {
    return <Empty line={words.noBatchLine(stage, waiting)} href="?part=batches" verb={words.toBatches} />;
  }
  if (leftUnscreened > 0) {
    return (
      <Empty line={orderWords.stopped(leftUnscreened)} href="?part=stopping" verb={orderWords.toStopping} />
    );
  }
  if (batches.length > 0) {
    return (
      <Empty
        line={words.allClosed(stage)}
        href={`${stepHref(reviewId, "conflicts")}?stage=${stage}`}
        verb={words.toConflicts}
      />
    );
  }
  return <NothingWaits reviewId={reviewId} stage={stage} />;
}

/** No batch, and nothing to draw one from. */
export function NothingWaits({ reviewId, stage }: Omit<NoBatchProps, "overview">) {
  const before = stage === "title_abstract" ? "import" : "full_text";
  return (
    <Empty
      line={words.comesFrom[stage]}
      href={stepHref(reviewId, before)}
      verb={words.toSource[stage]}
      title={words.nothingWaits[stage]}
    />
  );
}

interface EmptyProps {
  title?: string;
  line: string;
  href: string;
  verb: string;
}

function Empty({ title = words.noBatch, line, href, verb }: EmptyProps) {
  return (
    <EmptyState icon={<Layers />} title={title} action={<LinkButton href={href}>{verb}</LinkButton>}>
      {line}
    </EmptyState>
  );
}
