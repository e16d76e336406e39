import { expect, it } from "vitest";
import { recordOf } from "./ketamine.fixture";
import { survivorOf } from "./survivor";

it("keeps a database or register record before an earlier one of another source", () => {
  const cited = recordOf("a", { source: "citation_searching", imported: 1 });
  const register = recordOf("b", { source: "register", imported: 3 });
  expect(survivorOf([cited, register]).id).toBe("b");
  expect(survivorOf([register, cited]).id).toBe("b");
});

it("keeps the one imported first, then the lower id", () => {
  const [early, late, twin] = [
    recordOf("b", { imported: 9 }),
    recordOf("a", { imported: 10 }),
    recordOf("c", { imported: 9 }),
  ];
  expect(survivorOf([late, early, twin]).id).toBe("b");
  expect(survivorOf([twin, late, early]).id).toBe("b");
});

it("orders imports given as text or as number", () => {
  const [first, second] = [
    recordOf("b", { imported: "2026-01-01" }),
    recordOf("a", { imported: "2026-01-02" }),
  ];
  expect(survivorOf([second, first]).id).toBe("b");
  expect(survivorOf([first, recordOf("z", { imported: 5 })]).id).toBe("z");
});
