import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ComparedRecord } from "@/lib/review/duplicates/schema";
import { normaliseDoi } from "@/lib/review/record/identifiers";
import { readEndNote } from "./endnote";

/** Records and which of them are the same report, as people labelled them. */
export interface LabelledSet {
  name: string;
  records: ComparedRecord[];
  /** Positions; a record in none of them is unique. */
  clusters: number[][];
  /** The same with notices of correction where the labels have them: with their articles. */
  asLabelled: number[][];
  /** Whether people labelled clusters, not records one by one. */
  isClustered: boolean;
  /** Positions that no score counts: their label is plainly wrong. */
  leftOut: ReadonlySet<number>;
}

/** Labels that are wrong, by the data's own account. */
const WRONG: Record<string, number[]> = { haematology: [1] };

/** Notices of correction that are labelled duplicates of their articles: they are for people, and count as themselves. */
const NOTICES: Record<string, number[][]> = {
  haematology: [[56, 57], [806], [807], [161], [1172]],
  digital_work_A: [[2576]],
};

interface RawRecord {
  title?: string;
  year?: string;
  journal?: string;
  volume?: string;
  number?: string;
  pages?: string;
  authors?: string[];
  abstract?: string;
  doi?: string;
  pmid?: string;
}

/** Every `NAME.records.json` with its `NAME.clusters.json`, and every EndNote file whose captions say "Duplicate". */
export function readSets(folder: string): LabelledSet[] {
  const files = readdirSync(folder).sort();
  const json = files.flatMap((file) => /^(.+)\.records\.json$/.exec(file)?.[1] ?? []);
  const xml = files.filter((file) => file.endsWith(".xml"));
  return [
    ...json.map((name) => readJson(folder, name)),
    ...xml.map((file) => readEndNote(file, readFileSync(path.join(folder, file), "utf8"))),
  ];
}

function readJson(folder: string, name: string): LabelledSet {
  const read = (part: string) => JSON.parse(readFileSync(path.join(folder, `${name}.${part}.json`), "utf8"));
  const records = (read("records") as RawRecord[]).map(comparedOf);
  const leftOut = new Set(WRONG[name]);
  const asLabelled = read("clusters") as number[][];
  const clusters = apartFrom(asLabelled, NOTICES[name] ?? []);
  return { name, records, clusters, asLabelled, isClustered: true, leftOut };
}

function apartFrom(clusters: number[][], groups: number[][]): number[][] {
  const apart = new Set(groups.flat());
  const rest = clusters.map((cluster) => cluster.filter((position) => !apart.has(position)));
  return [...rest, ...groups].filter((cluster) => cluster.length > 1);
}

function comparedOf(raw: RawRecord, position: number): ComparedRecord {
  const { title, journal, volume, number, pages, abstract, pmid } = raw;
  return {
    ...emptyRecord(position),
    ...namesOf(raw.authors ?? []),
    title,
    journal,
    volume,
    issue: number,
    pages,
    abstract,
    pmid,
    year: Number.parseInt(raw.year ?? "", 10) || null,
    doi: normaliseDoi(raw.doi ?? ""),
  };
}

export function emptyRecord(position: number): ComparedRecord {
  const id = String(position).padStart(8, "0");
  return { id, imported: position, source: "database", authors: [], identifiers: [] };
}

/** `Zuna, R E` as a family and given names; what has no comma stays whole, as an import would have it. */
export function namesOf(authors: readonly string[]): Pick<ComparedRecord, "authors" | "givenNames"> {
  const parts = authors.map((author) => author.split(/,\s*/));
  return {
    authors: parts.map(([family = ""]) => family),
    givenNames: parts.flatMap(([, ...given]) => (given.length > 0 ? given.join(" ") : [])),
  };
}
