import { access } from "@/lib/access/contract";
import { imports } from "@/lib/review/import/contract";
import { protocol } from "@/lib/review/protocol/contract";
import { records } from "@/lib/review/record/contract";
import { team } from "@/lib/review/team/contract";

/** Everything the screens and outside clients can do, collected from the steps. */
export const contract = { access, team, protocol, imports, records };
export type ApiContract = typeof contract;
