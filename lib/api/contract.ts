import { access } from "@/lib/access/contract";
import { team } from "@/lib/review/team/contract";

/** Everything the screens and outside clients can do, collected from the steps. */
export const contract = { access, team };
export type ApiContract = typeof contract;
