import { describe, expect, it } from "vitest";
import { counted, daysAgo, formatDay, formatNumber, formatPercent, formatTime } from "./format";
import { words } from "./words";

describe("numbers", () => {
  it("separates thousands and keeps the asked decimals", () => {
    expect(formatNumber(1234567)).toBe("1,234,567");
    expect(formatNumber(0.8, 2)).toBe("0.80");
  });

  it("says one record and two records", () => {
    expect(counted(1, "record", "records")).toBe("1 record");
    expect(counted(0, "record", "records")).toBe("0 records");
    expect(counted(1204, "record", "records")).toBe("1,204 records");
  });

  it("says none and all only when it is exactly so", () => {
    expect(formatPercent(0)).toBe("0 %");
    expect(formatPercent(0.001)).toBe("< 1 %");
    expect(formatPercent(0.999)).toBe("> 99 %");
    expect(formatPercent(1)).toBe("100 %");
  });
});

describe("dates", () => {
  it("leaves a calendar day where it is, whatever the zone", () => {
    expect(formatDay("2026-03-14", "Pacific/Auckland")).toBe("14 March 2026");
    expect(formatDay("2026-03-14", "America/Los_Angeles")).toBe("14 March 2026");
  });

  it("moves a moment into the reader's zone", () => {
    expect(formatDay("2026-03-14T23:30:00Z", "Asia/Shanghai")).toBe("15 March 2026");
    expect(formatTime("2026-03-14T23:30:00Z", "Asia/Shanghai")).toBe("07:30");
  });

  it("counts midnights, not hours, between a moment and now", () => {
    const now = new Date("2026-03-15T00:10:00Z");
    expect(daysAgo("2026-03-14T23:50:00Z", now, "UTC")).toBe(1);
    expect(daysAgo("2026-03-14T23:50:00Z", now, "Asia/Shanghai")).toBe(0);
    expect(daysAgo("2026-03-13T00:20:00Z", now, "UTC")).toBe(2);
  });
});

describe("time left", () => {
  it.each([
    [3, "a few seconds left"],
    [41, "about 45 seconds left"],
    [60, "about 1 minute left"],
    [94, "about 2 minutes left"],
    [3590, "about 1 hour left"],
    [7200, "about 2 hours left"],
  ])("%i seconds", (seconds, said) => {
    expect(words.progress.left(seconds)).toBe(said);
  });
});
