import { expect, it } from "vitest";
import { releasedOf } from "./rules";

const items = [
  { itemId: "a", isUndecided: true },
  { itemId: "b", isUndecided: false },
  { itemId: "c", isUndecided: true },
];

it("all that is undecided comes out, or those named", () => {
  expect(releasedOf("open", items, undefined)).toEqual(["a", "c"]);
  expect(releasedOf("open", items, ["c"])).toEqual(["c"]);
});

it("what the batch does not hold, or has decided, does not", () => {
  expect(() => releasedOf("open", items, ["a", "x"])).toThrow(/no such item/);
  expect(() => releasedOf("open", items, ["b"])).toThrow(/nothing in this batch/);
  expect(() => releasedOf("closed", items, undefined)).toThrow(/closed/);
});
