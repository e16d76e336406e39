import type { Source } from "../../flow";
import type { RecordDraft } from "../../record/schema";
import type { FileSays } from "../schema";

/** What a file shows of the search it comes from. */
export interface FileSigns {
  name: string;
  /** The id of the format it was recognised as. */
  format: string;
  says: FileSays;
}

/** The source a file seems to come from; an empty name where nothing tells. People see and correct it. */
export interface ProposedSource {
  source: Source;
  name: string;
  platform: string;
}

type Sign = readonly [pattern: RegExp, source: Source, name: string, platform?: string];

/** Databases as entries and names of files call them. The narrower comes first: PubMed prints MEDLINE, too. */
const SOURCES_NAMED: readonly Sign[] = [
  // Codes that EBSCOhost prints instead of names.
  [/^(?:psyh|psycinfo)$/, "database", "PsycINFO", "EBSCOhost"],
  [/^pdh$/, "database", "PsycARTICLES", "EBSCOhost"],
  [/^(?:cin20|rzh|c8h|ccm|jlh)$/, "database", "CINAHL", "EBSCOhost"],
  [/^(?:cmedm|mdc|mnh)$/, "database", "MEDLINE", "EBSCOhost"],
  [/^(?:a9h|aph|asn|afh)$/, "database", "Academic Search", "EBSCOhost"],
  [/^(?:i3h|cja)$/, "database", "Criminal Justice Abstracts", "EBSCOhost"],
  [/^(?:sih|snh)$/, "database", "SocINDEX", "EBSCOhost"],
  [/^(?:eric|eft)$/, "database", "ERIC", "EBSCOhost"],
  [/^(?:ecn|eoh)$/, "database", "EconLit", "EBSCOhost"],
  ...["PsycINFO", "MEDLINE", "Embase", "CENTRAL"].map(
    (name): Sign => [new RegExp(`^${name} \\(Ovid\\)$`), "database", name, "Ovid"],
  ),
  // Parts of CNKI, by what they hold.
  [/^(?:期刊|博士|硕士|会议|报纸|学位论文)$/, "database", "CNKI"],
  [/clinical ?trials\.gov|\bctgov\b|\bnct\b/i, "register", "ClinicalTrials.gov"],
  [/ictrp/i, "register", "WHO ICTRP"],
  [/isrctn/i, "register", "ISRCTN"],
  [/chictr/i, "register", "ChiCTR"],
  [/prospero/i, "register", "PROSPERO"],
  [/pubmed|\bnlm\b/i, "database", "PubMed"],
  [/embase/i, "database", "Embase"],
  [/medline/i, "database", "MEDLINE"],
  [/psyc-?(?:info|_?articles)|apa psyc/i, "database", "PsycINFO"],
  [/cochrane|\bcentral\b/i, "database", "CENTRAL"],
  [/cinahl/i, "database", "CINAHL"],
  [/scopus/i, "database", "Scopus"],
  [/savedrecs|\bwos\b|web.?of.?(?:science|knowledge)|\bisi\b|clarivate/i, "database", "Web of Science"],
  [/europe ?pmc/i, "database", "Europe PMC"],
  [/\bieee\b|xplore/i, "database", "IEEE Xplore"],
  [/\beric\b/i, "database", "ERIC"],
  [/\bcnki\b|中国知网/i, "database", "CNKI"],
  [/wanfang|万方/i, "database", "Wanfang"],
  [/\bjstor\b/i, "database", "JSTOR"],
  [/\blens\b/i, "database", "Lens"],
  [/dimensions/i, "database", "Dimensions"],
  [/openalex/i, "database", "OpenAlex"],
  [/criminal justice|crimjust/i, "database", "Criminal Justice Database"],
  [/proquest|pqdt|dissertations/i, "database", "ProQuest"],
  [/google.?scholar/i, "database", "Google Scholar"],
];

/** Words in a file's name that say how it was searched, not where. */
const KINDS_NAMED: readonly Sign[] = [
  [
    /citation[\s_-]*(?:search|chas|track)|snowball|reference[\s_-]?list|(?:for|back)ward/i,
    "citation_searching",
    "",
  ],
  [/register|registry/i, "register", ""],
  [/website/i, "website", ""],
];

