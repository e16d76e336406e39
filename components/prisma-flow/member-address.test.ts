import { expect, test } from "vitest";
import { memberHref, memberKeyOf } from "./member-address";

test("the list behind a number has an address of its own", () => {
  const key = {
    unit: "record",
    box: "identified",
    source: "database",
    sourceName: "Web of Science & more",
  } as const;
  const href = memberHref("r1", key);
  expect(href).toMatch(/^\/reviews\/r1\/prisma-flow\?unit=record&box=identified/);
  expect(memberKeyOf(new URLSearchParams(href.split("?")[1]))).toEqual(key);
});

test("parts of the key that are not given are not in the address", () => {
  expect(memberHref("r1", { unit: "report", box: "included", arm: undefined })).toBe(
    "/reviews/r1/prisma-flow?unit=report&box=included",
  );
});

test("an address without a number, or with one that does not exist, opens no list", () => {
  expect(memberKeyOf(new URLSearchParams(""))).toBeNull();
  expect(memberKeyOf(new URLSearchParams("unit=record&box=nothing"))).toBeNull();
});
