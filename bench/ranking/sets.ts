import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { drawFrom } from "@/lib/review/draw";
import type { RankedRecord } from "@/lib/review/ranking/rank";

/** Where a replay begins: the rows known at the beginning, and what else is drawn. */
export interface Beginning {
  seed: number;
  prior: number[];
}

/** One replay somebody else's ranking has been through: where it began, and how it did. */
export interface Baseline extends Beginning {
  set: string;
  wss95: number;
  rrf10: number;
  atd: number;
  loss: number;
}

/** A finished review: its records, and which of them were relevant. */
export interface LabelledSet {
  name: string;
  records: RankedRecord[];
  relevant: boolean[];
  baselines: Baseline[];
}

/** Every NAME.csv (title, abstract, label) of a folder that its baseline file, the one *.json, has priors for. */
export function readSets(folder: string): LabelledSet[] {
  const file = readdirSync(folder).find((name) => name.endsWith(".json"));
  if (!file) throw new Error(`No baseline file (*.json) in ${folder}`);
  const baselines: Baseline[] = JSON.parse(readFileSync(path.join(folder, file), "utf8"));
  const names = [...new Set(baselines.map(({ set }) => set))].filter((name) =>
    existsSync(path.join(folder, `${name}.csv`)),
  );
  if (names.length === 0) throw new Error(`No set of ${file} has its CSV file in ${folder}`);
  return names.map((name) => {
    const rows: Record<string, string>[] = parse(readFileSync(path.join(folder, `${name}.csv`), "utf8"), {
      columns: true,
      bom: true,
    });
    return {
      name,
      records: rows.map(({ title, abstract, keywords }, row) => ({
        id: String(row),
        title: title || null,
        abstract: abstract || null,
        keywords: keywords ? [keywords] : [],
      })),
      relevant: rows.map(({ label }) => label === "1"),
      baselines: baselines.filter(({ set }) => set === name),
    };
  });
}

/** So many beginnings of a set: those of the baseline, then others like them, of one relevant and one irrelevant record. */
export function beginningsOf({ name, relevant, baselines }: LabelledSet, count: number): Beginning[] {
  const rowsOf = (label: boolean) => [...relevant.keys()].filter((row) => relevant[row] === label);
  const [ones, others] = [rowsOf(true), rowsOf(false)];
  const last = Math.max(0, ...baselines.map(({ seed }) => seed));
  const drawn = Array.from({ length: Math.max(0, count - baselines.length) }, (_, at): Beginning => {
    const seed = last + 1 + at;
    const draw = drawFrom(`${name}:${seed}`);
    const oneOf = (rows: number[]) => rows[Math.floor(draw() * rows.length)] as number;
    return { seed, prior: [oneOf(ones), oneOf(others)] };
  });
  return [...baselines, ...drawn].slice(0, count);
}
