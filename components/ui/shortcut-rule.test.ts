import { describe, expect, it } from "vitest";
import { type Press, shortcutFor } from "./shortcut-rule";

const calm: Press = {
  key: "i",
  held: false,
  repeated: false,
  taken: false,
  typing: false,
  onControl: false,
  onMover: false,
  layerOpen: false,
};
const bound = ["i", "?", "ArrowDown", "Enter", " "];

describe("a single-key shortcut", () => {
  it("fires for its key, with or without Caps Lock", () => {
    expect(shortcutFor(calm, bound, false)).toBe("i");
    expect(shortcutFor({ ...calm, key: "I" }, bound, false)).toBe("i");
    expect(shortcutFor({ ...calm, key: "?" }, bound, false)).toBe("?");
    expect(shortcutFor({ ...calm, key: "x" }, bound, false)).toBeUndefined();
  });

  it.each(["held", "typing", "layerOpen", "taken"] as const)("stays silent when %s", (reason) => {
    expect(shortcutFor({ ...calm, [reason]: true }, bound, true)).toBeUndefined();
  });

  it("fires once while the key is held down, unless it only moves", () => {
    expect(shortcutFor({ ...calm, repeated: true }, bound, false)).toBeUndefined();
    expect(shortcutFor({ ...calm, repeated: true }, bound, true)).toBe("i");
  });

  it("leaves Enter and Space to the button that has the focus, letters not", () => {
    for (const key of ["Enter", " "]) {
      expect(shortcutFor({ ...calm, key, onControl: true }, bound, false)).toBeUndefined();
      expect(shortcutFor({ ...calm, key }, bound, false)).toBe(key);
    }
    expect(shortcutFor({ ...calm, onControl: true }, bound, false)).toBe("i");
  });

  it("leaves the arrows to tabs, lists and dividers", () => {
    expect(shortcutFor({ ...calm, key: "ArrowDown", onMover: true }, bound, false)).toBeUndefined();
    expect(shortcutFor({ ...calm, key: "ArrowDown" }, bound, false)).toBe("ArrowDown");
  });
});
