import { recordOf } from "./ketamine.fixture";
import type { ComparedRecord, Relation } from "./schema";

/** Two made-up records that tools confuse, and what they are to one another; `apart` is not even worth a look. */
export interface Trap {
  name: string;
  a: ComparedRecord;
  b: ComparedRecord;
  expected: "sure" | "doubtful" | "apart" | "never_sure";
  relation?: Relation;
}

const TITLE = "Bright light therapy for winter depression in shift workers: a randomised trial";
const ABSTRACT =
  "Background: Shift workers in northern harbours often report a low mood in winter. We asked whether forty minutes of bright light before work would help. Methods: In three harbours we allotted ninety workers at random to bright light or to dim red light for five weeks and rated their mood each Friday.";
const ARTICLE: Partial<ComparedRecord> = {
  title: TITLE,
  authors: ["Aalto", "Brekke", "Castellane"],
  givenNames: ["M", "I", "P"],
  year: 2016,
  journal: "Journal of Harbour Medicine",
  volume: "39",
  issue: "4",
  pages: "310-321",
};

type Fields = Partial<ComparedRecord>;

function trap(
  name: string,
  expected: Trap["expected"],
  b: Fields,
  a: Fields = {},
  relation?: Relation,
): Trap {
  const [first, second] = [
    { ...ARTICLE, ...a },
    { ...ARTICLE, ...b },
  ];
  return { name, a: recordOf("a", first), b: recordOf("b", second), expected, ...(relation && { relation }) };
}

const ABSTRACT_OF_A_MEETING = { journal: "Sleep and Light", volume: "12", issue: "Suppl 1", pages: "S44" };

