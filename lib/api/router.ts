import { accessRoutes } from "./routes/access";
import { agreementRoutes } from "./routes/agreement";
import { conflictRoutes } from "./routes/conflicts";
import { duplicateRoutes } from "./routes/duplicates";
import { extractionRoutes } from "./routes/extraction";
import { fullTextRoutes } from "./routes/full-text";
import { historyRoutes } from "./routes/history";
import { importRoutes } from "./routes/import";
import { mechanismRoutes } from "./routes/mechanisms";
import { overviewRoutes } from "./routes/overview";
import { prismaFlowRoutes } from "./routes/prisma-flow";
import { protocolRoutes } from "./routes/protocol";
import { qualityCheckRoutes } from "./routes/quality-check";
import { recordRoutes } from "./routes/records";
import { screeningRoutes } from "./routes/screening";
import { stageReplayRoutes } from "./routes/stage-replay";
import { stoppingRoutes } from "./routes/stopping";
import { teamRoutes } from "./routes/team";

/** Each endpoint of the contract with the command or query that answers it; the names are the contract's. */
export const router = {
  access: accessRoutes,
  team: teamRoutes,
  overview: overviewRoutes,
  protocol: protocolRoutes,
  imports: importRoutes,
  records: recordRoutes,
  duplicates: duplicateRoutes,
  screening: screeningRoutes,
  conflicts: conflictRoutes,
  agreement: agreementRoutes,
  stopping: stoppingRoutes,
  qualityCheck: qualityCheckRoutes,
  stageReplay: stageReplayRoutes,
  fullText: fullTextRoutes,
  extraction: extractionRoutes,
  mechanisms: mechanismRoutes,
  prismaFlow: prismaFlowRoutes,
  history: historyRoutes,
};
