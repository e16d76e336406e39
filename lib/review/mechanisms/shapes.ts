import { z } from "zod";
import {
  CATEGORIES,
  CERTAINTIES,
  DESIGN_GROUPS,
  DESIGNS,
  EPISTEMICS,
  FORMS,
  LEVELS,
  SOURCE_ROLES,
} from "../extraction/lists";
import { categorySchema, claimSchema, endSchema, relationSchema } from "../extraction/schema";

function oneOf<T extends Record<string, unknown>>(keys: T) {
  return z.enum(Object.keys(keys) as [keyof T & string, ...(keyof T & string)[]]);
}

function listOf<T extends Record<string, unknown>>(keys: T) {
  return z
    .string()
    .max(1000)
    .transform((text) => text.split(",").filter((part) => part !== ""))
    .pipe(z.array(oneOf(keys)).min(1))
    .optional();
}

/** What the views are narrowed to; several values are separated by commas. */
export const EvidenceFilter = z.strictObject({
  reviewId: z.uuid(),
  designs: listOf(DESIGNS),
  taxa: z
    .string()
    .max(1000)
    .transform((text) => text.split(",").filter((part) => part !== ""))
    .optional(),
  forms: listOf(FORMS),
  levels: listOf(LEVELS),
  roles: listOf(SOURCE_ROLES),
  certainties: listOf(CERTAINTIES),
  epistemics: listOf(EPISTEMICS),
});
export type EvidenceFilter = z.output<typeof EvidenceFilter>;

export const MapFilter = EvidenceFilter.extend({
  /** `true`: with what is only an open question or only comparative. */
  all: z.enum(["true", "false"]).default("false"),
});
export type MapFilter = z.output<typeof MapFilter>;

export const PropositionFilter = EvidenceFilter.extend({ propositionId: z.uuid() });
export type PropositionFilter = z.output<typeof PropositionFilter>;

/** One cell of the gap map; with neither row nor column, the claims that stand in no cell. */
export const GapMembersFilter = EvidenceFilter.extend({
  category: oneOf(CATEGORIES).optional(),
  column: oneOf(DESIGN_GROUPS).optional(),
});
export type GapMembersFilter = z.output<typeof GapMembersFilter>;

const choices = z.array(z.object({ value: z.string(), claims: z.int() }));

/** What the views can be narrowed to: values that some claim has. */
export const EvidenceChoices = z.object({
  designs: choices,
  taxa: choices,
  forms: choices,
  levels: choices,
  roles: choices,
  certainties: choices,
  epistemics: choices,
});
export type EvidenceChoices = z.output<typeof EvidenceChoices>;

export const Tally = z.object({
  /** Primary studies by direction, each counted once. */
  studies: z.object({ plus: z.int(), minus: z.int(), none: z.int(), mixed: z.int() }),
  nPrimary: z.int(),
  share: z.number().nullable(),
  /** Ids of the reports that say it, or deny it, without data of their own. */
  reportsSupporting: z.array(z.uuid()),
  reportsRefuting: z.array(z.uuid()),
  /** Ids of claims. */
  openQuestions: z.array(z.uuid()),
  hypotheses: z.array(z.uuid()),
  comparative: z.array(z.uuid()),
  supportClass: z.enum([
    "single",
    "consistent",
    "mostly_consistent",
    "conflicting",
    "secondary_only",
    "open",
    "gap",
  ]),
});

const level = z.string().nullable();

const Edge = z.object({
  propositionId: z.uuid(),
  statement: z.string(),
  subject: endSchema,
  object: endSchema,
  relation: relationSchema,
  order: z.union([z.literal(1), z.literal(2)]),
  sign: z.enum(["positive", "negative", "either", "none"]),
  tally: Tally,
  supportClass: Tally.shape.supportClass,
  /** Denied, and supported by nobody. */
  refuted: z.boolean(),
  comparativeOnly: z.boolean(),
  /** Shown unless all is asked for. */
  visible: z.boolean(),
  style: z.object({
    line: z.enum(["solid", "dashed", "dotted"]),
    width: z.number(),
    arrowhead: z.enum(["arrow", "tee", "diamond", "none"]),
    mark: z.enum(["≠", "×"]).nullable(),
  }),
});

export const PropositionEntry = Edge.extend({
  categories: z.array(categorySchema),
  /** Claims about it, and how many different quotes they rest on. */
  claims: z.int(),
  quotes: z.int(),
});
export type PropositionEntry = z.output<typeof PropositionEntry>;

/** An agreed claim with where it was found, ready to be shown. */
export const ClaimEntry = claimSchema.extend({
  statement: z.string(),
  quoteFound: z.boolean(),
  reportTitle: z.string(),
  reportByline: z.string(),
  reportYear: z.int().nullable(),
  studyLabel: z.string(),
  settledBy: z.uuid(),
  settledAt: z.iso.datetime(),
});
export type ClaimEntry = z.output<typeof ClaimEntry>;

export const PropositionClaims = z.object({
  proposition: PropositionEntry,
  claims: z.array(ClaimEntry),
});
export type PropositionClaims = z.output<typeof PropositionClaims>;

const point = z.object({ x: z.number(), y: z.number() });
const box = { x: z.number(), y: z.number(), w: z.number(), h: z.number() };

export const MechanismMapView = z.object({
  nodes: z.array(z.object({ id: z.string(), label: z.string(), level, visible: z.boolean() })),
  edges: z.array(Edge),
  /** How much `all` would add. */
  hidden: z.object({ nodes: z.int(), edges: z.int() }),
  /** Coordinates in pixels, y downwards; edges are cubic Bézier points. */
  layout: z.object({
    width: z.number(),
    height: z.number(),
    lanes: z.array(z.object({ level, label: z.string(), x: z.number(), w: z.number() })),
    nodes: z.array(z.object({ id: z.string(), ...box, lines: z.array(z.string()) })),
    edges: z.array(
      z.object({
        propositionId: z.uuid(),
        points: z.array(point),
        middle: point,
        label: z.object({ text: z.string(), ...box }),
      }),
    ),
  }),
});
export type MechanismMapView = z.output<typeof MechanismMapView>;

const GapCell = z.object({
  primaryStudies: z.array(z.uuid()),
  reportsSupporting: z.array(z.uuid()),
  reportsRefuting: z.array(z.uuid()),
  hypotheses: z.array(z.uuid()),
  openQuestions: z.array(z.uuid()),
  certainty: z.string().nullable(),
  claimIds: z.array(z.uuid()),
});

export const GapMapView = z.object({
  columns: z.array(z.string()),
  rows: z.array(
    z.object({
      category: categorySchema,
      label: z.string(),
      cells: z.record(z.string(), GapCell),
      openQuestions: z.array(z.uuid()),
      empty: z.boolean(),
    }),
  ),
  /** Claims in no row or in no column. */
  outside: z.array(z.uuid()),
});
export type GapMapView = z.output<typeof GapMapView>;

export const ContradictionsView = z.object({
  contradictions: z.array(
    z.object({
      kind: z.enum(["sign_conflict", "effect_null", "asserted_refuted"]),
      a: ClaimEntry,
      b: ClaimEntry,
      /** Fields of the context in which the two differ. */
      differs: z.array(z.object({ path: z.string(), label: z.string() })),
    }),
  ),
  total: z.int(),
});
export type ContradictionsView = z.output<typeof ContradictionsView>;
