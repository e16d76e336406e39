import { type Role, votes } from "@/lib/access/roles";

/** A batch and whether the person asking is asked to vote in it, or was. */
export interface Asked {
  status: "open" | "closed";
  isAssigned: boolean;
}

/** Who voted when is closed to whoever votes until the batch is: it would tell how far another has come. */
export function mayKnowVersions({ status, isAssigned }: Asked, roles: readonly Role[]): boolean {
  return status === "closed" || !(votes(roles) || isAssigned);
}
