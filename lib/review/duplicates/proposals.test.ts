import { expect, it } from "vitest";
import { newProposals } from "./proposals";
import type { FoundCluster } from "./schema";

const found = (...members: string[]): FoundCluster => ({
  tier: "doubtful",
  basis: "title_only",
  members,
  survivorId: members[0]!,
  links: [],
});
const newId = () => "new";

it("says nothing of what waits already", () => {
  const waiting = [{ clusterId: "c", recordIds: ["b", "a"] }];
  expect(newProposals([found("a", "b")], waiting, newId)).toEqual({ proposals: [], overtaken: [] });
});

it("keeps the id of a cluster that grew", () => {
  const waiting = [{ clusterId: "c", recordIds: ["a", "b"] }];
  const { proposals, overtaken } = newProposals([found("a", "b", "d")], waiting, newId);
  expect(proposals).toEqual([{ clusterId: "c", basis: "title_only", recordIds: ["a", "b", "d"] }]);
  expect(overtaken).toEqual([]);
});

it("drops what is not found any more, and one of two clusters that grew together", () => {
  const waiting = [
    { clusterId: "c", recordIds: ["a", "b"] },
    { clusterId: "d", recordIds: ["e", "f"] },
    { clusterId: "g", recordIds: ["h", "i"] },
  ];
  const { proposals, overtaken } = newProposals([found("a", "b", "e", "f"), found("x", "y")], waiting, newId);
  expect(proposals.map(({ clusterId }) => clusterId)).toEqual(["c", "new"]);
  expect(overtaken).toEqual(["d", "g"]);
});
