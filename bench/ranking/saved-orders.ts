import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { featuresOf } from "@/lib/review/ranking/features";
import type { ReplaySettings } from "@/lib/review/stopping/replay";
import { rankedRows, relevantInOrder } from "./orders";
import type { Beginning, LabelledSet } from "./sets";
import type { RankedOrder } from "./stopping";

/** Orders that stay in a folder: a bench that was broken off goes on where it was, and a second one only reads. */
export class SavedOrders {
  constructor(
    private readonly folder: string,
    private readonly settings: ReplaySettings,
  ) {
    mkdirSync(folder, { recursive: true });
  }

  /** Works out what is missing of a set; `say` is told of each order. */
  complete(set: LabelledSet, beginnings: readonly Beginning[], say: (sentence: string) => void) {
    const missing = beginnings.filter((beginning) => !existsSync(this.fileOf(set, beginning)));
    if (missing.length === 0) return;
    const features = featuresOf(set.records);
    for (const beginning of missing) {
      const rows = rankedRows(set, features, beginning, this.settings);
      const file = this.fileOf(set, beginning);
      // Written beside and renamed: whoever is broken off leaves no half of an order.
      writeFileSync(`${file}.${process.pid}`, JSON.stringify(rows));
      renameSync(`${file}.${process.pid}`, file);
      say(`${set.name}, seed ${beginning.seed}: ${rows.length} of ${set.records.length} records in order`);
    }
  }

  read(set: LabelledSet, beginning: Beginning): RankedOrder {
    const rows: number[] = JSON.parse(readFileSync(this.fileOf(set, beginning), "utf8"));
    return { seed: beginning.seed, relevant: relevantInOrder(set, beginning.prior, rows) };
  }

  /** Another text, label, prior, setting or ranking is another order, and has another name. */
  private fileOf(set: LabelledSet, { prior, seed }: Beginning): string {
    const all = [CODE, fingerprintOf(set), prior, seed, this.settings];
    const name = createHash("sha256").update(JSON.stringify(all)).digest("hex").slice(0, 16);
    return path.join(this.folder, `${set.name}.${seed}.${name}.json`);
  }
}

const fingerprints = new WeakMap<LabelledSet, string>();

function fingerprintOf(set: LabelledSet): string {
  const known = fingerprints.get(set);
  if (known) return known;
  const content = JSON.stringify([set.records, set.relevant]);
  const fingerprint = createHash("sha256").update(content).digest("hex");
  fingerprints.set(set, fingerprint);
  return fingerprint;
}

/** What makes an order, as it stands now. */
const CODE = codeFingerprint();

function codeFingerprint(): string {
  const ranking = path.join(import.meta.dirname, "../../lib/review/ranking");
  const sources = readdirSync(ranking)
    .filter((name) => name.endsWith(".ts") && !/\.(test|fixture)\.ts$/.test(name))
    .sort()
    .map((name) => path.join(ranking, name));
  const stopping = ["ranked.ts", "level.ts", "hypergeometric.ts"].map((name) =>
    path.join(ranking, "../stopping", name),
  );
  const own = path.join(import.meta.dirname, "orders.ts");
  const hash = createHash("sha256");
  for (const file of [...sources, path.join(ranking, "../draw.ts"), ...stopping, own])
    hash.update(readFileSync(file));
  return hash.digest("hex");
}
