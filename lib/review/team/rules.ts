import type { Role } from "@/lib/access/roles";
import { Refusal } from "@/lib/errors";

interface StandingMember {
  personId: string;
  roles: readonly Role[];
}

/** A review of the person that a link is for; whether the maker of the link owns it. */
export interface SharedReview {
  isOwned: boolean;
}

/** Who sets somebody's password is that person in all their reviews: nobody gets into one that is not theirs so. */
export function refuseTakeover(name: string, reviews: readonly SharedReview[], isOwn: boolean): void {
  if (isOwn) {
    throw new Refusal("NOT_ALLOWED", "Change your own password on your account page.");
  }
  if (reviews.every(({ isOwned }) => isOwned)) return;
  throw new Refusal(
    "NOT_ALLOWED",
    `${name} also belongs to reviews that you do not own. Only an owner of all of ${name}'s reviews may make this link: be made owner there too, or have the membership there ended first.`,
  );
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
