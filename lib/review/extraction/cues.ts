import type { Epistemic, Polarity, Section } from "./lists";

/** A word in the quote that speaks for a stance, with its place, so that it can be underlined. */
export interface Cue {
  start: number;
  end: number;
  text: string;
  proposes: { epistemic: Epistemic } | { polarity: Polarity };
}

/** What the quote's wording proposes; the extractor confirms or changes it. */
export interface ProposedStance {
  epistemic: Epistemic;
  polarity: Polarity;
  cues: Cue[];
}

/** From strongest to weakest: a question outweighs a "may" in the same sentence. */
const EPISTEMIC_CUES: readonly [Exclude<Epistemic, "asserted" | "presupposed">, RegExp][] = [
  [
    "open_question",
    /\?|\b(?:further|more|additional|future) (?:exploration|research|stud(?:y|ies)|work|investigation)s?\b|\b(?:remains?|is|are) (?:still )?(?:unclear|unknown|elusive|to be (?:determined|established|elucidated))\b|\bnot (?:yet )?(?:known|understood)\b|\bwarrants? (?:further )?(?:research|study|investigation)\b/gi,
  ],
  [
    "hypothesised",
    /\b(?:hypothes[ie][sz]\w*|postulat\w+|speculat\w+|we propose|(?:has|have) been proposed|it is proposed)\b/gi,
  ],
  [
    "hedged",
    /\b(?:may|might|could|possibly|perhaps|potential(?:ly)?|putative(?:ly)?|probably|likely|seems?|appears? to|insinuat\w+|suggest\w*|impl(?:y|ies|ying)|indicat(?:e|es|ing) that)\b/gi,
  ],
];

const DENIAL =
  /\b(?:(?:does|do|did|is|are|was|were|has|have|had|can|could) ?(?:not|n't|n’t)|cannot|fail(?:s|ed)? to|no evidence (?:of|for|that)|neither|without affecting|independent(?:ly)? of|rather than)\b/gi;

/** Reads hedges, questions and denials in a quote. A title states its topic as given: it presupposes. */
export function proposeStance(quote: string, section: Section): ProposedStance {
  const epistemicCues = EPISTEMIC_CUES.flatMap(([epistemic, pattern]) =>
    findCues(quote, pattern, { epistemic }),
  );
  const open = epistemicCues.some(
    (cue) => "epistemic" in cue.proposes && cue.proposes.epistemic === "open_question",
  );
  const denials = open ? [] : findCues(quote, DENIAL, { polarity: "refutes" });
  const strongest = EPISTEMIC_CUES.find(([epistemic]) =>
    epistemicCues.some((cue) => "epistemic" in cue.proposes && cue.proposes.epistemic === epistemic),
  )?.[0];
  return {
    epistemic: strongest ?? (section === "title" ? "presupposed" : "asserted"),
    polarity: open ? "none" : denials.length > 0 ? "refutes" : "supports",
    cues: [...epistemicCues, ...denials].sort((a, b) => a.start - b.start),
  };
}

function findCues(quote: string, pattern: RegExp, proposes: Cue["proposes"]): Cue[] {
  return [...quote.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
    proposes,
  }));
}
