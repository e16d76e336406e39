import { describe, expect, it } from "vitest";
import type { Card, Queue } from "@/lib/review/screening/schema";
import type { LastVote } from "./entry";
import { back, forward, type Place, START, shownAt } from "./place";

const card = (itemId: string) => ({ itemId }) as Card;
const queue = {
  items: ["a", "b", "c"].map(card),
  last: ["z", "y"].map((id) => ({ ...card(id), vote: { verdict: "include" } }) as LastVote),
} as Queue;
const at = (place: Place) => shownAt(queue, place)?.card.itemId;

function walk(steps: string): string {
  let place = START;
  let seen = at(place) ?? "";
  for (const step of steps) {
    place = step === ">" ? forward(queue, place) : back(queue, place);
    seen += at(place);
  }
  return seen;
}

describe("moving between cards", () => {
  it("skips for now and comes round to what was skipped", () => {
    expect(walk(">>>>")).toBe("abcab");
  });

  it("goes back through the skipped to the last decisions and forward again", () => {
    expect(walk(">><<<<<")).toBe("abcbazyy");
    expect(walk("<<>>>")).toBe("azyzab");
  });

  it("shows one's own vote on a past card only", () => {
    expect(shownAt(queue, { itemId: "z", skipped: [] })?.vote?.verdict).toBe("include");
    expect(shownAt(queue, START)?.vote).toBeNull();
    expect(shownAt({ ...queue, items: [] }, START)).toBeNull();
  });
});
