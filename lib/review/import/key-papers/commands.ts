import { v7 as uuid } from "uuid";
import type { Scope } from "@/lib/access/scope";
import { enqueueRanking } from "@/lib/db/queue";
import { notFound } from "@/lib/errors";
import { command } from "../../history/command";
import { lockReview } from "../commands";
import { importProjection } from "../projection";
import { newPapers, papersIn } from "./rules";
import type { DropKeyPaper, NameKeyPapers } from "./schema";

/** Names papers that the searches are to find. Those that are named already are passed over. */
export function nameKeyPapers(
  scope: Scope<"import.run">,
  input: NameKeyPapers,
): Promise<{ named: number; known: number }> {
  const pasted = papersIn(input.text);
  return command(scope, "name_key_papers", input, importProjection, async (tx) => {
    await lockReview(tx, scope.reviewId);
    const known = await tx.keyPaper.findMany({ where: { reviewId: scope.reviewId } });
    const papers = newPapers(known, pasted).map((paper) => ({ id: uuid(), ...paper }));
    const reply = { named: papers.length, known: pasted.length - papers.length };
    const afterwards = () => enqueueRanking(tx, scope.reviewId, "title_abstract");
    return { kind: "key_papers_named", payload: { papers }, reply, afterwards };
  });
}

/** Takes a paper off the list; its records stay. */
export function dropKeyPaper(
  scope: Scope<"import.run">,
  input: DropKeyPaper,
): Promise<{ keyPaperId: string }> {
  const { keyPaperId } = input;
  return command(scope, "drop_key_paper", input, importProjection, async (tx) => {
    await lockReview(tx, scope.reviewId);
    const paper = await tx.keyPaper.findUnique({
      where: { reviewId_id: { reviewId: scope.reviewId, id: keyPaperId } },
    });
    if (!paper) throw notFound("key paper");
    const payload = { keyPaperId, text: paper.text };
    const afterwards = () => enqueueRanking(tx, scope.reviewId, "title_abstract");
    return { kind: "key_paper_dropped", payload, reply: { keyPaperId }, afterwards };
  });
}
