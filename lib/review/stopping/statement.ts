import type { StageKind, StoppingRules } from "../protocol/schema";
import { levelFor } from "./level";
import {
  isDry,
  levelOfLook,
  moreUntilBelow,
  moreUntilDry,
  mostLeftRanked,
  rankedTest,
  type Screened,
} from "./ranked";
import { recallPercent } from "./recall";
import { remainderP, SampleSizes } from "./remainder";
import { leftAfterSample, moreOfSample, recallShown } from "./sample";
import type { StoppingObstacle, StoppingStatement } from "./schema";
import type { RunningSample, StageSequence } from "./sequence";
import { type Said, sentenceOf } from "./wording";

/** What a look at a stage says under its protocol's rules. */
export function statementOf(
  sequence: StageSequence,
  rules: StoppingRules | null,
  stage: StageKind,
  amendedIn: number | null = null,
): StoppingStatement {
  const { screened, unfinished } = sequence;
  const said = rules
    ? saidUnder(sequence, rules)
    : { ...NOTHING, obstacles: [{ because: "no_rules" as const }] };
  const whole: Said = {
    ...said,
    stage,
    target: rules?.target ?? null,
    confidence: rules?.confidence ?? null,
    records: screened.total,
    screened: screened.screened,
    relevant: screened.relevantAt.length,
    amendedIn: rules ? amendedIn : null,
    obstacles: [...said.obstacles, ...unfinished],
  };
  return { ...whole, sentence: sentenceOf(whole) };
}

/** Whether the lead may stop on this statement: it says so, and nothing is left unfinished. */
export function mayStop({ verdict, obstacles }: StoppingStatement): boolean {
  return verdict === "stop" && obstacles.length === 0;
}

type Finding = Pick<
  StoppingStatement,
  "verdict" | "form" | "p" | "recallAtLeast" | "more" | "sample" | "stillToCome" | "obstacles"
>;

const NOTHING: Finding = {
  verdict: "none",
  form: null,
  p: null,
  recallAtLeast: null,
  more: null,
  sample: null,
  stillToCome: null,
  obstacles: [],
};

function saidUnder(sequence: StageSequence, rules: StoppingRules): Finding {
  const { screened, sample, samplesBegun, isCommon, looks } = sequence;
  if (screened.screened === 0) return nothing({ because: "nothing_settled" });
  if (screened.screened === screened.total)
    return {
      ...NOTHING,
      verdict: "all_screened",
      recallAtLeast: screened.relevantAt.length > 0 ? 100 : null,
      more: 0,
    };
  if (rules.form === "random_sample" && sample) {
    if (samplesBegun > rules.samples) return nothing({ because: "samples_spent", planned: rules.samples });
    if (sample.added > 0) return nothing({ because: "records_added", records: sample.added });
    return sampleSays(sample, rules);
  }
  if (!isCommon) return nothing({ because: "no_common_order" });
  if (rules.form === "ranked" && looks > rules.looks)
    return nothing({ because: "looks_spent", planned: rules.looks });
  return rankingSays(screened, rules);
}

function nothing(obstacle: StoppingObstacle): Finding {
  return { ...NOTHING, obstacles: [obstacle] };
}

function sampleSays(sample: RunningSample, rules: StoppingRules): Finding {
  const plan = { ...sample, target: rules.target, level: levelFor(rules.confidence) / rules.samples };
  const sizes = new SampleSizes(plan);
  const { remainder, drawn, relevant } = sample;
  return {
    ...NOTHING,
    verdict: sizes.allowStop(sample) ? "stop" : "not_yet",
    form: "guarantee",
    p: remainderP(plan, sample),
    recallAtLeast: recallShown(plan, sample),
    more: moreOfSample(plan, sample),
    sample: { remainder, size: sizes.sizeFor(relevant), drawn, relevant },
    stillToCome: leftAfterSample(remainder, sample, rules.confidence),
  };
}

/** In ranked order everything is a heuristic: also the recall it names, and how many are still to come. */
function rankingSays(screened: Screened, rules: StoppingRules): Finding {
  const level = levelOfLook(levelFor(rules.confidence), rules.looks);
  const found = screened.relevantAt.length;
  const { p } = rankedTest(screened, rules.target);
  const atMost = mostLeftRanked(screened, level);
  const finding: Finding = {
    ...NOTHING,
    verdict: "not_yet",
    form: "heuristic",
    p,
    recallAtLeast: recallPercent(found, atMost),
    stillToCome: { likely: mostLeftRanked(screened, 0.5), atLeast: 0, atMost },
  };
  if (rules.form === "random_sample") return { ...finding, ...untilSampled(screened, rules) };
  return {
    ...finding,
    verdict: found > 0 && p < level ? "stop" : "not_yet",
    more: moreUntilBelow(screened, rules.target, level),
  };
}

/** Ranking until finds run dry and then the sample, if none of all those is relevant. */
function untilSampled(
  screened: Screened,
  rules: StoppingRules,
): Pick<Finding, "verdict" | "more" | "sample"> {
  const dry = isDry(screened, rules.target);
  const ranked = dry ? 0 : moreUntilDry(screened, rules.target);
  const found = screened.relevantAt.length;
  const remainder = screened.total - screened.screened - ranked;
  const level = levelFor(rules.confidence) / rules.samples;
  const size = new SampleSizes({ remainder, found, target: rules.target, level }).sizeFor(0);
  return {
    verdict: dry ? "draw_sample" : "not_yet",
    more: ranked + size,
    sample: dry ? { remainder, size, drawn: 0, relevant: 0 } : null,
  };
}
