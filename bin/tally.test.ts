import { describe, expect, test } from "vitest";
import { add, isGreen, NOTHING, summary, tallyPlaywright, tallyVitest } from "./testing/tally.js";

const vitest = (...statuses: string[]) => ({
  success: true,
  testResults: [{ status: "passed", assertionResults: statuses.map((status) => ({ status })) }],
});
const playwright = (
  ...tests: { status: string; annotations: { type: string; description?: string }[] }[]
) => ({
  errors: [] as unknown[],
  suites: [{ suites: [{ specs: [{ tests }] }] }],
});

test("the last line adds up all stages", () => {
  const total = add({ ...NOTHING, passed: 2 }, { ...NOTHING, passed: 1, failed: 1, skipped: 3 });
  expect(summary(total)).toBe("3 passed, 1 failed, 3 skipped");
  expect(isGreen(total)).toBe(false);
});

describe("Vitest", () => {
  test("counts what passed and failed", () => {
    expect(tallyVitest(vitest("passed", "failed", "passed"))).toMatchObject({ passed: 2, failed: 1 });
  });
  test("a file that does not load is a failure", () => {
    const report = { success: false, testResults: [{ status: "failed", assertionResults: [] }] };
    expect(tallyVitest(report).failed).toBe(1);
  });
  test("an error outside every test is a failure", () => {
    expect(tallyVitest({ ...vitest("passed"), success: false }).failed).toBe(1);
  });
  test("a skip that gives no reason is not green", () => {
    expect(isGreen(tallyVitest(vitest("passed", "skipped")))).toBe(false);
  });
});

describe("Playwright", () => {
  test("a skip with a reason is green, one without is not", () => {
    const why = { type: "skip", description: "needs a printer" };
    expect(isGreen(tallyPlaywright(playwright({ status: "skipped", annotations: [why] })))).toBe(true);
    expect(isGreen(tallyPlaywright(playwright({ status: "skipped", annotations: [{ type: "skip" }] })))).toBe(
      false,
    );
  });
  test("only a test that passed at once has passed", () => {
    const report = playwright({ status: "expected", annotations: [] }, { status: "flaky", annotations: [] });
    expect(tallyPlaywright(report)).toMatchObject({ passed: 1, failed: 1 });
  });
  test("an error before the first test is a failure", () => {
    expect(tallyPlaywright({ suites: [], errors: [{}] }).failed).toBe(1);
  });
});
