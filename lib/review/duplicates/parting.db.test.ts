import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { findSeedDuplicates, importCitations, type SeedCitation } from "@/prisma/seed/duplicates";
import { makePerson, makeReview } from "@/prisma/seed/team";

const PLACE = {
  title: "Ketamine for depression in older adults",
  year: 2018,
  authors: ["Aalto, M"],
  journal: "Pain",
  volume: "1",
  pages: "11",
};
/** The second is either of the others, which cannot be one: nearer to the first, by its year. */
const CHAIN: SeedCitation[] = [
  { ...PLACE, doi: "10.1234/a" },
  PLACE,
  { ...PLACE, doi: "10.1234/b", year: 2019 },
];

it("what a later record shows to be wrong is taken back and merged as its strongest links say", async () => {
  for (const order of [
    [0, 1, 2],
    [1, 2, 0],
    [2, 1, 0],
  ]) {
    const ada = await makePerson("Ada");
    const reviewId = await makeReview(ada);
    const ids: string[] = [];
    for (const at of order) {
      const { recordIds } = await importCitations(reviewId, ada, { name: `File ${at}` }, [CHAIN[at]!]);
      ids[at] = recordIds[0]!;
      await findSeedDuplicates(reviewId);
    }
    const [first, second, third] = ids;
    const duplicates = await db.recordState.findMany({ where: { reviewId, status: "duplicate" } });
    expect(duplicates).toHaveLength(1);
    expect([duplicates[0]?.recordId, duplicates[0]?.survivorId].sort()).toEqual([first, second].sort());
    const clusters = await db.duplicateCluster.findMany({ where: { reviewId }, include: { members: true } });
    expect(clusters.map(({ status }) => status).sort()).toEqual(["confirmed", "proposed"]);
    const merged = clusters.find(({ status }) => status === "confirmed");
    expect(merged?.members.find(({ before }) => before !== null)).toMatchObject({
      before: "awaiting_screening",
    });
    expect(
      clusters.find(({ status }) => status === "proposed")?.members.map((one) => one.recordId),
    ).toContain(third);
  }
});
