import { expect, test } from "vitest";
import { bylineOf } from "./byline";
import type { Author } from "./schema";

test.each<[Author[], string]>([
  [[], ""],
  [[{ family: "Antos", given: "Zuzanna" }], "Antos Z"],
  [
    [
      { family: "Antos", given: "Zuzanna" },
      { family: "Zukow", given: "X. M." },
    ],
    "Antos Z, Zukow XM",
  ],
  [
    [{ family: "Kwan", given: "Angela T. H." }, { literal: "The Group" }, { family: "Liu" }],
    "Kwan ATH, The Group, …",
  ],
  [[{ family: "Olié", given: "Jean-Pierre" }], "Olié JP"],
  [[{ family: "Smith", given: "AB" }, { family: "李" }], "Smith AB, 李"],
])("authors as lists show them %#", (authors, byline) => expect(bylineOf(authors)).toBe(byline));
