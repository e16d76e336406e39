import { z } from "zod";
import { endpoint } from "@/lib/access/endpoint";
import { Overview } from "./schema";

export const overview = {
  now: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/overview",
    permission: "review.view",
    summary: "Where every record is now, and what waits for you",
  })
    .input(z.strictObject({ reviewId: z.uuid() }))
    .output(Overview),
};
