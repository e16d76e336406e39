import type { Claim, ClaimInput, ContextCard } from "./schema";
import { inBaseUnit } from "./units";

/** A field as comparison and the contradictions table name it. */
export interface ClaimField<T> {
  /** Dotted path in the claim, also the form's field name. */
  path: string;
  label: string;
  /** The value in comparable form; empty when nothing was entered. */
  read: (from: T) => string;
}

function plain(value: string | number | boolean | null | undefined): string {
  return value === null || value === undefined
    ? ""
    : String(value).normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
}

function quantity(value: number | null, unit: string | null): string {
  if (value === null) return plain(unit);
  return unit === null ? String(value) : inBaseUnit(value, unit);
}

/** The circumstances a claim holds in; where two contradicting claims differ here, the difference may explain them. */
export const CONTEXT_FIELDS: readonly ClaimField<ContextCard>[] = [
  { path: "design", label: "Design", read: (c) => c.design },
  { path: "sourceRole", label: "Source", read: (c) => c.sourceRole },
  { path: "intervention.substance", label: "Substance", read: (c) => plain(c.intervention.substance) },
  { path: "intervention.form", label: "Form", read: (c) => plain(c.intervention.form) },
  {
    path: "intervention.dose",
    label: "Dose",
    read: (c) => quantity(c.intervention.dose?.value ?? null, c.intervention.dose?.unit ?? null),
  },
  { path: "intervention.route", label: "Route", read: (c) => plain(c.intervention.route) },
  { path: "intervention.schedule", label: "Schedule", read: (c) => plain(c.intervention.schedule) },
  { path: "intervention.nDoses", label: "Number of doses", read: (c) => plain(c.intervention.nDoses) },
  { path: "comparator", label: "Comparator", read: (c) => plain(c.comparator?.name) },
  { path: "system.taxon", label: "Species", read: (c) => plain(c.system.taxon) },
  {
    path: "system.strainOrPopulation",
    label: "Strain or population",
    read: (c) => plain(c.system.strainOrPopulation),
  },
  { path: "system.model", label: "Model", read: (c) => plain(c.system.model) },
  { path: "system.sex", label: "Sex", read: (c) => plain(c.system.sex) },
  { path: "system.age", label: "Age", read: (c) => plain(c.system.age) },
  { path: "system.sample", label: "Sample", read: (c) => plain(c.system.sample) },
  { path: "system.region", label: "Region", read: (c) => plain(c.system.region) },
  { path: "system.cellType", label: "Cell type", read: (c) => plain(c.system.cellType) },
  { path: "system.nUnits", label: "Units", read: (c) => plain(c.system.nUnits) },
  {
    path: "system.nAnimalsOrParticipants",
    label: "Animals or participants",
    read: (c) => plain(c.system.nAnimalsOrParticipants),
  },
  { path: "timing.value", label: "Time", read: (c) => quantity(c.timing.value, c.timing.unit) },
  { path: "timing.anchor", label: "Time counted from", read: (c) => plain(c.timing.anchor) },
  { path: "timing.text", label: "Timing in words", read: (c) => plain(c.timing.text) },
];

type Compared = ClaimInput | Claim;

const ownFields: readonly ClaimField<Compared>[] = [
  { path: "polarity", label: "Polarity", read: (c) => c.polarity },
  { path: "epistemic", label: "Epistemic status", read: (c) => c.epistemic },
  { path: "citedDesign", label: "Design of the cited work", read: (c) => plain(c.citedDesign) },
  { path: "assay", label: "Assay", read: (c) => plain(c.assay) },
  { path: "directness", label: "Directness", read: (c) => plain(c.directness) },
  { path: "implicit", label: "Implicit", read: (c) => plain(c.implicit) },
  { path: "manipulation.kind", label: "Manipulation", read: (c) => c.manipulation.kind },
  { path: "manipulation.agent", label: "Manipulation by", read: (c) => plain(c.manipulation.agent) },
  {
    path: "manipulation.result",
    label: "Result of the manipulation",
    read: (c) => plain(c.manipulation.result),
  },
  { path: "effect.direction", label: "Direction", read: (c) => plain(c.effect.direction) },
  { path: "effect.metric", label: "Metric", read: (c) => plain(c.effect.metric) },
  { path: "effect.value", label: "Effect", read: (c) => quantity(c.effect.value, c.effect.unit) },
  { path: "effect.ciLow", label: "Lower limit", read: (c) => quantity(c.effect.ciLow, c.effect.unit) },
  { path: "effect.ciHigh", label: "Upper limit", read: (c) => quantity(c.effect.ciHigh, c.effect.unit) },
  {
    path: "effect.dispersion",
    label: "Dispersion",
    read: (c) => quantity(c.effect.dispersion, c.effect.unit),
  },
  { path: "effect.dispersionType", label: "Kind of dispersion", read: (c) => plain(c.effect.dispersionType) },
  { path: "effect.pOperator", label: "p operator", read: (c) => plain(c.effect.pOperator) },
  { path: "effect.p", label: "p", read: (c) => plain(c.effect.p) },
  { path: "effect.nPerGroup", label: "n per group", read: (c) => plain(c.effect.nPerGroup) },
  { path: "doseResponse", label: "Dose response", read: (c) => c.doseResponse },
  { path: "temporalOrder", label: "Temporal order", read: (c) => c.temporalOrder },
  { path: "certainty", label: "Certainty", read: (c) => c.certainty },
];

/** The fields on which two extractors of the same claim can agree or differ. */
export const CLAIM_FIELDS: readonly ClaimField<Compared>[] = [
  ...ownFields,
  ...CONTEXT_FIELDS.map(({ path, label, read }) => ({
    path: `context.${path}`,
    label,
    read: (claim: Compared) => read(claim.context),
  })),
];

/** The fields whose comparable values differ. */
export function differingFields<T>(fields: readonly ClaimField<T>[], a: T, b: T): ClaimField<T>[] {
  return fields.filter(({ read }) => read(a) !== read(b));
}
