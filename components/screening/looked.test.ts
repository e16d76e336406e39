import { expect, it } from "vitest";
import { lookedIn } from "./looked";

/** A browser's storage, of which so many characters fit. */
function storageOf(most = Number.POSITIVE_INFINITY): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => {
      if (text.length > most) throw new DOMException("full", "QuotaExceededError");
      kept.set(key, text);
    },
  } as Storage;
}

const place = { personId: "ada", reviewId: "r", stage: "title_abstract" as const };

it("remembers after a reload what was looked at, by whom and where", () => {
  const storage = storageOf();
  lookedIn(place, () => storage).add("one");
  const again = lookedIn(place, () => storage);
  expect([again.has("one"), again.has("two")]).toEqual([true, false]);
  expect(lookedIn({ ...place, personId: "bea" }, () => storage).has("one")).toBe(false);
  expect(lookedIn({ ...place, stage: "full_text" }, () => storage).has("one")).toBe(false);
});

it("forgets the first of very many, and nothing before the page is left where nothing can be written", () => {
  const storage = storageOf();
  const looked = lookedIn(place, () => storage);
  for (let n = 0; n < 250; n += 1) looked.add(String(n));
  const again = lookedIn(place, () => storage);
  expect([again.has("49"), again.has("50")]).toEqual([false, true]);
  const full = lookedIn(place, () => storageOf(3));
  const none = lookedIn(place, () => {
    throw new DOMException("denied", "SecurityError");
  });
  for (const looked of [full, none]) {
    looked.add("one");
    expect(looked.has("one")).toBe(true);
  }
});
