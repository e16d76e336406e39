import type { Format } from "../format";
import { draftOfPubMed } from "./pubmed-draft";
import { type Dialect, readXml } from "./read";

const inParent = (parent: string, ...names: readonly string[]) =>
  names.map((name) => [name, parent] as const);

const DIALECT: Dialect = {
  records: [
    ["PubmedArticle", "PubmedBookArticle"],
    ["MedlineCitation", "BookDocument"],
  ],
  wrappers: ["PubmedArticleSet", "PubmedBookArticleSet", "MedlineCitationSet"],
  parents: new Map([
    ...inParent("PubmedArticle", "MedlineCitation", "PubmedData"),
    ...inParent("PubmedBookArticle", "BookDocument", "PubmedBookData"),
    ...inParent(
      "Article",
      "Journal",
      "Pagination",
      "AuthorList",
      "PublicationTypeList",
      "DataBankList",
      "Abstract",
    ),
    ...inParent(
      "MedlineCitation",
      "Article",
      "MedlineJournalInfo",
      "MeshHeadingList",
      "OtherAbstract",
      "KeywordList",
    ),
    ...inParent("AuthorList", "Author"),
  ]),
  draftOf: draftOfPubMed,
};

/** What PubMed hands out as XML, by its pages and by its programs, for articles and for books. */
export const pubMedXml: Format = {
  id: "pubmed_xml",
  label: "PubMed XML",
  extensions: ["xml"],
  recognises(head) {
    const sign = /<(?:Pubmed(?:Book)?Article(?:Set)?|MedlineCitation(?:Set)?)[\s>]/.test(head);
    if (!sign) return 0;
    return /^\s*</.test(head) ? 0.98 : 0.6;
  },
  read: (chunks) => readXml(chunks, DIALECT),
};
