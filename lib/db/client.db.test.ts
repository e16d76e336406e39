import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { expect, it } from "vitest";
import { db, Prisma, readEach, refuseWritableHistory } from "./client";
import { PrismaClient } from "./generated/client";

/** A client as a pooler would leave it that drops the options of a connection, or sets others. */
async function withOptions<T>(
  options: string | undefined,
  work: (client: PrismaClient) => Promise<T>,
): Promise<T> {
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 1, options });
  // A connection that is closing while the file's database is dropped is cut.
  pool.on("error", () => {});
  const client = new PrismaClient({ adapter: new PrismaPg(pool) });
  try {
    return await work(client);
  } finally {
    await client.$disconnect();
    await pool.end();
  }
}

const asOwner = <T>(work: (client: PrismaClient) => Promise<T>) => withOptions(undefined, work);

it("a connection in the role app is let through, one as the owner of the tables is not", async () => {
  await refuseWritableHistory(db);
  await asOwner((owner) => expect(refuseWritableHistory(owner)).rejects.toThrow(/must use the role app/));
});

it("another role is refused even where it may change nothing: it is not the one that was looked at", async () => {
  const role = `reading_${process.pid}`;
  await asOwner((owner) => owner.$executeRawUnsafe(`CREATE ROLE ${role} NOLOGIN`));
  try {
    await asOwner((owner) => owner.$executeRawUnsafe(`GRANT SELECT ON decision_event TO ${role}`));
    await withOptions(`-c role=${role}`, (client) =>
      expect(refuseWritableHistory(client)).rejects.toThrow(`has the role ${role} and may not`),
    );
  } finally {
    await asOwner((owner) => owner.$executeRawUnsafe(`REVOKE ALL ON decision_event FROM ${role}`));
    await asOwner((owner) => owner.$executeRawUnsafe(`DROP ROLE ${role}`));
  }
});

it("each right to change the history is reason enough, TRUNCATE too", async () => {
  for (const right of ["UPDATE", "DELETE", "TRUNCATE"]) {
    await asOwner((owner) => owner.$executeRawUnsafe(`GRANT ${right} ON decision_event TO app`));
    await expect(refuseWritableHistory(db), right).rejects.toThrow(/may rewrite the history/);
    await asOwner((owner) => owner.$executeRawUnsafe(`REVOKE ${right} ON decision_event FROM app`));
  }
  await refuseWritableHistory(db);
});

it("rows that are read one by one end with the first that cannot be taken, and the connection goes on", async () => {
  const upTo = (most: number) =>
    Prisma.sql`SELECT 12 / (4 - n) AS part FROM generate_series(1, ${most}::int) AS n`;
  const taken: number[] = [];
  const take = ({ part }: { part: number }) => {
    taken.push(part);
    if (part === 6) throw new Error("no sixes");
  };
  await expect(readEach(upTo(3), take)).rejects.toThrow("no sixes");
  expect(taken).toEqual([4, 6]);
  await expect(readEach(upTo(4), () => {})).rejects.toThrow("division by zero");
  await readEach<{ part: number }>(upTo(3), ({ part }) => taken.push(part));
  expect(taken).toEqual([4, 6, 4, 6, 12]);
});
