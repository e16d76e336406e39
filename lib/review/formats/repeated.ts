import type { Place, Warning } from "./format";
import { cleanList } from "./printed";
import { warning } from "./span";

const NONE: readonly Warning[] = [];

type ValuesOf = (tag: string) => readonly string[];

/**
 * A field that an entry has once, printed again with something else in it: often the record after it has lost its first
 * line. The first one counts; the others are named here, and the original entry has them.
 */
export function repeatedFields(
  valuesOf: ValuesOf,
  once: readonly string[],
  start: string,
  place: Place,
): readonly Warning[] {
  if (!once.some((tag) => valuesOf(tag).length > 1)) return NONE;
  const repeated = once.filter((tag) => distinct(valuesOf(tag)).length > 1);
  if (repeated.length === 0) return NONE;
  const message = `This entry has ${repeated.join(" and ")} more than once: the line that begins the next record (${start}) may be missing. The first was taken, the others are in the original entry. Check this record.`;
  return [warning(place, "repeated_field", message, distinct(valuesOf(repeated[0] ?? ""))[1])];
}

function distinct(values: readonly string[]): readonly string[] {
  return values.length > 1 ? cleanList(values) : values;
}

/** The values of a tag in a list of fields. */
export function valuesIn(fields: readonly { tag: string; value: string }[]): ValuesOf {
  return (tag) => fields.filter((field) => field.tag === tag).map(({ value }) => value);
}
