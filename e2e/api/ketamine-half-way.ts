import { pdfOf } from "@/prisma/seed/pdf";
import { get, until, write } from "./client";
import { extract } from "./ketamine-extraction";
import { attach, reportId, retrieve } from "./ketamine-full-text";
import { importSample } from "./ketamine-import";
import { PAGE, TITLES } from "./ketamine-numbers";
import { adjudicate, closeBatch, openBatch, vote } from "./ketamine-screening";
import { startKetamineReview, type Walk } from "./ketamine-team";

/** The review with something to do at every step: a queue, a conflict, a request, a comparison, a doubtful duplicate. */
export async function halfWayReview(people: Pick<Walk, "ada" | "bea">): Promise<Walk> {
  const walk = await startKetamineReview(people);
  const page = { file: "library-page.txt", source: "database", name: "Web of Science" } as const;
  await importSample(walk, page, PAGE);
  const titles = await openBatch(walk, "title_abstract");
  await vote(walk, walk.ada, "title_abstract", TITLES.ada);
  await vote(walk, walk.bea, "title_abstract", TITLES.bea);
  await closeBatch(walk, titles.batchId);
  await adjudicate(walk, "title_abstract", "R24", { decision: "exclude" });
  await extractFirst(walk);
  await fillRetrieval(walk);
  await openBatch(walk, "full_text");
  await importMore(walk);
  await openBatch(walk, "title_abstract");
  return walk;
}

/** R01 is entered by both and waits for its comparison; Ada has begun with R27. */
async function extractFirst(walk: Walk): Promise<void> {
  await retrieve(walk, walk.ada, ["R01", "R27"], "retrieved");
  const { batchId } = await openBatch(walk, "full_text");
  for (const who of [walk.ada, walk.bea]) await vote(walk, who, "full_text", { R01: "I", R27: "I" });
  await closeBatch(walk, batchId);
  await extract(walk, walk.ada, "a", ["R01"]);
  await extract(walk, walk.bea, "b", ["R01"]);
  await write(walk.ada, "PUT", `${walk.path}/reports/${await reportId(walk, "R27")}/extraction`);
}

/** Every way a report can stand before it is assessed; R28 comes with its PDF. */
async function fillRetrieval(walk: Walk): Promise<void> {
  await retrieve(walk, walk.ada, ["R22"], "retrieved");
  await retrieve(walk, walk.ada, ["R25"], "not_retrieved");
  await retrieve(walk, walk.ada, ["R30"], "waiting");
  const pdf = await pdfOf(["The mechanisms behind rapid antidepressant effects.", "A second page."]);
  await attach(walk, walk.ada, await reportId(walk, "R28"), pdf, "paper.pdf");
}

/** PubMed brings one sure and one doubtful duplicate. */
async function importMore(walk: Walk): Promise<void> {
  const search = { file: "pubmed.nbib", source: "database", name: "PubMed" } as const;
  await importSample(walk, search, ["P1", "P2", "P3", "P4"]);
  const counts = () => get<{ proposed: number }>(walk.ada, `${walk.path}/duplicates/counts`);
  await until(counts, ({ proposed }) => proposed === 1);
}
