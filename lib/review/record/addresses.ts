/**
 * Where an identifier leads on the open web. Web of Science and Embase show nothing without a subscription, so they have
 * no address here; registers that open by a search only are found in the portal of the WHO.
 */
const ADDRESSES: Record<string, (value: string) => string> = {
  doi: (doi) => `https://doi.org/${path(doi)}`,
  pmid: (pmid) => `https://pubmed.ncbi.nlm.nih.gov/${path(pmid)}/`,
  pmcid: (pmcid) => `https://pmc.ncbi.nlm.nih.gov/articles/${path(pmcid)}/`,
  nct: (number) => `https://clinicaltrials.gov/study/${path(number)}`,
  isrctn: (number) => `https://www.isrctn.com/${path(number)}`,
  eudract: (number) =>
    `https://www.clinicaltrialsregister.eu/ctr-search/search?query=eudract_number:${query(number)}`,
  ctis: (number) => `https://euclinicaltrials.eu/search-for-clinical-trials/?lang=en&EUCT=${query(number)}`,
  actrn: (number) => `https://www.anzctr.org.au/${path(number)}.aspx`,
  drks: (number) => `https://drks.de/search/en/trial/${path(number)}`,
  jrct: (number) => `https://jrct.mhlw.go.jp/en-latest-detail/${path(number)}`,
  pactr: inPortal,
  chictr: inPortal,
  ctri: inPortal,
  irct: inPortal,
  umin: inPortal,
  arxiv: (number) => `https://arxiv.org/abs/${path(number)}`,
  openalex: (id) => `https://openalex.org/${path(id)}`,
  lens: (id) => `https://www.lens.org/${path(id)}`,
  scopus: (id) => `https://www.scopus.com/pages/publications/${path(id.replace(/^2-s2\.0-/, ""))}`,
  issn: (number) => `https://portal.issn.org/resource/ISSN/${path(number)}`,
  isbn: (number) => `https://search.worldcat.org/search?q=bn:${query(number)}`,
};

/** The page that an identifier in normal form names; null where there is none that is open. */
export function addressOf(scheme: string, value: string): string | null {
  return Object.hasOwn(ADDRESSES, scheme) ? (ADDRESSES[scheme]?.(value) ?? null) : null;
}

function inPortal(number: string): string {
  return `https://trialsearch.who.int/Trial2.aspx?TrialID=${query(number)}`;
}

function query(text: string): string {
  return encodeURIComponent(text);
}

/** Slashes stay: a DOI has them. */
function path(text: string): string {
  return encodeURIComponent(text).replaceAll("%2F", "/").replaceAll("%3A", ":");
}

const NAMES: Record<string, string> = {
  nct: "ClinicalTrials.gov",
  eudract: "EudraCT",
  ctis: "EU CTIS",
  chictr: "ChiCTR",
  jrct: "jRCT",
  arxiv: "arXiv",
  wos: "Web of Science",
  scopus: "Scopus",
  embase: "Embase",
  openalex: "OpenAlex",
  lens: "Lens",
  wanfang: "Wanfang",
};

/** What people call a scheme. */
export function schemeName(scheme: string): string {
  return NAMES[scheme] ?? scheme.toUpperCase();
}
