import { emptyDraft, type RecordDraft } from "../../record/schema";
import { clean, cleanList, compact, isPages, yearOf } from "../printed";
import { all, at, attribute, type Element, elementsOf, inside } from "./element";
import { notesOf, numbersOf } from "./pubmed-numbers";
import { affiliationsOf, peopleOf } from "./pubmed-people";
import { lineOf, paragraphsOf } from "./text";

/** What an article or a book of PubMed says about its citation, and a year that could not be read. */
export function draftOfPubMed(root: Element): { draft: RecordDraft; badYear?: string | undefined } {
  const citation = root.name === "PubmedArticle" ? at(root, "MedlineCitation") : root;
  const book = root.name === "PubmedBookArticle" ? at(root, "BookDocument") : root;
  const isBook = book.name === "BookDocument";
  const read = isBook ? bookOf(book) : articleOf(citation);
  const document = isBook ? book : at(citation, "Article");
  const more = isBook ? book : citation;
  const data = isBook ? at(root, "PubmedBookData") : at(root, "PubmedData");
  const lists = [...all(document, "AuthorList"), ...all(at(document, "Book"), "AuthorList")];
  const date = read.date ?? dateOf(at(document, "ArticleDate"));
  const year = date ? yearOf(date) : undefined;
  const numbers = numbersOf(more, document, data);
  const hasPages = read.draft.pages !== undefined;
  const draft: RecordDraft = {
    ...emptyDraft(),
    ...read.draft,
    ...peopleOf(lists),
    year,
    date: date === String(year) ? undefined : date,
    articleNumber: hasPages ? undefined : numbers.pii,
    abstract: abstractOf([...all(document, "Abstract"), ...all(more, "OtherAbstract")]),
    ...numbers.identity,
    keywords: keywordsOf(more),
    language: cleanList(all(document, "Language").map((each) => lineOf(each) ?? "")).join("; ") || undefined,
    publicationTypes: cleanList([...read.types, ...typesOf(document)]),
    affiliations: affiliationsOf(lists),
    database: "PubMed",
    notes: cleanList([...read.notes, ...notesOf(more, document, hasPages ? numbers.pii : undefined)]),
  };
  return { draft: compact(draft), badYear: date && year === undefined ? date : undefined };
}

interface Source {
  draft: Partial<RecordDraft>;
  types: string[];
  date: string | undefined;
  notes: string[];
}

function articleOf(citation: Element): Source {
  const article = at(citation, "Article");
  const journal = at(article, "Journal");
  const issue = at(journal, "JournalIssue");
  const info = at(citation, "MedlineJournalInfo");
  const title = lineOf(at(article, "ArticleTitle"));
  const vernacular = lineOf(at(article, "VernacularTitle"));
  const abbreviation = lineOf(at(info, "MedlineTA")) ?? lineOf(at(journal, "ISOAbbreviation"));
  const name = lineOf(at(journal, "Title")) ?? abbreviation;
  return {
    date: dateOf(at(issue, "PubDate")),
    notes: [],
    types: [],
    draft: {
      title: title ?? vernacular,
      otherTitles: title && vernacular && vernacular !== title ? [vernacular] : [],
      journal: name,
      journalAbbreviation: abbreviation === name ? undefined : abbreviation,
      volume: lineOf(at(issue, "Volume")),
      issue: lineOf(at(issue, "Issue")),
      pages: pagesIn(at(article, "Pagination")),
      place: lineOf(at(info, "Country")),
    },
  };
}

/** A part of a book has the book as what holds it; a whole book its collection. */
function bookOf(document: Element): Source {
  const book = at(document, "Book");
  const [part, whole] = [lineOf(at(document, "ArticleTitle")), lineOf(at(book, "BookTitle"))];
  const collection = lineOf(at(book, "CollectionTitle"));
  const vernacular = lineOf(at(document, "VernacularTitle"));
  const note = (label: string, value: string | undefined) => (value ? [`${label}: ${value}`] : []);
  return {
    date: dateOf(at(book, "PubDate")) ?? dateOf(at(document, "ContributionDate")),
    notes: [
      ...note("Series", part && whole ? collection : undefined),
      ...note("Edition", lineOf(at(book, "Edition"))),
      ...note("Report number", lineOf(at(book, "ReportNumber"))),
      ...note("Volume title", lineOf(at(book, "VolumeTitle"))),
    ],
    types: [part && whole ? "Book Chapter" : "Book"],
    draft: {
      title: part ?? whole ?? vernacular,
      otherTitles: vernacular && (part ?? whole) ? [vernacular] : [],
      journal: part ? (whole ?? collection) : collection,
      volume: lineOf(at(book, "Volume")),
      pages: pagesIn(at(document, "Pagination")),
      publisher: lineOf(at(at(book, "Publisher"), "PublisherName")),
      place: lineOf(at(at(book, "Publisher"), "PublisherLocation")),
    },
  };
}

function typesOf(document: Element): string[] {
  const listed = inside(all(document, "PublicationTypeList"), "PublicationType");
  return [...listed, ...all(document, "PublicationType")].map((each) => lineOf(each) ?? "");
}

function pagesIn(pagination: Element): string | undefined {
  const [start, end] = [lineOf(at(pagination, "StartPage")), lineOf(at(pagination, "EndPage"))];
  const printed =
    lineOf(at(pagination, "MedlinePgn")) ?? (start && end && end !== start ? `${start}-${end}` : start);
  return isPages(printed) ? printed : undefined;
}

/** As printed: a year with month and day or a season, or the words of an irregular date. */
function dateOf(date: Element): string | undefined {
  const parts = ["Year", "Season", "Month", "Day"].map((name) => lineOf(at(date, name)));
  return lineOf(at(date, "MedlineDate")) ?? clean(parts.filter(Boolean).join(" "));
}

/** Parts of an abstract keep their labels; abstracts in other languages follow. */
function abstractOf(abstracts: readonly Element[]): string | undefined {
  const texts = abstracts.map((abstract) =>
    all(abstract, "AbstractText")
      .flatMap((part) => {
        const text = paragraphsOf(part);
        const label = attribute(part, "Label");
        const isLabelled = label && label.toUpperCase() !== "UNLABELLED";
        return text ? [isLabelled ? `${label}: ${text}` : text] : [];
      })
      .join("\n"),
  );
  return (
    cleanList(texts.filter((text) => !/^Abstract available from the publisher\.?$/i.test(text))).join(
      "\n\n",
    ) || undefined
  );
}

/** Author keywords, then subject headings as PubMed prints them, with a star for what is central. */
function keywordsOf(citation: Element): string[] {
  const keywords = inside(all(citation, "KeywordList"), "Keyword").map((each) => lineOf(each) ?? "");
  const headings = inside(all(citation, "MeshHeadingList"), "MeshHeading").map((heading) =>
    elementsOf(heading)
      .map((each) => `${attribute(each, "MajorTopicYN") === "Y" ? "*" : ""}${lineOf(each) ?? ""}`)
      .join("/"),
  );
  const supplements = inside(all(citation, "SupplMeshList"), "SupplMeshName").map(
    (each) => lineOf(each) ?? "",
  );
  return cleanList([...keywords, ...headings, ...supplements]);
}
