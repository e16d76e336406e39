import { normaliseDoi } from "@/lib/review/record/identifiers";
import { emptyRecord, type LabelledSet, namesOf } from "./sets";

/**
 * A library that people went through in EndNote: `caption` says "Duplicate" on every record that has a copy. Which
 * belong together it does not say: records so marked, with one DOI or the same six words first, are taken for a cluster.
 */
export function readEndNote(file: string, xml: string): LabelledSet {
  const entries = [...xml.matchAll(/<record>.*?<\/record>/gs)].map(([entry]) => entry);
  const records = entries.map((entry, position) => {
    const first = (tag: string) => textsOf(entry, tag)[0] ?? null;
    return {
      ...emptyRecord(position),
      ...namesOf(textsOf(entry, "author")),
      title: first("title"),
      year: Number.parseInt(first("year") ?? "", 10) || null,
      journal: first("secondary-title"),
      volume: first("volume"),
      issue: first("number"),
      pages: first("pages"),
      abstract: first("abstract"),
      doi: normaliseDoi(first("electronic-resource-num") ?? "") ?? null,
    };
  });
  const marked = entries.flatMap((entry, at) =>
    /duplicate/i.test(textsOf(entry, "caption")[0] ?? "") ? at : [],
  );
  const clusters = new Map<string, number[]>();
  for (const position of marked) {
    const { title, doi } = records[position] ?? {};
    const words = (title ?? "").toLowerCase().match(/[a-z]+/g) ?? [];
    const keys = [`title ${words.slice(0, 6).join(" ")}`, ...(doi ? [`doi ${doi}`] : [])];
    const met = keys.map((key) => clusters.get(key)).filter((cluster) => cluster !== undefined);
    const cluster = [...new Set([...met.flat(), position])];
    for (const [key, members] of clusters) if (met.includes(members)) clusters.set(key, cluster);
    for (const key of keys) clusters.set(key, cluster);
  }
  const name = file.replace(/\.xml$/, "");
  const all = [...new Set(clusters.values())].filter(({ length }) => length > 1);
  return { name, records, clusters: all, asLabelled: all, isClustered: false, leftOut: new Set() };
}

function textsOf(entry: string, tag: string): string[] {
  return [...entry.matchAll(new RegExp(`<${tag}[ >].*?</${tag}>`, "gs"))].map(([text]) =>
    text
      .replace(/<[^>]+>/g, "")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&apos;", "'")
      .replaceAll("&amp;", "&")
      .trim(),
  );
}
