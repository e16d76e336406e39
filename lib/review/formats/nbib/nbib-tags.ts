import { tags } from "../fields";

/** Tags that link a record to another one, as MEDLINE's display names them. */
export const LINKS: Record<string, string> = {
  RIN: "Retraction in",
  ROF: "Retraction of",
  ECI: "Expression of concern in",
  ECF: "Expression of concern for",
  EIN: "Erratum in",
  EFR: "Erratum for",
  RPI: "Corrected and republished in",
  RPF: "Corrected and republished from",
  CRI: "Corrected and republished in",
  CRF: "Corrected and republished from",
  UIN: "Update in",
  UOF: "Update of",
  CIN: "Comment in",
  CON: "Comment on",
};

/** What labels the number of an article among its locations, where DOI and PII have labels of their own. */
export const ARTICLE_NUMBER = " [article number]";

/** The tags of MEDLINE's display. */
export const PLAIN_TAGS: readonly string[] =
  `AB AD AID AU AUID BTI CI CIN CN COI COIS CON CP CRDT CRF CRI CTDT CTI DA DCOM DDIN DEP DP DRIN DRDT ECF ECI ED EDAT EFR
  EIN EN FAU FED FIR FPS GN GR GS IP IR IRAD IS ISBN ISSN JID JT LA LID LR MH MHDA MID NM OAB OABL OCI OID ORI OT OTO OWN
  PB PG PHST PL PMC PMCR PMID PS PST PT PUBM RF RIN RN ROF RPF RPI SB SFM SI SO SPIN STAT TA TI TT UIN UOF VI VTI`.split(
    /\s+/,
  );

/** The parts of a citation; the first of several tags counts before the others. */
export const T = {
  title: tags("TI", "BTI"),
  date: tags("DP"),
  journal: tags("JT", "TA"),
  ownTitle: tags("TI"),
  bookTitle: tags("BTI"),
  collectionTitle: tags("CTI"),
  abbreviation: tags("TA"),
  locations: tags("LID"),
  pages: tags("PG"),
  fullEditors: tags("FED"),
  editors: tags("ED"),
  volume: tags("VI"),
  issue: tags("IP"),
  abstract: tags("AB", "OAB"),
  keywords: tags("OT", "MH"),
  language: tags("LA"),
  types: tags("PT"),
  publisher: tags("PB"),
  place: tags("PL"),
  affiliations: tags("AD"),
  otherNumber: tags("OID"),
  pmid: tags("PMID"),
  owner: tags("OWN"),
  titles: tags("TI", "TT"),
  fullAuthors: tags("FAU"),
  authors: tags("AU"),
  groups: tags("CN"),
  secondarySource: tags("SI"),
  issn: tags("IS", "ISSN"),
  isbn: tags("ISBN"),
  pmcid: tags("PMC"),
  identifiers: tags("LID", "AID"),
  notes: tags("GN"),
};
