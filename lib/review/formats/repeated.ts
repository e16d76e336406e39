import type { Place, Warning } from "./format";
import { clean } from "./printed";
import { warning } from "./span";

interface Field {
  tag: string;
  value: string;
}

/**
 * A field that an entry has once, printed again with something else in it: often the record after it has lost its first
 * line. The first one counts; the others are named here, and the original entry has them.
 */
export function repeatedFields(
  fields: readonly Field[],
  once: readonly string[],
  start: string,
  place: Place,
): Warning[] {
  const repeated = once.filter((tag) => isRepeated(fields, tag) && valuesOf(fields, tag).size > 1);
  if (repeated.length === 0) return [];
  const message = `This entry has ${repeated.join(" and ")} more than once: the line that begins the next record (${start}) may be missing. The first was taken, the others are in the original entry. Check this record.`;
  const second = [...valuesOf(fields, repeated[0] ?? "")][1];
  return [warning(place, "repeated_field", message, second)];
}

function isRepeated(fields: readonly Field[], tag: string): boolean {
  let count = 0;
  for (const field of fields) if (field.tag === tag) count += 1;
  return count > 1;
}

function valuesOf(fields: readonly Field[], tag: string): Set<string> {
  const values = fields.filter((field) => field.tag === tag).map(({ value }) => clean(value));
  return new Set(values.filter((value) => value !== undefined));
}
