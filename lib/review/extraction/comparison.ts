import { CLAIM_FIELDS, differingFields } from "./claim-fields";
import { endKey, type Known, propositionKey } from "./propositions";
import { signOf } from "./relations";
import type { ClaimInput } from "./schema";

/** A claim of one extractor, with its report. */
export interface ExtractedClaim {
  id: string;
  reportId: string;
  claim: ClaimInput;
}

/** How far two open lists agree. There are no true negatives, so kappa is undefined (positive specific agreement). */
export interface ListAgreement {
  matched: number;
  onlyA: number;
  onlyB: number;
  /** 2a/(2a+b+c); null when both lists are empty. */
  dice: number | null;
  /** a/(a+b+c); null when both lists are empty. */
  jaccard: number | null;
}

/** Two claims held to be the same, with the fields in which they differ. */
export interface MatchedPair {
  a: ExtractedClaim;
  b: ExtractedClaim;
  differs: { path: string; label: string }[];
}

/** On how many matched pairs two extractors entered the same. */
export interface FieldAgreement {
  path: string;
  label: string;
  pairs: number;
  equal: number;
  /** Pairs in which at least one of the two entered something. */
  entered: number;
}

/** What the settling page shows of two extractors' claims. */
export interface Comparison {
  matched: MatchedPair[];
  onlyA: ExtractedClaim[];
  onlyB: ExtractedClaim[];
  exact: ListAgreement;
  /** The same on (subject, object, sign), with terms folded to their coarser one. */
  folded: ListAgreement;
  fields: FieldAgreement[];
}

/** Compares two extractors' claims by (report, subject, relation, object). */
export function compareClaims(
  a: readonly ExtractedClaim[],
  b: readonly ExtractedClaim[],
  propositions: Known["propositions"],
  fold: (termId: string) => string,
): Comparison {
  const { matched, onlyA, onlyB } = pairUp(a, b, (claim) => claimKey(claim, propositions));
  const coarse = pairUp(a, b, (claim) => foldedKey(claim, propositions, fold));
  return {
    matched,
    onlyA,
    onlyB,
    exact: listAgreement(matched.length, onlyA.length, onlyB.length),
    folded: listAgreement(coarse.matched.length, coarse.onlyA.length, coarse.onlyB.length),
    fields: fieldAgreement(matched),
  };
}

/** The key under which two extractors' claims are the same: report, subject, relation, object. */
export function claimKey({ reportId, claim }: ExtractedClaim, propositions: Known["propositions"]): string {
  return `${reportId} ${propositionKey(claim, propositions)}`;
}

function foldedKey(
  { reportId, claim }: ExtractedClaim,
  propositions: Known["propositions"],
  fold: (termId: string) => string,
): string {
  const subject = endKey(claim.subject, propositions, fold);
  const object = endKey(claim.object, propositions, fold);
  return `${reportId} ${subject} ${signOf(claim.relation, claim.effect.direction)} ${object}`;
}

/** Maps a term to the coarser one it counts as, e.g. the MTOR gene to the mTOR pathway. */
export function foldBy(terms: readonly { id: string; foldsTo: string | null }[]): (termId: string) => string {
  const folds = new Map(terms.map(({ id, foldsTo }) => [id, foldsTo ?? id]));
  return (termId) => folds.get(termId) ?? termId;
}

/** Agreement of two open lists from what they share and what only one of them has. */
export function listAgreement(matched: number, onlyA: number, onlyB: number): ListAgreement {
  const all = matched + onlyA + onlyB;
  return {
    matched,
    onlyA,
    onlyB,
    dice: all === 0 ? null : (2 * matched) / (2 * matched + onlyA + onlyB),
    jaccard: all === 0 ? null : matched / all,
  };
}

interface Pairing {
  matched: MatchedPair[];
  onlyA: ExtractedClaim[];
  onlyB: ExtractedClaim[];
}

/** A report may say the same twice in different contexts, so equal keys pair one to one, most alike first. */
function pairUp(
  a: readonly ExtractedClaim[],
  b: readonly ExtractedClaim[],
  keyOf: (claim: ExtractedClaim) => string,
): Pairing {
  const ofB = new Map<string, ExtractedClaim[]>();
  for (const right of b) ofB.set(keyOf(right), [...(ofB.get(keyOf(right)) ?? []), right]);
  const candidates = a.flatMap((left) =>
    (ofB.get(keyOf(left)) ?? []).map((right) => ({ a: left, b: right, differs: differences(left, right) })),
  );
  const takenA = new Set<ExtractedClaim>();
  const takenB = new Set<ExtractedClaim>();
  const matched: MatchedPair[] = [];
  for (const pair of candidates.sort((x, y) => x.differs.length - y.differs.length)) {
    if (takenA.has(pair.a) || takenB.has(pair.b)) continue;
    takenA.add(pair.a);
    takenB.add(pair.b);
    matched.push(pair);
  }
  const place = new Map(a.map((claim, index) => [claim, index]));
  matched.sort((x, y) => (place.get(x.a) ?? 0) - (place.get(y.a) ?? 0));
  return {
    matched,
    onlyA: a.filter((each) => !takenA.has(each)),
    onlyB: b.filter((each) => !takenB.has(each)),
  };
}

function differences(a: ExtractedClaim, b: ExtractedClaim): MatchedPair["differs"] {
  return differingFields(CLAIM_FIELDS, a.claim, b.claim).map(({ path, label }) => ({ path, label }));
}

function fieldAgreement(matched: readonly MatchedPair[]): FieldAgreement[] {
  return CLAIM_FIELDS.map(({ path, label, read }) => {
    const values = matched.map(({ a, b }) => [read(a.claim), read(b.claim)] as const);
    return {
      path,
      label,
      pairs: values.length,
      equal: values.filter(([x, y]) => x === y).length,
      entered: values.filter(([x, y]) => x !== "" || y !== "").length,
    };
  });
}
