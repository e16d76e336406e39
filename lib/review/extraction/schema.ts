import { z } from "zod";
import {
  CATEGORIES,
  CERTAINTIES,
  COMPARATOR_ROLES,
  DESIGNS,
  DIRECTIONS,
  DIRECTNESS,
  DISPERSIONS,
  EPISTEMICS,
  FORMS,
  LEVELS,
  MANIPULATION_RESULTS,
  MANIPULATIONS,
  MODELS,
  P_OPERATORS,
  POLARITIES,
  REPORTED,
  SAMPLES,
  SCHEDULES,
  SECTIONS,
  SEXES,
  SOURCE_ROLES,
  TERM_TYPES,
  TIMING_ANCHORS,
} from "./lists";
import { RELATIONS } from "./relations";

/** One key of a closed list. */
function oneOf<T extends Record<string, unknown>>(list: T) {
  return z.enum(Object.keys(list) as [keyof T & string, ...(keyof T & string)[]]);
}

/** A field the report may be silent about: null means nothing was entered. */
function silent<T extends z.ZodType>(schema: T) {
  return schema.nullable().default(null);
}

const idSchema = z.string().min(1).max(100);
const text = z.string().trim().min(1).max(300);
const longText = z.string().trim().min(1).max(2000);
const count = z.number().int().nonnegative();

export const categorySchema = oneOf(CATEGORIES);
export const relationSchema = oneOf(RELATIONS);
export const designSchema = oneOf(DESIGNS);

/** A thing that exists: a drug, receptor, process, network or outcome, with its identifier in a public vocabulary. */
export const termSchema = z.strictObject({
  id: idSchema,
  label: text,
  type: oneOf(TERM_TYPES),
  level: silent(oneOf(LEVELS)),
  curie: silent(z.string().regex(/^[A-Za-z][\w.]*:\S+$/, "Write the identifier as PREFIX:id")),
  xrefs: z.array(z.string().min(3).max(100)).default([]),
  categories: z.array(categorySchema).default([]),
});
export type Term = z.infer<typeof termSchema>;

/** One end of a proposition: a term, or another proposition (second order). */
export const endSchema = z.union([
  z.strictObject({ termId: idSchema }),
  z.strictObject({ propositionId: idSchema }),
]);
export type End = z.infer<typeof endSchema>;

const propositionShape = { subject: endSchema, relation: relationSchema, object: endSchema };

/** What could be true: subject, relation, object. */
export const propositionInputSchema = z.strictObject(propositionShape);
export type PropositionInput = z.infer<typeof propositionInputSchema>;

/** A proposition of the review, kept once however many reports speak of it; `categories` overrules the derived ones. */
export const propositionSchema = z.strictObject({
  id: idSchema,
  ...propositionShape,
  categories: silent(z.array(categorySchema)),
});
export type Proposition = z.infer<typeof propositionSchema>;

const quantitySchema = z.strictObject({ value: z.number(), unit: z.string().min(1).max(20) });

/** Who or what was studied. */
export const systemSchema = z.strictObject({
  taxon: silent(text),
  strainOrPopulation: silent(text),
  model: silent(oneOf(MODELS)),
  sex: silent(oneOf(SEXES)),
  age: silent(text),
  sample: silent(oneOf(SAMPLES)),
  region: silent(text),
  cellType: silent(text),
  nUnits: silent(count),
  nAnimalsOrParticipants: silent(count),
});

/** What was given. */
export const interventionSchema = z.strictObject({
  substance: silent(text),
  form: silent(oneOf(FORMS)),
  dose: silent(quantitySchema),
  route: silent(text),
  schedule: silent(oneOf(SCHEDULES)),
  nDoses: silent(count),
});

/** What it was compared with; the role decides whether the claim is comparative. */
export const comparatorSchema = z.strictObject({ name: text, role: oneOf(COMPARATOR_ROLES) });

