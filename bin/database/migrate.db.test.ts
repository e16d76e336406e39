import { describe, expect, it } from "vitest";
import { applyMigrations, refuseOldServer } from "./migrate.js";

const url = process.env.DATABASE_URL ?? "";

function changed(change: (url: URL) => void): string {
  const other = new URL(url);
  change(other);
  return other.href;
}

describe("a database that is started on", () => {
  it("has nothing left to apply the second time", async () => {
    expect(await applyMigrations(url)).toEqual([]);
  });

  it("is named in one line when it does not let us in, or is not there", async () => {
    const wrong = changed((other) => {
      other.username = "nobody_of_this_name";
    });
    await expect(applyMigrations(wrong)).rejects.toThrow(/^the database refused the connection: .*nobody_of/);
    const missing = changed((other) => {
      other.pathname = "/not_there";
    });
    await expect(applyMigrations(missing)).rejects.toThrow(
      'the database refused the connection: database "not_there" does not exist.',
    );
  });

  it.each([
    ["90624", "PostgreSQL 9;"],
    ["140012", "PostgreSQL 14;"],
  ])("is refused when it is too old: %s", (version, said) => {
    expect(() => refuseOldServer(version)).toThrow(said);
  });

  it("is new enough from 15 on", () => {
    expect(() => refuseOldServer("150000")).not.toThrow();
    expect(() => refuseOldServer("180004")).not.toThrow();
  });
});
