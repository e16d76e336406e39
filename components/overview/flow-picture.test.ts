import { expect, test } from "vitest";
import { RECORD_STATES, REPORT_STATES } from "@/lib/review/flow";
import { placesOf } from "./flow-picture";

const none = (states: readonly string[]) => Object.fromEntries(states.map((state) => [state, 0]));

const overviewOf = (records: object) =>
  ({
    records: { ...none(RECORD_STATES), ...records },
    reports: none(REPORT_STATES),
    otherMethods: 0,
    studies: 0,
    waiting: {},
    unassigned: {},
  }) as Parameters<typeof placesOf>[0];

test("what stopping left unscreened is unique like any other, and not screened", () => {
  const places = placesOf(overviewOf({ excluded: 3, unscreened_stopped: 9, duplicate: 1 }));
  expect(places.slice(0, 3).map(({ count }) => count)).toEqual([13, 12, 3]);
  expect(places[2]?.notes).toEqual(["3 excluded", "9 left unscreened, for screening was stopped"]);
});

test("records of other methods go on without being screened", () => {
  const places = placesOf({
    records: { ...none(RECORD_STATES), awaiting_screening: 5, excluded: 3, included: 12, duplicate: 1 },
    reports: { ...none(REPORT_STATES), sought: 12 },
    otherMethods: 10,
    studies: 0,
    propositions: 0,
    hasProtocol: true,
    importsRunning: 0,
    waiting: {
      duplicates: 0,
      screening: 0,
      check: 0,
      conflicts: 0,
      retrieval: 0,
      assessment: 0,
      extraction: 0,
    },
    unassigned: { records: 0, reports: 0 },
  } as Parameters<typeof placesOf>[0]);
  const counts = Object.fromEntries(places.map(({ label, count }) => [label, count]));
  expect(counts).toMatchObject({ Imported: 21, Unique: 20, Screened: 5, "Sought in full text": 12 });
  expect(places.find(({ label }) => label === "Screened")?.notes).toEqual([
    "3 excluded",
    "5 await screening",
    "10 by other methods, not screened",
  ]);
});
