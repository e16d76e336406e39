import { CATEGORIES, type Category, DESIGN_GROUPS, type DesignGroup } from "@/lib/review/extraction/lists";
import { words } from "./words";

/** A cell of the gap map; with neither row nor column, what stands in no cell. */
export type GapPlace = { category: Category; column: DesignGroup } | { category?: never; column?: never };

export function placeName(place: GapPlace): string {
  return place.category
    ? words.gaps.of(CATEGORIES[place.category], DESIGN_GROUPS[place.column])
    : words.gaps.outsideTitle;
}

/** The same cell? */
export function isSamePlace(one: GapPlace | null, other: GapPlace): boolean {
  return one !== null && one.category === other.category && one.column === other.column;
}
