import { accessRoutes } from "./routes/access";
import { importRoutes } from "./routes/import";
import { protocolRoutes } from "./routes/protocol";
import { recordRoutes } from "./routes/records";
import { teamRoutes } from "./routes/team";

/** Each endpoint of the contract with the command or query that answers it; the names are the contract's. */
export const router = {
  access: accessRoutes,
  team: teamRoutes,
  protocol: protocolRoutes,
  imports: importRoutes,
  records: recordRoutes,
};
