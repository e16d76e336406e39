import { describe, expect, it } from "vitest";
import { isAccepted } from "./file-accept";
import { barPlaces, currentHref } from "./shell-current";
import { nextWidth, shareAfterKey, within } from "./split-share";
import { themeOf } from "./theme";
import { rowAfterKey } from "./virtual-list-keys";

describe("a long list", () => {
  it.each([
    ["ArrowDown", 4, 5],
    ["ArrowDown", 99, 99],
    ["ArrowUp", 0, 0],
    ["PageDown", 95, 99],
    ["PageUp", 3, 0],
    ["Home", 50, 0],
    ["End", 50, 99],
    ["a", 50, undefined],
  ])("%s from row %i leads to %s", (key, active, next) => {
    expect(rowAfterKey(key, active, 100, 10)).toBe(next);
  });
});

describe("the divider", () => {
  it("keeps both panes usable", () => {
    expect(within(3)).toBe(20);
    expect(within(97)).toBe(80);
    expect(shareAfterKey("ArrowLeft", 20)).toBe(20);
    expect(shareAfterKey("ArrowRight", 50)).toBe(52);
    expect(shareAfterKey("End", 50)).toBe(80);
    expect(shareAfterKey("a", 50)).toBeUndefined();
  });

  it("steps through three widths and begins again", () => {
    expect([20, 35, 50, 65, 80].map(nextWidth)).toEqual([35, 50, 65, 35, 35]);
  });
});

describe("the road", () => {
  const hrefs = ["/reviews/1", "/reviews/1/screening", "/reviews/1/team"];

  it("marks the longest place an address belongs to", () => {
    expect(currentHref("/reviews/1", hrefs)).toBe("/reviews/1");
    expect(currentHref("/reviews/1/screening/record/7", hrefs)).toBe("/reviews/1/screening");
    expect(currentHref("/reviews/1/screening-log", hrefs)).toBe("/reviews/1");
    expect(currentHref("/reviews/12", hrefs)).toBeUndefined();
  });

  it("always shows the current place on a phone", () => {
    const places = ["a", "b", "c", "d", "e", "f"];
    expect(barPlaces(places, (place) => place === "b", 4)).toEqual(["a", "b", "c", "d"]);
    expect(barPlaces(places, (place) => place === "f", 4)).toEqual(["a", "b", "c", "f"]);
    expect(barPlaces(places, () => false, 4)).toEqual(["a", "b", "c", "d"]);
  });
});

describe("what comes from outside", () => {
  it("takes files by their ending, in any case", () => {
    expect(isAccepted("Export.RIS", [".ris"])).toBe(true);
    expect(isAccepted("ris", [".ris"])).toBe(false);
    expect(isAccepted("anything.exe", undefined)).toBe(true);
  });

  it("reads a strange theme cookie as the system's own", () => {
    expect(themeOf("dark")).toBe("dark");
    expect(themeOf('"><script>')).toBe("system");
    expect(themeOf(undefined)).toBe("system");
  });
});
