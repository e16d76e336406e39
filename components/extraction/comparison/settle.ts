import { v7 as uuid } from "uuid";
import { CONTEXT_FIELDS } from "@/lib/review/extraction/claim-fields";
import type { ReportComparison } from "@/lib/review/extraction/comparison-shapes";
import { type ContextCard, claimInputSchema, contextCardSchema } from "@/lib/review/extraction/schema";
import type { SettledClaim } from "@/lib/review/extraction/shapes";
import { valueAt, withValue } from "../fields";

export type Compared = ReportComparison["onlyA"][number];
export type Pair = ReportComparison["matched"][number];

/** What becomes of a claim: whose version stands, both merged, or nobody's. */
export type Decision = "a" | "b" | "both" | "out";

/** Decisions by the id of the claim, for a pair that of the first extractor; fields by whose value is taken. */
export interface Choices {
  decisions: Readonly<Record<string, Decision>>;
  fields: Readonly<Record<string, Readonly<Record<string, "a" | "b">>>>;
}

export const NO_CHOICES: Choices = { decisions: {}, fields: {} };

/** A quote goes with its place, a number with its unit. */
const WITH: Record<string, readonly string[]> = {
  quote: ["section", "page", "charStart", "charEnd", "fileSha256"],
  "effect.value": ["effect.unit"],
  "context.timing.value": ["context.timing.unit"],
};

/** Fields of a pair that a merging chooses between; extractors may rest the same claim on different quotes. */
export function openFields({ a, b, differs }: Pair): string[] {
  return [...(a.quote === b.quote ? [] : ["quote"]), ...differs.map(({ path }) => path)];
}

/** Two alike claims are merged unless somebody says otherwise; all else waits to be decided. */
export function decisionOf(claimId: string, pair: Pair | null, { decisions }: Choices): Decision | null {
  return decisions[claimId] ?? (pair && pair.differs.length === 0 ? "both" : null);
}

/** How many claims nobody has decided about. */
export function undecided(comparison: ReportComparison, choices: Choices): number {
  const pairs = comparison.matched.filter((pair) => decisionOf(pair.a.id, pair, choices) === null);
  const single = [...comparison.onlyA, ...comparison.onlyB].filter(
    ({ id }) => decisionOf(id, null, choices) === null,
  );
  return pairs.length + single.length;
}

/** The agreed claims that the decisions amount to, each saying from whom it was taken. */
export function settledClaims(comparison: ReportComparison, choices: Choices): SettledClaim[] {
  const pairs = comparison.matched.flatMap((pair) => {
    const decision = decisionOf(pair.a.id, pair, choices);
    if (decision === "both") {
      const body = merged(pair, choices.fields[pair.a.id] ?? {});
      return [settled(body, "both", [pair.a.id, pair.b.id])];
    }
    if (decision === "a" || decision === "b") return [settled(pair[decision], decision, [pair[decision].id])];
    return [];
  });
  const single = (["a", "b"] as const).flatMap((side) =>
    (side === "a" ? comparison.onlyA : comparison.onlyB)
      .filter(({ id }) => decisionOf(id, null, choices) === side)
      .map((claim) => settled(claim, side, [claim.id])),
  );
  return [...pairs, ...single];
}

/** The first extractor's claim with the fields that are taken from the second. */
function merged(pair: Pair, fields: Readonly<Record<string, "a" | "b">>): Compared {
  const taken = openFields(pair).filter((path) => fields[path] === "b");
  return taken
    .flatMap((path) => [path, ...(WITH[path] ?? [])])
    .reduce<Compared>((claim, path) => withValue(claim, path, valueAt(pair.b, path)), pair.a);
}

/**
 * The circumstances that all claims of a report share, which one that neither entered is taken to share too. When
 * something was measured belongs to its own sentence.
 */
export function sharedContext({ matched, onlyA, onlyB }: ReportComparison): ContextCard {
  const all = [...matched.flatMap(({ a, b }) => [a, b]), ...onlyA, ...onlyB].map(({ context }) => context);
  const [first] = all;
  const empty = contextCardSchema.parse({});
  if (!first) return empty;
  const kept = CONTEXT_FIELDS.filter(
    ({ path, read }) => !path.startsWith("timing.") && all.every((each) => read(each) === read(first)),
  );
  const { design, sourceRole } = first;
  return kept.reduce<ContextCard>((context, { path }) => withValue(context, path, valueAt(first, path)), {
    ...empty,
    ...{ design, sourceRole },
  });
}

function settled(
  claim: Compared,
  chosenFrom: SettledClaim["chosenFrom"],
  fromClaimIds: string[],
): SettledClaim {
  return { ...claimInputSchema.strip().parse(claim), id: uuid(), chosenFrom, fromClaimIds };
}
