/** What a stage says before it has run anything. */
export const NOTHING = { passed: 0, failed: 0, skipped: 0, unexplained: 0 };

export function add(one, other) {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
    unexplained: one.unexplained + other.unexplained,
  };
}

/** The last line of `npm test`. */
export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Nothing failed, and every test that was skipped says why. */
export function isGreen({ failed, unexplained }) {
  return failed === 0 && unexplained === 0;
}

/** Counts a Vitest JSON report. A file that does not load has no tests, and is one failure. */
export function tallyVitest(report) {
  let total = NOTHING;
  for (const file of report.testResults) {
    if (file.status === "failed" && file.assertionResults.length === 0)
      total = add(total, { ...NOTHING, failed: 1 });
    for (const test of file.assertionResults) total = add(total, tallyStatus(test.status, test.meta?.reason));
  }
  // An error outside every test fails the run without failing a test.
  if (!report.success && total.failed === 0) return { ...total, failed: 1 };
  return total;
}

function tallyStatus(status, reason) {
  if (status === "passed") return { ...NOTHING, passed: 1 };
  if (status === "failed") return { ...NOTHING, failed: 1 };
  return { ...NOTHING, skipped: 1, unexplained: reason ? 0 : 1 };
}

/** Counts a Playwright JSON report; a skip is explained by the description of its annotation. */
export function tallyPlaywright(report) {
  let total = NOTHING;
  for (const test of report.suites.flatMap(testsOf)) {
    if (test.status === "skipped") {
      const reason = test.annotations.some(
        ({ type, description }) => /^(skip|fixme)$/.test(type) && description,
      );
      total = add(total, { ...NOTHING, skipped: 1, unexplained: reason ? 0 : 1 });
    } else {
      // One that passed only when tried again has not passed.
      total = add(total, test.status === "expected" ? { ...NOTHING, passed: 1 } : { ...NOTHING, failed: 1 });
    }
  }
  return total.failed === 0 && report.errors.length > 0 ? { ...total, failed: 1 } : total;
}

function testsOf(suite) {
  return [...(suite.suites ?? []).flatMap(testsOf), ...(suite.specs ?? []).flatMap((spec) => spec.tests)];
}
