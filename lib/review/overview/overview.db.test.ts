import { expect, it } from "vitest";
import { call } from "@/prisma/seed/client";
import { seedRecords } from "@/prisma/seed/import";
import { makeTeam } from "@/prisma/seed/screening";
import { tokenOf } from "@/prisma/seed/team";

it("tells records that other methods found from those that wait for screening", async () => {
  const { reviewId, lead } = await makeTeam();
  await seedRecords(reviewId, lead, 3);
  await seedRecords(reviewId, lead, 2, { source: "website", name: "A charity's website" });
  const { body } = await call(await tokenOf(lead), "GET", `/reviews/${reviewId}/overview`);
  expect(body).toMatchObject({ otherMethods: 2, records: { awaiting_screening: 3, included: 2 } });
});
