import { z } from "zod";
import { endpoint } from "@/lib/access/endpoint";
import { HistoryEntry, HistoryFilter } from "./schema";

export const history = {
  list: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/history",
    permission: "history.view",
    summary:
      "What was done, newest first; others' votes, conflicts and claims are open to those who judge nothing",
  })
    .input(HistoryFilter)
    .output(z.object({ entries: z.array(HistoryEntry), next: z.string().nullable() })),
};
