/** The formats that can be written, for menus: the writers themselves weigh half a megabyte in a browser. */
export const WRITABLE = [
  { id: "ris", label: "RIS" },
  { id: "nbib", label: "PubMed (nbib, MEDLINE)" },
  { id: "endnote", label: "EndNote tagged text (enw)" },
  { id: "endnote_xml", label: "EndNote XML" },
  { id: "bibtex", label: "BibTeX" },
  { id: "csl_json", label: "CSL-JSON" },
  { id: "csv", label: "Table (CSV)" },
  { id: "tsv", label: "Table (TSV)" },
  { id: "xlsx", label: "Excel workbook" },
] as const;
