import type { StageKind } from "@/lib/review/protocol/schema";
import type { Visitor } from "../fixtures";
import { makeToken } from "../pages/account";
import { ask } from "../pages/ask";
import { get, type Person, until } from "./client";
import { attach, reportId } from "./ketamine-full-text";
import { importSample } from "./ketamine-import";
import { PAGE } from "./ketamine-numbers";
import { closeBatch, openBatch, submit, vote } from "./ketamine-screening";
import { startKetamineReview, type Walk } from "./ketamine-team";

/** Somebody with a browser, as the API knows them. */
export async function personOf({ page, name }: Visitor): Promise<Person> {
  const { id } = await ask<{ id: string }>(page, "/account");
  return { id, name, token: await makeToken(page, "the steps before") };
}

export interface IncludedReport {
  reviewId: string;
  reportId: string;
  sha256: string;
}

/** A review in which R01 is included, with these PDFs, as the steps before extraction leave it. */
export async function includeReport(
  ada: Visitor,
  bea: Visitor,
  pdfs: Readonly<Record<string, Uint8Array>>,
): Promise<IncludedReport> {
  const walk = await startKetamineReview({ ada: await personOf(ada), bea: await personOf(bea) });
  const search = { file: "library-page.txt", source: "database", name: "Web of Science" } as const;
  await importSample(walk, search, PAGE);
  await includeAll(walk, "title_abstract");
  const report = await reportId(walk, "R01");
  const attached: string[] = [];
  for (const [name, bytes] of Object.entries(pdfs)) {
    const { sha256 } = await attach(walk, walk.ada, report, bytes, name);
    await until(
      () => get<{ pages: unknown[] }>(walk.ada, `${walk.path}/documents/${sha256}/pages`),
      ({ pages }) => pages.length > 0,
    );
    attached.push(sha256);
  }
  await includeAll(walk, "full_text");
  return { reviewId: walk.path.split("/")[2] ?? "", reportId: report, sha256: attached[0] ?? "" };
}

/** Both include everything that waits in a stage. */
async function includeAll(walk: Walk, stage: StageKind): Promise<void> {
  const { batchId } = await openBatch(walk, stage);
  for (const who of [walk.ada, walk.bea]) {
    await vote(walk, who, stage, Object.fromEntries(PAGE.map((name) => [name, "I"])));
    await submit(walk, who, batchId);
  }
  await closeBatch(walk, batchId);
}