export const TRAPS: readonly Trap[] = [
  trap("a journal article and the conference abstract of its title", "apart", ABSTRACT_OF_A_MEETING),
  trap(
    "an article and its conference abstract without pages",
    "doubtful",
    { journal: "Annual Meeting of the Light Society", volume: null, issue: null, pages: null },
    {},
    "conference",
  ),
  trap("a conference abstract in the article's own journal", "never_sure", { issue: "1", pages: "A77" }),
  trap("the same authors, journal, volume and pages in another issue, under another title", "apart", {
    title: "Melatonin at dawn and dusk among trawler crews",
    issue: "5",
  }),
  trap(
    "the same column of the same editor in another issue",
    "apart",
    { title: "Editorial", issue: "5", pages: "401-402" },
    { title: "Editorial", pages: "301-302" },
  ),
  trap(
    "a column in another issue without pages",
    "apart",
    { title: "Editor's comments", issue: "5", pages: null },
    { title: "Editor's comments", pages: null },
  ),
  trap(
    "introductions to two special issues",
    "apart",
    { title: "Introduction to the special issue", year: 2017, volume: "40", pages: "1-3" },
    { title: "Introduction to the special issue", pages: "1-4" },
  ),
  trap("the same reply twice", "doubtful", { title: "Reply" }, { title: "Reply" }),
  trap("pages that a spreadsheet made a date of", "sure", { pages: "08-Aug" }, { pages: "8-8" }),
  trap("pages that a spreadsheet made a date of, in both", "sure", { pages: "8-Aug" }, { pages: "08-Aug" }),
  trap(
    "one paper titled in two languages",
    "sure",
    {
      title: "Lichttherapie gegen die Winterdepression bei der Schichtarbeit und im Hafen",
    },
    {},
    "translation",
  ),
  trap("a translation printed elsewhere", "never_sure", {
    title: "La thérapie par la lumière pour la dépression hivernale des travailleurs du port",
    journal: "Revue du port",
    volume: "3",
    pages: "7-19",
  }),
  trap("a digest of the article in a journal club", "never_sure", {
    journal: "ACP Journal Club",
    volume: "121",
    issue: "2",
    pages: "44",
    authors: ["Quist"],
    givenNames: [],
  }),
  trap(
    "a digest with the article's authors and no pages",
    "doubtful",
    { journal: "ACP Journal Club", volume: null, issue: null, pages: null },
    {},
    "digest",
  ),
  trap("authors run together", "sure", { authors: ["Aalto M.Brekke I.Castellane P."], givenNames: [] }),
  trap("a missing title", "doubtful", { title: null }),
  trap("a missing title and no place", "apart", {
    title: null,
    volume: null,
    issue: null,
    pages: null,
    journal: null,
  }),
  trap(
    "a preprint and the article",
    "doubtful",
    {
      journal: "medRxiv",
      volume: null,
      issue: null,
      pages: null,
      year: 2015,
      doi: "10.1101/2015.01.02.15000001",
      abstract: ABSTRACT,
    },
    { doi: "10.9999/jhm.39.310", abstract: ABSTRACT },
    "preprint",
  ),
  trap(
    "a preprint without its identifier",
    "never_sure",
    { journal: null, volume: null, issue: null, pages: null, abstract: ABSTRACT },
    { abstract: ABSTRACT },
  ),
  trap(
    "an erratum and the article",
    "doubtful",
    { title: `Erratum: ${TITLE}`, issue: "6", pages: "502" },
    {},
    "erratum",
  ),
  trap("an erratum that only its place in print tells", "never_sure", { issue: "6", pages: "502-502" }),
  trap(
    "a retraction notice and the article",
    "doubtful",
    { title: `Retraction notice to: ${TITLE}`, issue: "9", pages: "e1" },
    {},
    "retraction",
  ),
  trap("the retracted article, marked so in its title", "sure", { title: `RETRACTED: ${TITLE}` }),
  trap("a paper at a conference and in a journal", "never_sure", {
    journal: "Proceedings of the 9th International Conference on Light",
    volume: null,
    issue: null,
    pages: "88-95",
  }),
  trap(
    "part I and part II",
    "never_sure",
    { title: `${TITLE}. Part II`, pages: "322-330" },
    { title: `${TITLE}. Part I` },
  ),
  trap(
    "part I and part II without pages",
    "never_sure",
    { title: `${TITLE}. Part II`, pages: null },
    { title: `${TITLE}. Part I`, pages: null },
  ),
  trap(
    "a guideline of 2015 and its update of 2019",
    "never_sure",
    { title: "Light in harbours: guideline of the Light Society 2019 update", year: 2019, volume: "42" },
    { title: "Light in harbours: guideline of the Light Society 2015", year: 2015, volume: "38" },
  ),
  trap(
    "two versions of a Cochrane review",
    "never_sure",
    {
      journal: "Cochrane Database of Systematic Reviews",
      volume: null,
      issue: "3",
      pages: null,
      year: 2017,
      doi: "10.1002/14651858.cd999999.pub3",
    },
    {
      journal: "Cochrane Database of Systematic Reviews",
      volume: null,
      issue: "2",
      pages: null,
      doi: "10.1002/14651858.cd999999.pub2",
    },
  ),
  trap(
    "two versions of a Cochrane review in one year",
    "doubtful",
    {
      journal: "Cochrane Database of Systematic Reviews",
      volume: null,
      issue: "3",
      pages: null,
      doi: "10.1002/14651858.cd999999.pub3",
    },
    {
      journal: "Cochrane Database of Systematic Reviews",
      volume: null,
      issue: "3",
      pages: null,
      doi: "10.1002/14651858.cd999999.pub2",
    },
    "version",
  ),
  trap("a protocol and its review", "never_sure", {
    title: `${TITLE} (protocol)`,
    year: 2015,
    volume: null,
    issue: null,
    pages: null,
    journal: "PROSPERO",
  }),
  trap("a protocol in the same journal", "never_sure", {
    title: `${TITLE}: study protocol`,
    pages: "100-108",
  }),
  trap(
    "an annual report by the same authors, a year later",
    "apart",
    {
      title: "Annual report of the harbour poison centre",
      year: 2017,
      volume: "40",
      issue: "4",
      pages: "290-301",
    },
    { title: "Annual report of the harbour poison centre" },
  ),
  trap(
    "an annual report without a place",
    "never_sure",
    {
      title: "Annual report of the harbour poison centre",
      year: 2017,
      volume: null,
      issue: null,
      pages: null,
    },
    { title: "Annual report of the harbour poison centre", volume: null, issue: null, pages: null },
  ),
  trap("a comment by somebody else", "apart", {
    title: `Comment on: ${TITLE}`,
    authors: ["Quist"],
    givenNames: [],
    issue: "5",
    pages: "399",
  }),
  trap("the authors' reply", "doubtful", { title: `${TITLE} - Reply`, pages: "321-322" }, {}, "comment"),
  trap(
    "a register's entry and the article with its number",
    "never_sure",
    {
      journal: "ClinicalTrials.gov",
      volume: null,
      issue: null,
      pages: null,
      identifiers: [{ scheme: "nct", value: "NCT09999999" }],
    },
    { identifiers: [{ scheme: "nct", value: "NCT09999999" }] },
  ),
  trap(
    "two articles of one trial",
    "apart",
    {
      title: "Sleep after bright light: secondary outcomes among dock hands",
      pages: "400-408",
      identifiers: [{ scheme: "nct", value: "NCT09999999" }],
    },
    { identifiers: [{ scheme: "nct", value: "NCT09999999" }] },
  ),
  trap(
    "different DOIs under equal titles",
    "never_sure",
    { doi: "10.9999/b", volume: null, issue: null, pages: null },
    { doi: "10.9999/a", volume: null, issue: null, pages: null },
  ),
  trap("a second DOI for the same pages", "sure", { doi: "10.9999/jstor.b" }, { doi: "10.9999/a" }),
  trap(
    "a supplement's DOI on two of its abstracts",
    "apart",
    {
      title: "Melatonin at dawn among trawler crews",
      authors: ["Dahl"],
      givenNames: [],
      pages: "S13",
      doi: "10.9999/s",
    },
    { pages: "S12", doi: "10.9999/s" },
  ),
  trap(
    "a wrong DOI on another title",
    "never_sure",
    { title: "Melatonin at dawn among trawler crews", pages: null, doi: "10.9999/s" },
    { pages: null, doi: "10.9999/s" },
  ),
  trap(
    "hyper and hypo",
    "never_sure",
    { title: "Hypoglycaemia after bright light in shift workers", pages: null },
    { title: "Hyperglycaemia after bright light in shift workers", pages: null },
  ),
  trap(
    "men and women",
    "never_sure",
    { title: "Mood after bright light in women at sea", pages: "322-330" },
    { title: "Mood after bright light in men at sea" },
  ),
  trap(
    "two similar abstracts on one page",
    "never_sure",
    { title: "Mood after bright light in adolescents at sea", pages: "S12" },
    { title: "Mood after bright light in adults at sea", pages: "S12" },
  ),
  trap("journals abbreviated and pages shortened", "sure", { journal: "J Harbour Med", pages: "310-21" }),
  trap("a letter lost, a hyphen, a word in another spelling", "sure", {
    title: "Bright-light therapy for winter depresion in shift workers: a randomized trial",
  }),
  trap("a subtitle that one database leaves out", "sure", {
    title: "Bright light therapy for winter depression in shift workers",
  }),
  trap("online one year, in print the next", "sure", { year: 2015 }),
];
