import { describe, expect, test } from "vitest";
import { authorsOf } from "./printed";

describe("one person, told by a short way, is who the long way would find", () => {
  test.each([
    ["Doe, Jane A.", { family: "Doe", given: "Jane A." }],
    ["Doe, Jane Ann", { family: "Doe", given: "Jane Ann" }],
    ["van der Doe, J.A.", { family: "van der Doe", given: "J.A." }],
    ["Grand, Andrew", { family: "Grand", given: "Andrew" }],
  ])("%s", (name, author) => expect(authorsOf(name)).toEqual([author]));
});

test("a comma between two full names, or an `and`, parts persons", () => {
  expect(authorsOf("Jane Doe, Bo Roe")).toHaveLength(2);
  expect(authorsOf("Doe, Jane and Roe, Bo")).toHaveLength(2);
  expect(authorsOf("Jane Doe and Bo, Roe")).toHaveLength(2);
});
