import { expect, it } from "vitest";
import type { Role } from "@/lib/access/roles";
import { type Asked, mayKnowVersions } from "./rules";

it.each<[Asked["status"], boolean, Role[], boolean]>([
  ["open", false, ["lead"], true],
  ["open", true, ["lead"], false],
  ["open", false, ["lead", "reviewer"], false],
  ["closed", true, ["lead", "reviewer"], true],
  ["closed", false, ["owner"], true],
])("an %s batch, assigned %s, to %s: %s", (status, isAssigned, roles, known) => {
  expect(mayKnowVersions({ status, isAssigned }, roles)).toBe(known);
});
