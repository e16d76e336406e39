import { expect, test } from "vitest";
import { addressOf, choiceIn, viewIn } from "./filter";

test("a view and its filter survive their way through the address", () => {
  const choice = { designs: "rct", taxa: "Mus musculus", epistemics: "asserted" };
  const address = addressOf("/m", "map", choice);
  expect(address).toBe("/m?view=map&design=rct&species=Mus+musculus&status=asserted");
  const search = new URLSearchParams(address.slice(3));
  expect([viewIn(search), choiceIn(search)]).toEqual(["map", choice]);
});

test("nothing chosen is the bare address", () => {
  expect(addressOf("/m", "table", { forms: undefined })).toBe("/m");
  expect(viewIn(new URLSearchParams("view=moon"))).toBe("table");
  expect(choiceIn(new URLSearchParams("design=&colour=red"))).toEqual({});
});
