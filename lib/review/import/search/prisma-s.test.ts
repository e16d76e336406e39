import { describe, expect, test } from "vitest";
import { type DescribedSearch, PRISMA_S, prismaSText } from "./prisma-s";

const search: DescribedSearch = {
  source: "database",
  name: "MEDLINE",
  platform: "Ovid",
  query: "exp Ketamine/",
  searchedOn: "2026-11-02",
  hitsReported: 3130,
  records: 2130,
  prismaS: { "9": "No limits", "1": "Ovid MEDLINE(R) ALL" },
};
const duplicates = { bySoftware: 12, byHand: 3 };
const text = (item: (typeof PRISMA_S)[number]["item"], of = search) => prismaSText(of, item, duplicates);

describe("PRISMA-S", () => {
  test("has 16 items, each once", () => {
    expect(PRISMA_S.map(({ item }) => item)).toEqual(
      Array.from({ length: 16 }, (_, index) => `${index + 1}`),
    );
  });

  test("takes what was written, or else what the search tells", () => {
    expect(text("1")).toBe("Ovid MEDLINE(R) ALL");
    expect(text("1", { ...search, prismaS: {} })).toBe("MEDLINE (Ovid)");
    expect(text("8")).toBe("exp Ketamine/");
    expect(text("9")).toBe("No limits");
    expect(text("13")).toBe("2026-11-02");
    expect(text("15")).toBe("3130 hits reported, 2130 records here");
    expect(text("16")).toMatch(/12 duplicates removed by software, 3 by hand/);
    expect(text("14")).toBe("");
  });

  test("names a register, a website and a citation search where they belong", () => {
    const as = (source: "register" | "website" | "citation_searching") => ({
      ...search,
      source,
      prismaS: {},
    });
    expect([text("1", as("register")), text("3", as("register"))]).toEqual(["", "MEDLINE (Ovid)"]);
    expect(text("4", as("website"))).toBe("MEDLINE (Ovid)");
    expect(text("5", as("citation_searching"))).toBe("MEDLINE (Ovid)");
  });
});
