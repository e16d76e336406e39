import { access } from "@/lib/access/contract";
import { agreement } from "@/lib/review/agreement/contract";
import { conflicts } from "@/lib/review/conflicts/contract";
import { duplicates } from "@/lib/review/duplicates/contract";
import { extraction } from "@/lib/review/extraction/contract";
import { fullText } from "@/lib/review/full-text/contract";
import { history } from "@/lib/review/history/contract";
import { imports } from "@/lib/review/import/contract";
import { mechanisms } from "@/lib/review/mechanisms/contract";
import { overview } from "@/lib/review/overview/contract";
import { prismaFlow } from "@/lib/review/prisma-flow/contract";
import { protocol } from "@/lib/review/protocol/contract";
import { records } from "@/lib/review/record/contract";
import { screening } from "@/lib/review/screening/contract";
import { stopping } from "@/lib/review/stopping/contract";
import { qualityCheck } from "@/lib/review/stopping/quality-check/contract";
import { stageReplay } from "@/lib/review/stopping/replayed/contract";
import { team } from "@/lib/review/team/contract";

/** Everything the screens and outside clients can do, collected from the steps. */
export const contract = {
  access,
  team,
  overview,
  protocol,
  imports,
  records,
  duplicates,
  screening,
  conflicts,
  agreement,
  stopping,
  qualityCheck,
  stageReplay,
  fullText,
  extraction,
  mechanisms,
  prismaFlow,
  history,
};
export type ApiContract = typeof contract;
