import { proposeComparatorRole } from "@/lib/review/extraction/defaults";
import {
  COMPARATOR_ROLES,
  type ComparatorRole,
  DESIGNS,
  DIRECTIONS,
  DIRECTNESS,
  DISPERSIONS,
  FORMS,
  MANIPULATION_RESULTS,
  MANIPULATIONS,
  MODELS,
  P_OPERATORS,
  SAMPLES,
  SCHEDULES,
  SEXES,
  SOURCE_ROLES,
  TIMING_ANCHORS,
} from "@/lib/review/extraction/lists";
import { type ClaimInput, type ContextCard, contextCardSchema } from "@/lib/review/extraction/schema";
import type { Choice } from "../ui/field";

/** One input of a form: where its value stands in the claim or card, and what it accepts. */
export interface FieldSpec {
  path: string;
  label: string;
  kind: "text" | "number" | "choice" | "flag";
  choices?: readonly Choice[];
  /** A choice always has a value; the other kinds may stay empty. */
  required?: boolean;
}

function choicesOf(list: Record<string, string | { label: string }>): Choice[] {
  return Object.entries(list).map(([value, row]) => ({
    value,
    label: typeof row === "string" ? row : row.label,
  }));
}

const text = (path: string, label: string): FieldSpec => ({ path, label, kind: "text" });
const number = (path: string, label: string): FieldSpec => ({ path, label, kind: "number" });
const flag = (path: string, label: string): FieldSpec => ({ path, label, kind: "flag" });
const choice = (path: string, label: string, list: Parameters<typeof choicesOf>[0], required = false) =>
  ({ path, label, kind: "choice", choices: choicesOf(list), required }) satisfies FieldSpec;

/** Asked of every card. */
export const CARD_FIRST: readonly FieldSpec[] = [
  choice("design", "Design", DESIGNS, true),
  choice("sourceRole", "Source role", SOURCE_ROLES, true),
];

/** The rest of a card, in groups. */
export const CARD_GROUPS: readonly { title: string; fields: readonly FieldSpec[] }[] = [
  {
    title: "System",
    fields: [
      text("system.taxon", "Species"),
      text("system.strainOrPopulation", "Strain or population"),
      choice("system.model", "Model", MODELS),
      choice("system.sex", "Sex", SEXES),
      text("system.age", "Age"),
      choice("system.sample", "Sample", SAMPLES),
      text("system.region", "Region"),
      text("system.cellType", "Cell type"),
      number("system.nUnits", "Units"),
      number("system.nAnimalsOrParticipants", "Animals or participants"),
    ],
  },
  {
    title: "Intervention",
    fields: [
      text("intervention.substance", "Substance"),
      choice("intervention.form", "Form", FORMS),
      number("intervention.dose.value", "Dose"),
      text("intervention.dose.unit", "Unit of the dose"),
      text("intervention.route", "Route"),
      choice("intervention.schedule", "Schedule", SCHEDULES),
      number("intervention.nDoses", "Number of doses"),
    ],
  },
  {
    title: "Comparator",
    fields: [
      text("comparator.name", "Comparator"),
      choice("comparator.role", "Role of the comparator", COMPARATOR_ROLES),
    ],
  },
];

/** Asked where the report shows its own data. */
export const NUMBER_FIELDS: readonly FieldSpec[] = [
  text("assay", "Assay"),
  choice("directness", "Directness", DIRECTNESS),
  number("context.timing.value", "Time"),
  text("context.timing.unit", "Unit of time"),
  choice("context.timing.anchor", "Counted from", TIMING_ANCHORS),
  choice("manipulation.kind", "Manipulation", MANIPULATIONS, true),
  text("manipulation.agent", "Manipulated by"),
  choice("manipulation.result", "Result of the manipulation", MANIPULATION_RESULTS),
  choice("effect.direction", "Direction", DIRECTIONS),
  text("effect.metric", "Metric"),
  number("effect.value", "Effect"),
  text("effect.unit", "Unit of the effect"),
  number("effect.ciLow", "Lower limit"),
  number("effect.ciHigh", "Upper limit"),
  number("effect.dispersion", "Dispersion"),
  choice("effect.dispersionType", "Kind of dispersion", DISPERSIONS),
  choice("effect.pOperator", "p operator", P_OPERATORS),
  number("effect.p", "p"),
  number("effect.nPerGroup", "n per group"),
];

/** Asked of nobody: what one sentence says beside its proposition, opened where it does. */
export const DETAIL_FIELDS: readonly FieldSpec[] = [
  text("context.timing.text", "Timing in words"),
  choice("citedDesign", "Design of the cited work", DESIGNS),
  text("context.comparator.name", "Compared with"),
  choice("context.comparator.role", "Role of the comparator", COMPARATOR_ROLES),
  text("note", "Note"),
  flag("implicit", "Subject or object is not named in the sentence"),
];

/** A claim as a form holds it: what is said in detail goes over what the card says. */
export function withDetails(claim: ClaimInput, details: unknown): ClaimInput {
  const said = DETAIL_FIELDS.filter(({ path }) => valueAt(details, path) !== null);
  const whole = said.reduce((all, { path }) => withValue(all, path, valueAt(details, path)), claim);
  return completeClaim(whole);
}

/** A claim with a comparator that has both its name and its role, or none. */
export function completeClaim<T extends Pick<ClaimInput, "context">>(claim: T): T {
  return withValue(claim, "context.comparator", comparatorIn(claim.context));
}

function comparatorIn(context: unknown): ContextCard["comparator"] {
  const [name, role] = [valueAt(context, "comparator.name"), valueAt(context, "comparator.role")];
  if (typeof name !== "string") return null;
  return { name, role: (role as ComparatorRole | null) ?? proposeComparatorRole(name) };
}

/** A value in an object by its dotted path; null where nothing stands. */
export function valueAt(from: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), from) ?? null;
}

/** The object with another value at a dotted path; nothing is changed in place. */
export function withValue<T>(from: T, path: string, value: unknown): T {
  const [key = "", ...rest] = path.split(".");
  const held: Record<string, unknown> = isRecord(from) ? from : {};
  const inner = rest.length === 0 ? value : withValue(held[key] ?? {}, rest.join("."), value);
  return { ...held, [key]: inner } as T;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** A card as the form holds it, made whole: half a dose is none, and a comparator has a name. */
export function completeCard(form: unknown): ContextCard | null {
  const dose = valueAt(form, "intervention.dose.value") !== null && valueAt(form, "intervention.dose.unit");
  const whole = withValue(form, "comparator", comparatorIn(form));
  const parsed = contextCardSchema.safeParse(dose ? whole : withValue(whole, "intervention.dose", null));
  return parsed.success ? parsed.data : null;
}
