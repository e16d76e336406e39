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
