import * as commands from "@/lib/review/protocol/commands";
import { protocol } from "@/lib/review/protocol/contract";
import * as queries from "@/lib/review/protocol/queries";
import { inReview } from "../entrance";

export const protocolRoutes = {
  current: inReview(protocol.current, async (scope) => ({ protocol: await queries.currentProtocol(scope) })),
  versions: inReview(protocol.versions, (scope) => queries.protocolVersions(scope)),
  publish: inReview(protocol.publish, (scope, input) => commands.publishProtocol(scope, input)),
};
