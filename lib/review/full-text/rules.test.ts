import { describe, expect, it } from "vitest";
import { REPORT_STATES, type ReportState } from "../flow";
import { afterAttaching, afterRetrieval, afterSetting, refuseLastStudy, startsLikePdf } from "./rules";

const free = (status: ReportState) => ({ status, beingAssessed: false, inConflict: false, decided: null });

describe("an attempt to get a report", () => {
  it("moves a report that is not assessed yet, and corrects an earlier attempt", () => {
    for (const from of ["sought", "not_retrieved", "awaiting_assessment"] as const) {
      expect(afterRetrieval(free(from), "retrieved")).toBe("awaiting_assessment");
      expect(afterRetrieval(free(from), "not_retrieved")).toBe("not_retrieved");
      expect(afterRetrieval(free(from), "waiting")).toBe("sought");
    }
  });

  it("moves nothing that is being or was assessed", () => {
    const open = { ...free("awaiting_assessment"), beingAssessed: true };
    expect(() => afterRetrieval(open, "not_retrieved")).toThrow(/open batch/);
    expect(afterRetrieval(open, "retrieved")).toBe("awaiting_assessment");
    const differs = { ...free("awaiting_assessment"), inConflict: true };
    expect(() => afterRetrieval(differs, "not_retrieved")).toThrow(/conflict/);
    for (const status of ["included", "excluded", "ongoing", "withdrawn"] as const) {
      expect(() => afterRetrieval(free(status), "not_retrieved")).toThrow();
    }
  });
});

it("attaching a PDF retrieves a report and changes no later state", () => {
  const after = Object.fromEntries(
    REPORT_STATES.filter((status) => status !== "withdrawn").map((status) => [
      status,
      afterAttaching(free(status)),
    ]),
  );
  expect(after).toEqual({
    sought: "awaiting_assessment",
    not_retrieved: "awaiting_assessment",
    awaiting_assessment: null,
    awaiting_classification: null,
    ongoing: null,
    excluded: null,
    included: null,
  });
  expect(() => afterAttaching(free("withdrawn"))).toThrow(/withdrawn/);
});

it("a lead sets reports aside and gives back only those", () => {
  for (const from of ["awaiting_assessment", "excluded", "included", "ongoing"] as const) {
    expect(afterSetting(free(from), "awaiting_classification").status).toBe("awaiting_classification");
  }
  expect(afterSetting(free("awaiting_classification"), "awaiting_assessment").status).toBe(
    "awaiting_assessment",
  );
  expect(() => afterSetting(free("included"), "awaiting_assessment")).toThrow(/given back/);
  expect(() => afterSetting(free("sought"), "ongoing")).toThrow(/Reload/);
  expect(() => afterSetting(free("ongoing"), "ongoing")).toThrow(/already/);
});

it("what is given back goes where it was decided to go, whatever it was set to in between", () => {
  const aside = (decided: { decision: "include" | "exclude"; reasonId: string | null }) =>
    afterSetting({ ...free("ongoing"), decided }, "awaiting_assessment");
  expect(aside({ decision: "include", reasonId: null })).toEqual({ status: "included", reasonId: null });
  expect(aside({ decision: "exclude", reasonId: "r" })).toEqual({ status: "excluded", reasonId: "r" });
});

it("a PDF says so within its first 1024 bytes", () => {
  const at = (offset: number) => Buffer.concat([Buffer.alloc(offset, 32), Buffer.from("%PDF-1.7")]);
  expect(startsLikePdf(at(0))).toBe(true);
  expect(startsLikePdf(at(1019))).toBe(true);
  expect(startsLikePdf(at(1020))).toBe(false);
  expect(startsLikePdf(Buffer.from("<html>"))).toBe(false);
  for (const before of ["<html>", " \n<!DOCTYPE html>", "\u{feff}<svg/>", "<script>alert(1)</script>"]) {
    expect(startsLikePdf(Buffer.from(`${before}\n%PDF-1.7`)), before).toBe(false);
  }
  expect(startsLikePdf(Buffer.from("Content-Type: application/pdf\r\n\r\n%PDF-1.7"))).toBe(true);
});

it("only an included report must keep its last study", () => {
  expect(() => refuseLastStudy("included", ["a"], "a")).toThrow(/at least one study/);
  expect(() => refuseLastStudy("included", ["a", "b"], "a")).not.toThrow();
  expect(() => refuseLastStudy("excluded", ["a"], "a")).not.toThrow();
  expect(() => refuseLastStudy("included", ["a"], "b")).toThrow(/not linked/);
});
