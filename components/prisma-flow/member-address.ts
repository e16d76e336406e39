import { type MemberKey, memberKey } from "@/lib/review/prisma-flow/schema";
import { stepHref } from "../review/places";

/** The address of the diagram with the list behind one number open, to be shared or bookmarked. */
export function memberHref(reviewId: string, key: MemberKey): string {
  const given = Object.entries(key).filter(([, value]) => value !== undefined);
  return `${stepHref(reviewId, "prisma_flow")}?${new URLSearchParams(given)}`;
}

/** The number an address names, or null where it names none. */
export function memberKeyOf(search: URLSearchParams): MemberKey | null {
  const parsed = memberKey.safeParse(Object.fromEntries(search));
  return parsed.success ? parsed.data : null;
}
