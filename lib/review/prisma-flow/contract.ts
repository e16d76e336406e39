import { z } from "zod";
import { endpoint } from "@/lib/access/endpoint";
import { identity, MemberFilter, MemberPage, MembersOf, prismaCounts } from "./schema";

const inReview = z.strictObject({ reviewId: z.uuid() });

export const prismaFlow = {
  flow: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/prisma-flow",
    permission: "prisma_flow.view",
    summary: "Every number of the PRISMA 2020 diagram and every sum between them",
  })
    .input(inReview)
    .output(z.object({ counts: prismaCounts, identities: z.array(identity) })),
  members: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/prisma-flow/members",
    permission: "prisma_flow.view",
    summary: "The records, reports or studies behind one number",
  })
    .input(MemberFilter)
    .output(MemberPage),
  membersFile: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/prisma-flow/members.csv",
    permission: "prisma_flow.view",
    summary:
      "The whole list behind one number as a CSV file, such as excluded reports with reasons (item 16b)",
  })
    .input(MembersOf)
    .output(z.file().mime("text/csv")),
  drawing: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/prisma-flow/drawing.svg",
    permission: "prisma_flow.view",
    summary: "The diagram as an SVG file",
  })
    .input(inReview)
    .output(z.file().mime("image/svg+xml")),
  csv: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/prisma-flow/prisma.csv",
    permission: "prisma_flow.view",
    summary: "The numbers for the R package PRISMA2020, in 34 or 32 rows",
  })
    .input(inReview.extend({ layout: z.enum(["34", "32"]).default("34") }))
    .output(z.file().mime("text/csv")),
};
