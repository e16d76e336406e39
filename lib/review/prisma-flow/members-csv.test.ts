import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { membersCsv } from "./members-csv";
import type { MemberEntry } from "./schema";

const member: MemberEntry = {
  id: "00000000-0000-7000-8000-000000000001",
  unit: "report",
  title: '=Ketamine, "again"',
  byline: "Antos Z, Zukow X",
  year: 2024,
  journal: "IJMS",
  doi: "10.3390/ijms252413658",
  pmid: null,
  state: "excluded",
  sourceName: "PubMed",
  because: "Wrong outcome; not measured",
  of: ["a", "b"],
  event: { kind: "batch_closed", at: "2026-11-26T00:00:00.000Z", actorName: null },
};

it("is one row for each member, with its reason, and no cell that a spreadsheet would compute", () => {
  const rows: Record<string, string>[] = parse(membersCsv([member, { ...member, event: null }]), {
    columns: true,
    bom: true,
  });
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({
    title: `'=Ketamine, "again"`,
    authors: "Antos Z, Zukow X",
    year: "2024",
    pmid: "",
    reason: "Wrong outcome; not measured",
    event: "batch_closed",
    of: "a b",
  });
  expect(rows[1]).toMatchObject({ event: "", at: "", by: "" });
});
