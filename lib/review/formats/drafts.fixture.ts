import fc from "fast-check";
import { emptyDraft, type RecordDraft, recordDraftSchema } from "../record/schema";
import { compact } from "./printed";

const word = fc.constantFrom(
  "sleep",
  "T2-weighted",
  "ER",
  "TY",
  "AU-",
  "Ünal",
  "睡眠",
  "1.",
  "CD-4",
  "x;y",
  "“so”",
  "é",
);
const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(" "));
const plain = fc.stringMatching(/^[a-zà-öø-ÿ]{2,8}$/);
const paragraphs = fc
  .array(fc.oneof(text, fc.constantFrom("TY  - JOUR", "ER  -", "TI  - x", "1.")), {
    minLength: 1,
    maxLength: 4,
  })
  .map((lines) => lines.join("\n").trim());
const capital = fc.stringMatching(/^[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]{2,8}$/);
const author = fc.oneof(
  fc.record({ family: capital, given: capital }),
  fc.record({ family: capital }),
  fc.record({ literal: fc.tuple(capital, plain, capital).map((parts) => parts.join(" ")) }),
);
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const list = <T>(values: fc.Arbitrary<T>) =>
  fc.uniqueArray(values, { maxLength: 3, selector: (each) => JSON.stringify(each) });
const address = plain.map((path) => `https://example.org/${path}`);
const identifier = fc.constantFrom(
  { scheme: "nct" as const, value: "NCT01234567" },
  { scheme: "isrctn" as const, value: "ISRCTN12345678" },
  { scheme: "scopus" as const, value: "85000000001" },
  { scheme: "wos" as const, value: "000444108200009" },
  { scheme: "embase" as const, value: "L373791783" },
  { scheme: "issn" as const, value: "1422-0067" },
  { scheme: "isbn" as const, value: "9780306406157" },
);

/** Citations with everything that every format can hold, in texts that look like tags of a format. */
export const anyDraft: fc.Arbitrary<RecordDraft> = fc
  .record({
    title: text,
    otherTitles: list(capital),
    authors: list(author),
    editors: list(author),
    year: maybe(fc.integer({ min: 1450, max: 2150 })),
    journal: maybe(text),
    journalAbbreviation: maybe(plain.map((name) => `abbr ${name}`)),
    volume: maybe(plain),
    issue: maybe(plain),
    pages: maybe(fc.constantFrom("1-9", "e17-e25", "310", "S1")),
    articleNumber: maybe(fc.constantFrom("e70655", "104501")),
    abstract: maybe(paragraphs),
    doi: maybe(plain.map((name) => `10.5555/${name}`)),
    pmid: maybe(fc.constantFrom("41000001", "7")),
    pmcid: maybe(fc.constant("PMC12")),
    identifiers: list(identifier),
    keywords: list(plain),
    language: maybe(plain),
    publicationTypes: fc.constantFrom<string[]>(
      ["Journal Article"],
      ["Book Chapter", "case report"],
      ["Thesis"],
    ),
    publisher: maybe(text),
    place: maybe(capital),
    urls: list(address),
    affiliations: list(text),
    timesCited: maybe(fc.nat({ max: 9999 })),
    accession: maybe(plain),
    database: maybe(plain),
    notes: list(paragraphs),
  })
  .map(({ urls: [url, ...otherUrls], ...rest }) => compact({ ...emptyDraft(), ...rest, url, otherUrls }))
  .filter((each) => recordDraftSchema.safeParse(each).success && each.journalAbbreviation !== each.journal)
  .map((each) => (each.journal ? each : compact({ ...each, journalAbbreviation: undefined })));