/** Formats that one source prints. */
const BY_FORMAT: Record<string, ProposedSource> = {
  library_page: { source: "database", name: "Web of Science", platform: "" },
  wos: { source: "database", name: "Web of Science", platform: "" },
  ictrp: { source: "register", name: "WHO ICTRP", platform: "" },
  pubmed_xml: { source: "database", name: "PubMed", platform: "" },
};

/** Columns that the tables of one source have. */
const BY_COLUMN: readonly Sign[] = [
  [/^nct number$/i, "register", "ClinicalTrials.gov"],
  [/^eid$/i, "database", "Scopus"],
  [/^(?:ut \(unique wos id\)|ut)$/i, "database", "Web of Science"],
  [/^lens id$/i, "database", "Lens"],
  [/^embase (?:accession id|link)$/i, "database", "Embase"],
  [/openalex/i, "database", "OpenAlex"],
  [/^document identifier$/i, "database", "IEEE Xplore"],
];

/** By what its entries name, by its columns, by its format, and by its name last: a name is what a person made of it. */
export function proposedSource(file: FileSigns): ProposedSource {
  const { says, format, name } = file;
  return (
    byDatabases(says) ??
    byColumns(says) ??
    (format === "nbib" ? { source: "database", name: "PubMed", platform: "" } : BY_FORMAT[format]) ??
    named(name, [...KINDS_NAMED.slice(0, 1), ...SOURCES_NAMED, ...KINDS_NAMED]) ?? {
      source: "database",
      name: "",
      platform: "",
    }
  );
}

/** The database that nearly all entries name; several mean a search over many, which people name themselves. */
function byDatabases({ databases }: FileSays): ProposedSource | undefined {
  const counts = Object.entries(databases).sort((a, b) => b[1] - a[1]);
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  const [first] = counts;
  if (!first || first[1] < all * 0.9) return undefined;
  return named(first[0], SOURCES_NAMED) ?? { source: "database", name: first[0].slice(0, 200), platform: "" };
}

function byColumns({ columns }: FileSays): ProposedSource | undefined {
  return columns?.map((column) => named(column.trim(), BY_COLUMN)).find((found) => found !== undefined);
}

function named(text: string, signs: readonly Sign[]): ProposedSource | undefined {
  const found = signs.find(([pattern]) => pattern.test(text));
  return found && { source: found[1], name: found[2], platform: found[3] ?? "" };
}

/** Codes of databases in the addresses that Ovid prints; MEDLINE is many of them. */
const OVID: readonly (readonly [RegExp, string])[] = [
  [/^psyc/i, "PsycINFO"],
  [/^(?:med|mesz|ppez|pmoz|prem)/i, "MEDLINE"],
  [/^o?eme[dz]/i, "Embase"],
  [/^cctr/i, "CENTRAL"],
];

/** The database that an entry names, or that its number or address is of. */
export function databaseOf({ database, accession, url, otherUrls }: RecordDraft): string | undefined {
  if (database) return database;
  if (/^CN-\d{8}$/.test(accession ?? "")) return "CENTRAL";
  for (const address of url ? [url, ...otherUrls] : otherUrls) {
    const code = /\bovid\w*\.cgi\?(?:\S*&)?D=([a-z]+)/i.exec(address)?.[1];
    const known = code && OVID.find(([sign]) => sign.test(code))?.[1];
    if (known) return `${known} (Ovid)`;
  }
  return undefined;
}

/**
 * Whether two files are called alike but for the number of the part: `embase-1.ris`, `ovid 501-1000.ris`. The `(1)` of a
 * browser says nothing: it numbers whatever is called alike, from whichever database.
 */
export function isSameExport(a: string, b: string): boolean {
  const stem = stemOf(a);
  return stem !== undefined && stem === stemOf(b);
}

function stemOf(name: string): string | undefined {
  const bare = name.toLowerCase().replace(/\.[a-z]{2,4}$/, "");
  const stem = /^(.*?\p{L}.*?)[\s_.-]*(?<!\d)\d{1,5}(?:\s*(?:-|–|_|\.\.|\s)\s*(?:to[-_ ])?\d{1,6})?$/u.exec(
    bare,
  )?.[1];
  return stem && stem.length >= 3 ? stem : undefined;
}

/** Whether two proposals are parts of one search: an export that was capped comes in many files. */
export function isSameSource(a: ProposedSource, b: ProposedSource): boolean {
  return a.name !== "" && a.source === b.source && a.name.toLowerCase() === b.name.toLowerCase();
}
