import { ABSTRACT, TITLE, type Trap, trap } from "./trap.fixture";

const PLACELESS = { volume: null, issue: null, pages: null };
const OTHER_ABSTRACT =
  "Simple Summary: People who work at night in harbours are often sad in winter. Bright lamps are cheap and may help them. We tried such lamps in three harbours and asked people how they felt, and many of those who had sat before a lamp felt better than the others did by the end of five weeks.";
const SCRAMBLED =
  "Results: Mood had risen by six points under bright light and by two under dim light at the end, a difference that held at twelve weeks. Nobody gave up the treatment because of harm. Conclusions: Employers of dock hands who work at night should think of putting lamps into their break rooms.";

/** Different publications that agree in nearly everything, as databases print them. */
export const LOOKALIKES: readonly Trap[] = [
  trap("two instalments under one title in one volume", "never_sure", { issue: "5", pages: "402-411" }),
  trap(
    "two instalments whose issue nobody names",
    "never_sure",
    { issue: null, pages: "402-411" },
    { issue: null },
  ),
  trap(
    "two versions of an article that is reviewed in the open",
    "never_sure",
    { journal: "F1000Research", pages: "301", doi: "10.12688/f1000research.5501.2", abstract: ABSTRACT },
    { journal: "F1000Research", pages: "301", doi: "10.12688/f1000research.5501.1", abstract: ABSTRACT },
    "version",
  ),
  trap(
    "one text printed in two journals at once",
    "never_sure",
    { journal: "Archives of Light", volume: "7", issue: "1", pages: "20-31", abstract: ABSTRACT },
    { abstract: ABSTRACT },
  ),
  trap(
    "a statement in two journals, neither with a place",
    "never_sure",
    { ...PLACELESS, journal: "Archives of Light", abstract: ABSTRACT },
    { ...PLACELESS, abstract: ABSTRACT },
  ),
  trap(
    "an article printed again a year later",
    "never_sure",
    { year: 2017, volume: "40", issue: "4", pages: "330-341", doi: "10.9999/again", abstract: ABSTRACT },
    { doi: "10.9999/first", abstract: ABSTRACT },
  ),
  trap(
    "one abstract at two meetings",
    "never_sure",
    { journal: "Sleep and Light", volume: "12", issue: "Suppl 1", pages: "S44", abstract: ABSTRACT },
    { issue: "Suppl 2", pages: "S7", abstract: ABSTRACT },
  ),
  trap(
    "two abstracts of one group under one title in a supplement",
    "never_sure",
    { issue: "Suppl 2", pages: "S8", abstract: SCRAMBLED },
    { issue: "Suppl 2", pages: "S7", abstract: ABSTRACT },
  ),
  trap("a letter and its reply under one title on one page", "never_sure", {
    authors: ["Quist", "Rask"],
    givenNames: [],
    pages: "310-310",
  }),
  trap(
    "replies of the same people to two letters",
    "never_sure",
    { title: "Reply to Dahl and Quist: on bright light in harbours", pages: "502" },
    { title: "Reply to Rask and Storm: on bright light in harbours", pages: "502" },
  ),
  trap(
    "two letters to one article",
    "never_sure",
    { title: `Re: ${TITLE}`, authors: ["Quist"], givenNames: [], issue: "6", pages: "501" },
    { title: `Re: ${TITLE}`, authors: ["Rask"], givenNames: [], issue: "6", pages: "501" },
  ),
  trap(
    "chapters of one title in two books of one editor",
    "never_sure",
    { title: "Introduction", journal: "Light and Work", ...PLACELESS, pages: "1-12" },
    { title: "Introduction", journal: "Light and Sleep", ...PLACELESS, pages: "1-14" },
  ),
  trap(
    "chapters of one book under the book's DOI",
    "never_sure",
    { title: "Lamps in break rooms and canteens", pages: null, doi: "10.9999/book" },
    { title: "Night work and the winter mood", pages: null, doi: "10.9999/book" },
  ),
  trap("a thesis and the article made of it", "never_sure", {
    ...PLACELESS,
    journal: null,
    year: 2015,
    authors: ["Aalto"],
    givenNames: ["M"],
    abstract: ABSTRACT,
  }),
  trap(
    "an entry of a register and the article, without a number",
    "never_sure",
    { journal: "https://trialsearch.who.int/Trial2.aspx", ...PLACELESS },
    {},
  ),
  trap(
    "two trials of one sponsor",
    "never_sure",
    { title: "Open label trial of bright light in adults with mild depression", ...PLACELESS, journal: null },
    {
      title: "Open label trial of bright light in adults with severe depression",
      ...PLACELESS,
      journal: null,
    },
  ),
  trap(
    "an update of a review that bears the title of the first",
    "never_sure",
    { year: 2018, volume: "41", pages: "12-30", abstract: ABSTRACT },
    { abstract: ABSTRACT },
  ),
];

/** One publication, as two databases print it. */
export const PRINTED_TWICE: readonly Trap[] = [
  trap("a volume that is the year in one database", "sure", { volume: "2016", pages: null }),
  trap("an issue by its month and by its number", "sure", { issue: "Apr", pages: null }),
  trap(
    "a number in figures and in words",
    "sure",
    { title: "Bright light for winter depression in two harbours of the north" },
    { title: "Bright light for winter depression in 2 harbours of the north" },
  ),
  trap(
    "in press, with words where the volume will stand",
    "sure",
    {
      year: 2015,
      volume: "(no pagination)",
      issue: null,
      pages: null,
      doi: "10.9999/jhm",
    },
    { doi: "10.9999/jhm" },
  ),
  trap(
    "a summary for lay people before the abstract",
    "sure",
    { pages: null, abstract: OTHER_ABSTRACT },
    { pages: null, abstract: ABSTRACT },
  ),
  trap(
    "abstracts cut at different places over the same pages",
    "sure",
    { abstract: SCRAMBLED },
    { abstract: ABSTRACT },
  ),
  trap(
    "quotation marks that were read in another encoding",
    "sure",
    { title: "Bright light for winter depression: the â€œharbourâ€\u009d trial among shift workers" },
    { title: "Bright light for winter depression: the “harbour” trial among shift workers" },
  ),
  trap(
    "the numbers of its fields behind the title",
    "sure",
    { title: `${TITLE} 06 Biological Sciences 0605 Microbiology`, doi: "10.9999/jhm", abstract: ABSTRACT },
    { pages: null, doi: "10.9999/jhm", abstract: ABSTRACT },
  ),
  trap(
    "a second DOI over the same abstract on the same page",
    "sure",
    { pages: "e24", doi: "10.9999/one", abstract: ABSTRACT },
    { pages: "e24", volume: null, issue: null, doi: "10.9999/other", abstract: ABSTRACT },
  ),
];
