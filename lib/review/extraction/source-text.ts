import type { ClaimBody } from "./events";
import { findQuote } from "./quote";

/** The text of a report that quotes are looked for in: of its records, and of the pages of its PDFs. */
export interface SourceText {
  sections: readonly { section: "title" | "abstract"; text: string }[];
  pages: readonly { sha256: string; page: number; text: string }[];
}

type Provenance = Pick<ClaimBody, "section" | "page" | "charStart" | "charEnd" | "fileSha256">;

/** Where a quote was looked for and whether it stands there (rule V1). */
export interface QuoteCheck {
  provenance: Provenance;
  quoteFound: boolean;
  /** The text it was found in. */
  text: string | null;
}

interface Place extends Omit<Provenance, "charStart" | "charEnd"> {
  text: string;
}

/**
 * Finds a claim's quote: on the page it names, else in its section, else wherever in the report it stands. A quote
 * that is nowhere keeps what its extractor said of it and stays unverified.
 */
export function checkQuote(claim: Provenance & Pick<ClaimBody, "quote">, source: SourceText): QuoteCheck {
  for (const { text, ...place } of placesFor(claim, source)) {
    const at = offsetsIn(text, claim);
    if (at) return { provenance: { ...place, ...at }, quoteFound: true, text };
  }
  const { section, page, fileSha256 } = claim;
  const known = source.pages.some(({ sha256 }) => sha256 === fileSha256);
  return {
    provenance: { section, page, charStart: null, charEnd: null, fileSha256: known ? fileSha256 : null },
    quoteFound: false,
    text: null,
  };
}

function placesFor({ section, page, fileSha256 }: Provenance, source: SourceText): Place[] {
  const named = source.pages.filter(
    (each) => (page === null || each.page === page) && (fileSha256 === null || each.sha256 === fileSha256),
  );
  const atHome = section === "title" || section === "abstract";
  const onPage = (kept: ClaimBody["section"]) =>
    named.map(({ sha256, page: number, text }) => ({
      section: kept,
      page: number,
      fileSha256: sha256,
      text,
    }));
  if (page !== null || fileSha256 !== null) return onPage(section);
  const sections = [...source.sections]
    .sort((a, b) => Number(b.section === section) - Number(a.section === section))
    .map((each) => ({ section: each.section, page: null, fileSha256: null, text: each.text }));
  // Said to stand in the abstract and found on a page only: where on the paper that is, nobody has said.
  return atHome ? [...sections, ...onPage("other")] : [...onPage(section), ...sections];
}

/** The offsets given with the selection, when the quote stands there; a report may say the same words twice. */
function offsetsIn(text: string, claim: Provenance & Pick<ClaimBody, "quote">) {
  const { quote, charStart, charEnd } = claim;
  if (charStart !== null && charEnd !== null && findQuote(text.slice(charStart, charEnd), quote)) {
    return { charStart, charEnd };
  }
  const found = findQuote(text, quote);
  return found && { charStart: found.start, charEnd: found.end };
}
