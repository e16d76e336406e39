import { tags } from "./fields";

/** What the databases call the parts of a citation; the first of several counts before the others. */
export const T = {
  remarks: tags("N1", "U3"),
  editors: tags("ED", "A2", "A3"),
  volume: tags("VL", "VO"),
  issue: tags("IS", "NO"),
  language: tags("LA"),
  publisher: tags("PB", "PU"),
  place: tags("CY", "PP"),
  accession: tags("AN", "ID"),
  database: tags("DB", "DP"),
  authors: tags("AU", "A1"),
  dates: tags("PY", "Y1", "YR", "DA"),
  title: tags("TI", "T1", "CT", "BT", "ST"),
  source: tags("JF", "T2", "JO", "JA", "J2", "J1", "SO"),
  abbreviation: tags("JA", "J2", "J1", "JI", "NL"),
  titles: tags("TI", "T1", "TT", "OP"),
  abstract: tags("AB", "N2"),
  firstPage: tags("SP"),
  lastPage: tags("EP"),
  pages: tags("PG"),
  articleNumber: tags("C7"),
  keywords: tags("KW", "KY"),
  typeOfWork: tags("M3"),
  type: tags("TY"),
  end: tags("ER"),
  centralType: tags("PT"),
  addresses: tags("UR", "L1", "L2", "LK", "L4", "US"),
  embaseAddress: tags("M1"),
  affiliations: tags("AD", "M2"),
  page: tags("UR"),
  links: tags("UR", "L1", "L2", "L3", "L4", "LK"),
  doi: tags("DO", "DI", "DOI"),
  pmid: tags("PMID", "PM"),
  pmcid: tags("PMCID", "C2"),
  numbers: tags("AN", "ID", "U2", "UR"),
  centralNumber: tags("XR"),
  serials: tags("SN"),
  registered: tags("AN", "ID", "U2", "UR", "SO"),
  embasePmid: tags("C5"),
  scopusPmid: tags("C2"),
};

const UNDONE = new Set([T.title, T.titles, T.source, T.abstract, T.keywords, T.typeOfWork].flat());

/** Whether markup is undone in what stands under a tag; what has none may continue what has. */
export function isMarkupUndone(tag: number): boolean {
  return tag < 0 || UNDONE.has(tag);
}
