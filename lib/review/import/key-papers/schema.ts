import { z } from "zod";
import { RECORD_STATES } from "../../flow";
import { OperationId } from "../../history/schema";

/** A review knows a few of its papers before it searches; a list as long as a search result is none. */
export const MOST_KEY_PAPERS = 300;
export const LONGEST_LINE = 2_000;

export const NameKeyPapers = z.strictObject({
  reviewId: z.uuid(),
  operationId: OperationId,
  /** A DOI, a PubMed number, an address of either, a title or a reference on each line. */
  text: z.string().trim().min(1, "Paste at least one paper.").max(200_000),
});
export type NameKeyPapers = z.infer<typeof NameKeyPapers>;

export const DropKeyPaper = z.strictObject({
  reviewId: z.uuid(),
  keyPaperId: z.uuid(),
  operationId: OperationId,
});
export type DropKeyPaper = z.infer<typeof DropKeyPaper>;

/** What a line says of a paper. */
export const ReadPaper = z.object({
  /** As the team wrote it. */
  text: z.string(),
  title: z.string().nullable(),
  doi: z.string().nullable(),
  pmid: z.string().nullable(),
});
export type ReadPaper = z.infer<typeof ReadPaper>;

export const keyPaperEvents = {
  key_papers_named: z.object({ papers: z.array(ReadPaper.extend({ id: z.uuid() })) }),
  key_paper_dropped: z.object({ keyPaperId: z.uuid(), text: z.string() }),
};

/** A paper that the searches are to find, and which of them did. */
export const KeyPaper = ReadPaper.extend({
  id: z.uuid(),
  by: z.string(),
  at: z.iso.datetime(),
  /** The searches that found it, also through a duplicate. Empty: none did. */
  foundBy: z.array(z.uuid()),
  /** Its records that count, duplicates left out. */
  records: z.array(z.object({ id: z.uuid(), title: z.string(), status: z.enum(RECORD_STATES) })),
});
export type KeyPaper = z.infer<typeof KeyPaper>;

export const KeyPaperReport = z.object({
  searches: z.array(z.object({ id: z.uuid(), name: z.string() })),
  papers: z.array(KeyPaper),
});
export type KeyPaperReport = z.infer<typeof KeyPaperReport>;
