import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { db } from "@/lib/db/client";
import { makeSearch, risOf, startSeedImport } from "@/prisma/seed/import";
import { makePerson, makeReview } from "@/prisma/seed/team";
import { type Victim, victim } from "./process";

export interface Crashes {
  /** How often the worker is killed. */
  points: number;
  /** Records of each import. */
  records: number;
  random: () => number;
  tell?: (line: string) => void;
}

/** Each import is killed so often at most; then it may end. */
const KILLS_OF_ONE = 3;

/**
 * Kills a real worker at random points of importing files, each time starts it again, and looks the whole time at
 * what people would see: none of the records or all of them. Answers where the kills fell; throws at the first fault.
 */
export async function crashImports({ points, records, random, tell }: Crashes): Promise<Map<string, number>> {
  const worker = importWorker();
  const fell = new Map<string, number>();
  await worker.start();
  try {
    const whole = await undisturbed(records);
    tell?.(`an import of ${records} records takes ${Math.round(whole)} ms undisturbed`);
    for (let killed = 0; killed < points; ) {
      const target = await startOne(records);
      const watch = watchVisible(target);
      for (let of = 0; of < KILLS_OF_ONE && killed < points; of += 1) {
        await pause(random() * whole);
        const phase = await phaseOf(target);
        await worker.kill();
        killed += 1;
        fell.set(phase, (fell.get(phase) ?? 0) + 1);
        tell?.(`${killed}. killed ${phase}`);
        await worker.start();
        if ((await phaseOf(target)) === AFTERWARDS) break;
      }
      await finished(target);
      await watch.stop();
      await refuseFaults(target);
    }
    return fell;
  } finally {
    await worker.kill();
  }
}

/** The same worker that the product runs. */
function importWorker(): Victim {
  const args = ["--import", "tsx", "lib/jobs/worker.ts"];
  return victim(args, process.env, (output) => output.includes("The worker is ready."));
}

interface Target {
  reviewId: string;
  importId: string;
  records: number;
}

async function startOne(records: number): Promise<Target> {
  const ada = await makePerson("Ada");
  const reviewId = await makeReview(ada);
  const searchId = await makeSearch(reviewId, ada);
  const file = {
    name: "export.ris",
    text: risOf(records, searchId),
    feeds: [{ part: "all" as const, searchId }],
  };
  return { reviewId, importId: await startSeedImport(reviewId, ada, file), records };
}

/** How long it takes from the start to the last of its jobs. */
async function undisturbed(records: number): Promise<number> {
  const target = await startOne(records);
  const began = performance.now();
  await finished(target);
  const whole = performance.now() - began;
  await refuseFaults(target);
  return whole;
}

const AFTERWARDS = "after its end";

/** Where an import stands. */
async function phaseOf({ reviewId, importId, records }: Target): Promise<string> {
  const row = await db.import.findUniqueOrThrow({
    where: { reviewId_id: { reviewId, id: importId } },
    include: { state: true },
  });
  if (row.state?.status !== "published") {
    if (row.recordsRead === 0) return "before the first records";
    return row.recordsRead < records
      ? "between two batches of records"
      : "between the last record and publishing";
  }
  return (await indexed(reviewId)) < records ? "after publishing, while indexing" : AFTERWARDS;
}

const indexed = (reviewId: string) => db.recordSearch.count({ where: { reviewId } });

async function finished(target: Target): Promise<void> {
  const end = Date.now() + 120_000;
  while ((await phaseOf(target)) !== AFTERWARDS) {
    if (Date.now() > end)
      throw new Error(`Not finished after two minutes: it stands ${await phaseOf(target)}.`);
    await pause(50);
  }
}

const visible = (reviewId: string) => db.recordState.count({ where: { reviewId } });

/** Counts what is visible again and again; `stop` throws when it ever was neither nothing nor everything. */
function watchVisible({ reviewId, records }: Target): { stop(): Promise<void>; broken: Promise<void> } {
  let on = true;
  const watching = (async () => {
    while (on) {
      const seen = await visible(reviewId);
      if (seen !== 0 && seen !== records) throw new Error(`${seen} of ${records} records were visible.`);
      await pause(10);
    }
  })();
  // It is awaited by `stop`; until then its failure is not one that nobody handles.
  const broken = watching.catch(() => {});
  return {
    broken,
    stop: () => {
      on = false;
      return watching;
    },
  };
}

/**
 * Whether the proof would notice records that are visible before their import is published: the database is made to
 * show them, and taken back. Needs the owner's connection.
 */
export async function seesEarlyRecords(records: number): Promise<boolean> {
  const owner = new pg.Client({ connectionString: process.env.DATABASE_URL });
  const worker = importWorker();
  await owner.connect();
  await owner.query(SHOW_EARLY);
  try {
    const target = await startOne(records);
    const watch = watchVisible(target);
    await worker.start();
    await Promise.race([watch.broken, finished(target)]);
    return await watch.stop().then(
      () => false,
      () => true,
    );
  } finally {
    await worker.kill();
    await owner.query("DROP FUNCTION show_early CASCADE");
    await owner.end();
  }
}

const SHOW_EARLY = `
  CREATE FUNCTION show_early() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO record_state (review_id, record_id, status, event_id)
    SELECT NEW.review_id, NEW.id, 'awaiting_screening', id FROM decision_event
    WHERE review_id = NEW.review_id LIMIT 1;
    RETURN NULL;
  END $$;
  CREATE TRIGGER show_early AFTER INSERT ON record FOR EACH ROW EXECUTE FUNCTION show_early()`;

/** Every record once and in order, each findable, all published by one event. */
async function refuseFaults({ reviewId, importId, records }: Target): Promise<void> {
  const rows = await db.record.findMany({
    where: { reviewId, importId },
    select: { ordinal: true, doi: true },
    orderBy: { ordinal: "asc" },
  });
  const found = {
    records: rows.length,
    "different DOIs": new Set(rows.map(({ doi }) => doi)).size,
    "records in their place": rows.filter(({ ordinal }, index) => ordinal === index + 1).length,
    "visible records": await visible(reviewId),
    "findable records": await indexed(reviewId),
    identifiers: await db.recordIdentifier.count({ where: { reviewId } }),
  };
  for (const [what, count] of Object.entries(found)) {
    if (count !== records) throw new Error(`${count} ${what} where there should be ${records}.`);
  }
  const published = await db.decisionEvent.count({ where: { reviewId, kind: "import_published" } });
  if (published !== 1) throw new Error(`The import was published ${published} times.`);
}
