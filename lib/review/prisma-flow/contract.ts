import { z } from "zod";
import { endpoint } from "@/lib/access/endpoint";
import { identity, MemberFilter, MemberPage, MembersOf, prismaCounts, UNSCREENED } from "./schema";
import { SearchReport, SourceStatistics } from "./sources/schema";

const inReview = z.strictObject({ reviewId: z.uuid() });

/** What the searches were and what each brought: the search appendix of a report. */
const sources = {
  sources: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/sources",
    permission: "prisma_flow.view",
    summary: "What each search brought: records, citations found by it alone, included",
  })
    .input(inReview)
    .output(SourceStatistics),
  sourcesFile: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/sources/sources.csv",
    permission: "prisma_flow.view",
    summary: "What each search brought as a CSV file",
  })
    .input(inReview)
    .output(z.file().mime("text/csv")),
  sourcesDrawing: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/sources/sources.svg",
    permission: "prisma_flow.view",
    summary: "What each search brought as a picture",
  })
    .input(inReview)
    .output(z.file().mime("image/svg+xml")),
  searchReport: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/sources/prisma-s",
    permission: "prisma_flow.view",
    summary: "Every search by the 16 items of PRISMA-S",
  })
    .input(inReview)
    .output(SearchReport),
  searchReportFile: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/sources/prisma-s.csv",
    permission: "prisma_flow.view",
    summary: "The 16 items of PRISMA-S as a CSV file, a column for each search",
  })
    .input(inReview)
    .output(z.file().mime("text/csv")),
};

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
    summary:
      "The diagram as an SVG file; records left unscreened by a stop in the box for automation tools, or on a line of their own",
  })
    .input(inReview.extend({ unscreened: z.enum(UNSCREENED).default("automation") }))
    .output(z.file().mime("image/svg+xml")),
  csv: endpoint({
    method: "GET",
    path: "/reviews/{reviewId}/prisma-flow/prisma.csv",
    permission: "prisma_flow.view",
    summary: "The numbers for the R package PRISMA2020, in 34 or 32 rows",
  })
    .input(inReview.extend({ layout: z.enum(["34", "32"]).default("34") }))
    .output(z.file().mime("text/csv")),
  ...sources,
};
