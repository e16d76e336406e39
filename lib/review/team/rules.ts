import type { Role } from "@/lib/access/roles";
import { Refusal } from "@/lib/errors";

interface StandingMember {
  personId: string;
  roles: readonly Role[];
}

/** A review always has an owner: the last one can neither leave nor give the role up. */
export function refuseLastOwner(
  members: readonly StandingMember[],
  personId: string,
  rolesAfter: readonly Role[],
): void {
  if (rolesAfter.includes("owner")) return;
  const others = members.filter((member) => member.personId !== personId && member.roles.includes("owner"));
  if (others.length > 0) return;
  throw new Refusal("CONFLICT", "A review needs an owner. Make another member owner first.");
}
