import { access } from "@/lib/access/contract";
import { protocol } from "@/lib/review/protocol/contract";
import { team } from "@/lib/review/team/contract";

/** Everything the screens and outside clients can do, collected from the steps. */
export const contract = { access, team, protocol };
export type ApiContract = typeof contract;
