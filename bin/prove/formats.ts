import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import fc from "fast-check";
import { faultsOf } from "@/lib/review/formats/accounted.fixture";
import { type Damaged, damagedFiles, type Seed } from "@/lib/review/formats/fuzz.fixture";
import { FORMATS, HEAD_BYTES, isRecognised, recognise } from "@/lib/review/formats/registry";
import { hear, NOTHING_SAID, recordRow, storableJson } from "@/lib/review/import/reading/rows";

/**
 * Reads damaged files of every kind as every format: no crash, and each line that is not blank belongs to one stored
 * entry or to a named warning. Arguments: how many cases, and the seed of an earlier run to repeat it. `--data FOLDER`:
 * its files are damaged too, beside the samples of the repository.
 */
const SAMPLES = "lib/review/formats/samples";
/** So many bytes of a counterexample are printed. */
const SHOWN = 2_000;

const { values, positionals } = parseArgs({ options: { data: { type: "string" } }, allowPositionals: true });
const cases = Number(positionals[0] ?? 10_000);
const seed = Number(positionals[1] ?? Date.now() % 2 ** 31);

function seedsOf(folder: string): Seed[] {
  return readdirSync(folder)
    .filter((name) => !name.endsWith(".expected.json") && statSync(path.join(folder, name)).isFile())
    .map((name) => ({ name, bytes: readFileSync(path.join(folder, name)) }))
    .filter(({ bytes, name }) => isRecognised(recognise(bytes.subarray(0, HEAD_BYTES), name)));
}

const read = new Map<string, number>();

/** Reads one file as one format, and makes rows of what it gives as the import does. */
async function holds(id: string | undefined, { bytes }: Damaged, cuts: number[]): Promise<void> {
  const format = FORMATS.find((one) => one.id === id);
  const { items, faults } = await faultsOf(format, bytes, cuts);
  storableJson(items.reduce(hear, NOTHING_SAID));
  for (const item of items) {
    if (item.kind === "entry") storableJson(recordRow(item, "record", "search", 1));
    read.set(item.kind, (read.get(item.kind) ?? 0) + 1);
  }
  if (faults.length > 0) throw new Error(faults.slice(0, 5).join("; "));
}

async function main(): Promise<boolean> {
  const seeds = [SAMPLES, ...(values.data ? [values.data] : [])].flatMap(seedsOf);
  const again = `npm run prove -- formats ${cases} ${seed}${values.data ? ` --data ${values.data}` : ""}`;
  console.log(`${FORMATS.length} formats, ${seeds.length} files to damage, seed ${seed}: ${again}`);
  const began = performance.now();
  const found = await fc.check(
    fc.asyncProperty(
      fc.option(fc.constantFrom(...FORMATS.map(({ id }) => id)), { nil: undefined, freq: 1 }),
      damagedFiles(seeds),
      fc.array(fc.nat(), { maxLength: 6 }),
      holds,
    ),
    { numRuns: cases, seed, interruptAfterTimeLimit: 3_600_000, markInterruptAsFailure: true },
  );
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  const { entry = 0, warning = 0 } = Object.fromEntries(read);
  console.log(`${found.numRuns} cases in ${seconds} s: ${entry} entries, ${warning} warnings`);
  if (!found.failed) {
    console.log("No crash, and every line that is not blank belongs to one entry or to a named warning.");
    return true;
  }
  console.error(`\nFailed in case ${found.numRuns}, shrunk ${found.numShrinks} times. Again: ${again}`);
  if (found.counterexample) tell(found.counterexample);
  console.error(found.errorInstance instanceof Error ? found.errorInstance.stack : found.errorInstance);
  return false;
}

function tell([format, { how, bytes }, cuts]: [string | undefined, Damaged, number[]]): void {
  console.error(`Read as ${format ?? "what it is taken for"}, cut at ${JSON.stringify(cuts)}: ${how}`);
  const file = path.join(tmpdir(), `counterexample-${seed}`);
  writeFileSync(file, bytes);
  const beginning = Buffer.from(bytes.subarray(0, SHOWN)).toString("latin1");
  console.error(`${bytes.length} bytes, kept in ${file}: ${JSON.stringify(beginning)}`);
}

process.exitCode = (await main()) ? 0 : 1;
