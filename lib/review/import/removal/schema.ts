import { z } from "zod";
import { OperationId } from "../../history/schema";

const said = z.string().trim().min(1).max(300);
const year = z.int().min(1400).max(2200);

/** What a filter set by people takes out before screening. What a record does not say is never held against it. */
export const RemovalRule = z.discriminatedUnion("by", [
  /** Records that bear any of these publication types. */
  z.strictObject({
    by: z.literal("publication_type"),
    types: z.array(said).min(1, "Choose at least one type.").max(100),
  }),
  /** Records published before `before`, or after `after`. */
  z
    .strictObject({ by: z.literal("year"), before: year.nullable(), after: year.nullable() })
    .refine(({ before, after }) => before !== null || after !== null, {
      path: ["before"],
      message: "Give at least one year.",
    })
    .refine(({ before, after }) => before === null || after === null || before <= after, {
      path: ["after"],
      message: "Nothing would be left: the years exclude each other.",
    }),
  /** Records all of whose languages are, or are not, among these. */
  z.strictObject({
    by: z.literal("language"),
    is: z.boolean(),
    languages: z.array(said).min(1, "Choose at least one language.").max(100),
  }),
]);
export type RemovalRule = z.infer<typeof RemovalRule>;

export const CountByRule = z.strictObject({ reviewId: z.uuid(), rule: RemovalRule });
export type CountByRule = z.infer<typeof CountByRule>;

export const RuleCount = z.object({
  /** Records that the rule takes out now. */
  records: z.int(),
  /** The first of them. */
  examples: z.array(
    z.object({ id: z.uuid(), title: z.string(), byline: z.string(), year: z.int().nullable() }),
  ),
  /** Records that wait and do not say what the rule asks: they stay. */
  silent: z.int(),
  /** The rule in the words of the report. */
  method: z.string(),
});
export type RuleCount = z.infer<typeof RuleCount>;

export const RemoveByRule = CountByRule.extend({
  operationId: OperationId,
  /** How many the person saw that it takes out: another number is refused. */
  records: z.int().min(1),
});
export type RemoveByRule = z.infer<typeof RemoveByRule>;

const facet = z.array(z.object({ value: z.string(), records: z.int() }));

/** What the records that wait for screening say, and how many say it. */
export const RemovalFacets = z.object({
  records: z.int(),
  publicationTypes: facet,
  languages: facet,
  years: z.array(z.object({ value: z.int(), records: z.int() })),
});
export type RemovalFacets = z.infer<typeof RemovalFacets>;

/** One act of removing, as far as it still stands. */
export const Removal = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  by: z.string(),
  method: z.string(),
  as: z.enum(["removed_automation", "removed_other"]),
  /** Records that are removed by it still. */
  records: z.int(),
});
export type Removal = z.infer<typeof Removal>;

export const ReverseRemoval = z.strictObject({
  reviewId: z.uuid(),
  removalId: z.uuid(),
  operationId: OperationId,
});
export type ReverseRemoval = z.infer<typeof ReverseRemoval>;