/** When it was measured: a number with its anchor, or the report's word ("rapid", "long-term"). */
export const timingSchema = z.strictObject({
  value: silent(z.number()),
  unit: silent(z.string().min(1).max(20)),
  anchor: silent(oneOf(TIMING_ANCHORS)),
  text: silent(text),
});

/** The circumstances of one experiment, entered once and inherited by its claims. */
export const contextCardSchema = z.strictObject({
  design: designSchema.default("other"),
  /** The cautious default: secondary claims never count as studies. */
  sourceRole: oneOf(SOURCE_ROLES).default("secondary"),
  system: systemSchema.prefault({}),
  intervention: interventionSchema.prefault({}),
  comparator: silent(comparatorSchema),
  timing: timingSchema.prefault({}),
});
export type ContextCard = z.infer<typeof contextCardSchema>;

/** What was done to the supposed mediator, by which agent, and what came of it. */
export const manipulationSchema = z.strictObject({
  kind: oneOf(MANIPULATIONS).default("none"),
  agent: silent(text),
  result: silent(oneOf(MANIPULATION_RESULTS)),
});

/** The result as printed; `minimalEffect` and `equivalenceTested` are what a claim of no effect rests on. */
export const effectSchema = z.strictObject({
  direction: silent(oneOf(DIRECTIONS)),
  metric: silent(text),
  value: silent(z.number()),
  unit: silent(z.string().min(1).max(20)),
  ciLow: silent(z.number()),
  ciHigh: silent(z.number()),
  dispersion: silent(z.number().nonnegative()),
  dispersionType: silent(oneOf(DISPERSIONS)),
  pOperator: silent(oneOf(P_OPERATORS)),
  p: silent(z.number()),
  nPerGroup: silent(count),
  minimalEffect: silent(z.number().positive()),
  equivalenceTested: z.boolean().default(false),
});
export type Effect = z.infer<typeof effectSchema>;

const claimShape = {
  quote: z
    .string()
    .min(10, "A quote has at least 10 characters")
    .max(1000, "A quote has at most 1,000 characters"),
  polarity: oneOf(POLARITIES).default("supports"),
  epistemic: oneOf(EPISTEMICS).default("asserted"),
  context: contextCardSchema.prefault({}),
  citedRefs: z.array(text).default([]),
  citedDesign: silent(designSchema),
  assay: silent(text),
  directness: silent(oneOf(DIRECTNESS)),
  implicit: z.boolean().default(false),
  manipulation: manipulationSchema.prefault({}),
  effect: effectSchema.prefault({}),
  doseResponse: oneOf(REPORTED).default("not_reported"),
  temporalOrder: oneOf(REPORTED).default("not_reported"),
  riskOfBiasId: silent(idSchema),
  certainty: oneOf(CERTAINTIES).default("not_assessed"),
  certaintyReason: silent(longText),
  section: oneOf(SECTIONS).default("abstract"),
  page: silent(z.number().int().positive()),
  charStart: silent(count),
  charEnd: silent(count),
  fileSha256: silent(z.string().regex(/^[0-9a-f]{64}$/)),
  chainId: silent(idSchema),
  chainPos: silent(count),
  contradicts: z.array(idSchema).default([]),
  note: silent(longText),
};

/** A claim as an extractor enters it; only quote, subject, relation and object have no default. */
export const claimInputSchema = z.strictObject({ ...propositionShape, ...claimShape });
export type ClaimInput = z.infer<typeof claimInputSchema>;
/** A claim before the defaults are filled in, as a form or an API client sends it. */
export type ClaimDraft = z.input<typeof claimInputSchema>;

/** Who says it and where: an agreed claim of one report about one proposition. */
export const claimSchema = z.strictObject({
  id: idSchema,
  reportId: idSchema,
  studyId: idSchema,
  propositionId: idSchema,
  ...claimShape,
});
export type Claim = z.infer<typeof claimSchema>;
