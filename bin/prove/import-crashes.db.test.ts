import { expect, it } from "vitest";
import { crashImports, seesEarlyRecords } from "./import-crashes";
import { randomFrom } from "./random";

it("a killed worker's import shows nothing or all, goes on, and has each record once", {
  timeout: 180_000,
}, async () => {
  const fell = await crashImports({ points: 4, records: 2_100, random: randomFrom(20261126) });
  expect([...fell.values()].reduce((sum, count) => sum + count, 0)).toBe(4);
});

it("would notice records that show too early", { timeout: 180_000 }, async () => {
  expect(await seesEarlyRecords(1_000)).toBe(true);
});
