import { CERTAINTIES, DESIGNS, EPISTEMICS, POLARITIES, REPORTED } from "@/lib/review/extraction/lists";
import { CARD_FIRST, CARD_GROUPS, DETAIL_FIELDS, NUMBER_FIELDS, valueAt } from "./fields";

const PLAIN: Record<string, Record<string, string>> = {
  certainty: CERTAINTIES,
  citedDesign: Object.fromEntries(Object.entries(DESIGNS).map(([key, { label }]) => [key, label])),
  polarity: POLARITIES,
  epistemic: EPISTEMICS,
  doseResponse: REPORTED,
  temporalOrder: REPORTED,
};

const SPECS = [
  ...CARD_FIRST,
  ...CARD_GROUPS.flatMap(({ fields }) => fields),
  ...NUMBER_FIELDS,
  ...DETAIL_FIELDS,
];

/** A field's value as it is shown: the word of its list, a number with its unit, a dash for nothing. */
export function valueInWords(from: unknown, path: string): string {
  const value = valueAt(from, path);
  if (value === null || value === "") return "–";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "object") {
    const parts = [valueAt(value, "name"), valueAt(value, "value"), valueAt(value, "unit")];
    return parts.filter((part) => part !== null).join(" ");
  }
  const own = path.replace(/^context\./, "");
  const spec = SPECS.find(
    (each) => each.path === path || each.path === own || each.path === `context.${own}`,
  );
  const text = String(value);
  return PLAIN[own]?.[text] ?? spec?.choices?.find((choice) => choice.value === text)?.label ?? text;
}
