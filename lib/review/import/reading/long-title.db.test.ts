import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { call } from "@/prisma/seed/client";
import { importFile, makeSearch } from "@/prisma/seed/import";
import { makePerson, makeReview, tokenOf } from "@/prisma/seed/team";

it("a title of three megabytes is named, kept in the original entry, and carried by no list", async () => {
  const ada = await makePerson("Ada");
  const reviewId = await makeReview(ada);
  const token = await tokenOf(ada);
  const title = `Long ${"x".repeat(3_000_000)}`;
  const text = `TY  - JOUR\nTI  - ${title}\nER  - \n\nTY  - JOUR\nTI  - Short\nER  - \n`;
  const feeds = [{ part: "all" as const, searchId: await makeSearch(reviewId, ada) }];
  const { importId, recordIds } = await importFile(reviewId, ada, { name: "long.ris", text, feeds });
  expect(recordIds).toHaveLength(2);

  const { sha256 } = await db.storedFile.findFirstOrThrow({ where: { reviewId } });
  const answers = [];
  for (const path of [`files/${sha256}/preview`, `imports/${importId}`, "records?limit=200"]) {
    const { status, body } = await call(token, "GET", `/reviews/${reviewId}/${path}`);
    expect({ path, status, short: JSON.stringify(body).length < 20_000 }).toEqual({
      path,
      status: 200,
      short: true,
    });
    answers.push(body);
  }
  const warned = expect.objectContaining({ line: 1, code: "field_too_long" });
  const [preview, imported] = answers as [
    { entries: unknown[]; warnings: unknown[] },
    { warningList: unknown[] },
  ];
  expect(preview.entries).toHaveLength(2);
  expect(preview.warnings).toEqual([warned]);
  expect(imported.warningList).toEqual([warned]);
  const record = await db.record.findFirstOrThrow({ where: { reviewId, ordinal: 1 } });
  expect(record.title.length).toBeLessThanOrEqual(2_001);
  expect(record.original).toContain(title);
});
