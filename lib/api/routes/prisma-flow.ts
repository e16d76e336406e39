import { prismaFlow } from "@/lib/review/prisma-flow/contract";
import * as flow from "@/lib/review/prisma-flow/queries/flow";
import { flowMembers, membersFile } from "@/lib/review/prisma-flow/queries/members";
import * as sources from "@/lib/review/prisma-flow/sources/queries";
import { inReview } from "../entrance";

export const prismaFlowRoutes = {
  flow: inReview(prismaFlow.flow, (scope) => flow.prismaFlow(scope)),
  members: inReview(prismaFlow.members, (scope, input) => flowMembers(scope, input)),
  membersFile: inReview(prismaFlow.membersFile, (scope, input) => membersFile(scope, input)),
  drawing: inReview(prismaFlow.drawing, (scope, input) => flow.drawingFile(scope, input.unscreened)),
  csv: inReview(prismaFlow.csv, (scope, input) => flow.csvFile(scope, input.layout)),
  sources: inReview(prismaFlow.sources, (scope) => sources.sourceStatistics(scope)),
  sourcesFile: inReview(prismaFlow.sourcesFile, (scope) => sources.sourcesFile(scope)),
  sourcesDrawing: inReview(prismaFlow.sourcesDrawing, (scope) => sources.sourcesDrawing(scope)),
  searchReport: inReview(prismaFlow.searchReport, (scope) => sources.searchReport(scope)),
  searchReportFile: inReview(prismaFlow.searchReportFile, (scope) => sources.searchReportFile(scope)),
};
