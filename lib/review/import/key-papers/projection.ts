import type { z } from "zod";
import type { Transaction } from "@/lib/db/client";
import type { NotedEvent } from "../../history/projection";
import type { keyPaperEvents } from "./schema";

type Event<Kind extends keyof typeof keyPaperEvents> = NotedEvent<
  Kind,
  z.output<(typeof keyPaperEvents)[Kind]>
>;

/** What the events of key papers do: the import step's projection has them among its own. */
export const keyPaperHandlers = {
  key_papers_named: (tx: Transaction, { reviewId, actorId, at, payload }: Event<"key_papers_named">) =>
    tx.keyPaper.createMany({
      data: payload.papers.map((paper) => ({ reviewId, ...paper, personId: actorId, at })),
    }),

  key_paper_dropped: (tx: Transaction, { reviewId, payload }: Event<"key_paper_dropped">) =>
    tx.keyPaper.deleteMany({ where: { reviewId, id: payload.keyPaperId } }),
};
