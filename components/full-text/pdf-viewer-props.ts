import type { Quote } from "./quote";

/** What a shown PDF is told. */
export interface PdfViewerProps {
  reviewId: string;
  sha256: string;
  name: string;
  /** What the marked words are for: with it, marking offers a button that hands them over. */
  onQuote?: (quote: Quote) => void;
  quoteLabel?: string;
  /** A key that does the same as the button. */
  quoteKey?: string;
  /** Where to go: the page, and the words to mark on it. A new object goes there again. */
  place?: PdfPlace;
}

export interface PdfPlace {
  page: number;
  quote?: string;
  /** Letters of the page before the quote, for a page that says it twice. */
  from?: number;
}
