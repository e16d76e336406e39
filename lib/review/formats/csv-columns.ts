/** What a column of an exported table can hold. */
export type ColumnField =
  | "title"
  | "otherTitle"
  | "authors"
  | "editors"
  | "year"
  | "date"
  | "journal"
  | "journalAbbreviation"
  | "source"
  | "citation"
  | "volume"
  | "issue"
  | "pages"
  | "firstPage"
  | "lastPage"
  | "articleNumber"
  | "pageCount"
  | "abstract"
  | "doi"
  | "pmid"
  | "pmcid"
  | "issn"
  | "isbn"
  | "trial"
  | "databaseNumber"
  | "keywords"
  | "keywordsPlus"
  | "language"
  | "publicationType"
  | "publisher"
  | "place"
  | "url"
  | "otherUrl"
  | "affiliations"
  | "timesCited"
  | "accession"
  | "database"
  | "note";

/**
 * Column names as Scopus, PubMed, Web of Science, Embase, Zotero, Lens, OpenAlex, IEEE, Cochrane, Dimensions,
 * ClinicalTrials.gov, ICTRP, Covidence, Rayyan and plain tables print them, in lower case with signs as blanks;
 * the better column of two stands first.
 */
const NAMES: Record<ColumnField, readonly string[]> = {
  title: [
    "title",
    "article title",
    "document title",
    "study title",
    "display name",
    "public title",
    "primary title",
    "scientific title",
    "ti",
    "标题",
    "题名",
    "篇名",
    "文献标题",
  ],
  otherTitle: ["original title", "translated title", "scientific title", "brief title", "official title"],
  authors: [
    "author full names",
    "authors full names",
    "authors",
    "author",
    "author s",
    "author names",
    "authorships author display name",
    "af",
    "au",
    "作者",
  ],
  editors: ["editors", "editor", "book editors", "be"],
  year: ["year", "publication year", "published year", "pubyear", "pub year", "py", "年", "年份", "出版年"],
  date: [
    "date",
    "publication date",
    "date published",
    "date of publication",
    "online date",
    "first posted",
    "study first posted",
    "date registration",
    "发表时间",
  ],
  journal: [
    "source title",
    "publication title",
    "journal book",
    "journal",
    "journal title",
    "secondary title",
    "publication",
    "primary location source display name",
    "so",
    "来源",
    "期刊",
    "刊名",
    "文献来源",
  ],
  journalAbbreviation: [
    "journal abbreviation",
    "abbreviated source title",
    "journal iso abbreviation",
    "ji",
    "j9",
  ],
  source: ["source"],
  citation: ["citation"],
  volume: ["volume", "vl", "vol", "卷"],
  issue: ["issue", "issue number", "number", "is", "期"],
  pages: ["pages", "pagination", "页码", "页"],
  firstPage: ["page start", "start page", "first page", "bp"],
  lastPage: ["page end", "end page", "last page", "ep"],
  articleNumber: ["art no", "article number", "ar"],
  pageCount: ["page count", "num pages", "number of pages", "pg"],
  abstract: ["abstract", "abstract note", "brief summary", "summary", "ab", "摘要"],
  doi: ["doi", "doi link", "di"],
  pmid: ["pmid", "pubmed id", "ids pmid", "pubmed", "pm"],
  pmcid: ["pmcid", "pmc id", "pmc"],
  issn: ["issn", "issns", "eissn", "primary location source issn l", "sn", "ei"],
  isbn: ["isbn", "isbns", "bn"],
  trial: [
    "nct number",
    "trialid",
    "trial id",
    "clinical trial numbers",
    "registration number",
    "trial registration",
  ],
  databaseNumber: ["eid", "lens id", "id", "ut", "ut unique wos id", "unique wos id"],
  keywords: [
    "author keywords",
    "keywords",
    "keyword",
    "index keywords",
    "mesh terms",
    "mesh",
    "manual tags",
    "automatic tags",
    "emtree drug index terms major focus",
    "emtree drug index terms",
    "emtree medical index terms major focus",
    "emtree medical index terms",
    "conditions",
    "de",
    "关键词",
  ],
  keywordsPlus: ["keywords plus"],
  language: ["language", "language of original document", "la", "语种"],
  publicationType: [
    "document type",
    "publication type",
    "item type",
    "type of reference",
    "study type",
    "type",
    "dt",
  ],
  publisher: ["publisher", "pu"],
  place: ["place", "publication place", "location"],
  url: ["url", "link", "study url", "source url", "web address", "dimensions url", "full text url"],
  otherUrl: ["external url", "source urls", "pdf link", "open url link"],
  affiliations: [
    "affiliations",
    "affiliation",
    "author affiliations",
    "authorships institutions display name",
    "c1",
    "机构",
  ],
  timesCited: [
    "cited by",
    "times cited",
    "citing works count",
    "cited by count",
    "tc",
    "times cited all databases",
  ],
  accession: [
    "accession number",
    "accession",
    "cochrane review id",
    "key",
    "publication id",
    "rayyan id",
    "covidence",
  ],
  database: ["database", "database name", "library catalog", "db"],
  note: ["notes", "note", "extra", "acronym"],
};

const BY_NAME = new Map<string, { field: ColumnField; rank: number }[]>();
for (const [field, names] of Object.entries(NAMES)) {
  names.forEach((name, rank) => {
    BY_NAME.set(name, [...(BY_NAME.get(name) ?? []), { field: field as ColumnField, rank }]);
  });
}

/** For each field the columns that hold it, the better one first. */
export type Columns = ReadonlyMap<ColumnField, readonly number[]>;

/** What the columns of a table hold, by their names; unknown names are left alone. */
export function columnsOf(header: readonly string[]): Columns {
  const found = header.flatMap((name, index) =>
    (BY_NAME.get(normaliseName(name)) ?? []).map((match) => ({ ...match, index })),
  );
  found.sort((a, b) => a.rank - b.rank || a.index - b.index);
  const columns = new Map<ColumnField, number[]>();
  for (const { field, index } of found) columns.set(field, [...(columns.get(field) ?? []), index]);
  return columns;
}

/** A cell with signs of a program or markup is no column name. */
function normaliseName(name: string): string {
  if (/[={}<>@]/.test(name)) return "";
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
