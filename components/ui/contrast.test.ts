import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** Every colour of the product is `--name: light-dark(#day, #night);` in the style sheet. */
const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");
const colours = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map((match) => [
    match[1]!,
    { day: match[2]!, night: match[3]! },
  ]),
);

const GROUNDS = ["paper", "surface", "raised", "sunken", "hover"];
const WASHED = ["accent", "danger", "include", "exclude", "maybe", "waiting", "conflict"];

const TEXT: [ink: string, ground: string][] = [
  ...["ink", "soft", "faint"].flatMap((ink) => GROUNDS.map((ground): [string, string] => [ink, ground])),
  ...WASHED.flatMap((ink): [string, string][] => [
    [ink, `${ink}-wash`],
    [ink, "paper"],
    [ink, "surface"],
    [ink, "raised"],
  ]),
  ...WASHED.map((wash): [string, string] => ["ink", `${wash}-wash`]),
  ...WASHED.map((wash): [string, string] => ["soft", `${wash}-wash`]),
  ["accent-ink", "accent"],
  ["accent-ink", "accent-strong"],
  ["danger-ink", "danger-fill"],
  ["danger-ink", "danger-strong"],
  ["mark-ink", "mark-include"],
  ["mark-ink", "mark-exclude"],
  ["mark-ink", "mark-differs"],
];

const OUTLINES: [line: string, ground: string][] = [
  ["outline", "paper"],
  ["outline", "surface"],
  ["outline", "raised"],
  ["accent", "line"],
  ...GROUNDS.map((ground): [string, string] => ["accent", ground]),
];

describe.each(["day", "night"] as const)("colours by %s", (time) => {
  it.each(TEXT)("%s on %s can be read (4.5:1)", (ink, ground) => {
    expect(contrast(ink, ground, time)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(OUTLINES)("%s on %s can be seen (3:1)", (line, ground) => {
    expect(contrast(line, ground, time)).toBeGreaterThanOrEqual(3);
  });
});

function contrast(one: string, other: string, time: "day" | "night"): number {
  const [dark = 0, light = 0] = [luminance(one, time), luminance(other, time)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance, WCAG 2.2. */
function luminance(name: string, time: "day" | "night"): number {
  const hex = colours.get(name)?.[time];
  if (hex === undefined) throw new Error(`No colour named ${name}`);
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
