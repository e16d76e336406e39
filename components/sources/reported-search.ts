import type { SearchReport } from "@/lib/review/prisma-flow/sources/schema";

/** One search as the report tells of it. */
export type ReportedSearch = SearchReport["searches"][number];
