import { z } from "zod";
import { SOURCES } from "../../flow";
import { PRISMA_S } from "../../import/search/prisma-s";

/** What one search brought to the review. Citations are records after duplicates: what several searches found is one. */
export const SourceYield = z.object({
  searchId: z.uuid(),
  source: z.enum(SOURCES),
  name: z.string(),
  /** As in the files, before duplicates. */
  records: z.int(),
  /** Different citations among them. */
  citations: z.int(),
  /** Citations that no other search found. */
  unique: z.int(),
  /** Citations with an included report. */
  included: z.int(),
  /** Included, and found by this search alone: what would be missing without it. */
  uniqueIncluded: z.int(),
});
export type SourceYield = z.infer<typeof SourceYield>;

export const SourceStatistics = z.object({
  sources: z.array(SourceYield),
  /** Over all searches; what several found counts once. */
  all: SourceYield.pick({ records: true, citations: true, included: true }),
});
export type SourceStatistics = z.infer<typeof SourceStatistics>;

/** Each search by the 16 items of PRISMA-S. `written`: in words of its own; otherwise it follows from what is known. */
export const SearchReport = z.object({
  searches: z.array(
    z.object({
      searchId: z.uuid(),
      name: z.string(),
      source: z.enum(SOURCES),
      items: z.array(
        z.object({
          item: z.enum(PRISMA_S.map(({ item }) => item)),
          name: z.string(),
          text: z.string(),
          written: z.boolean(),
        }),
      ),
    }),
  ),
});
export type SearchReport = z.infer<typeof SearchReport>;
