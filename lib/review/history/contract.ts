import { z } from "zod";
import { endpoint } from "@/lib/access/endpoint";
import { HistoryEntry, HistoryFilter } from "./schema";

export const history = {
  list: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/history",
    permission: "history.view",
    summary:
      "What was done, newest first; others' votes and claims when nobody judges the item any more, to who judges nothing",
  })
    .input(HistoryFilter)
    .output(z.object({ entries: z.array(HistoryEntry), next: z.uuid().nullable() })),
};
