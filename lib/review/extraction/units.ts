/** UCUM codes accepted in doses, times and effects; units of one dimension convert by their factor. */
export const UNITS = {
  "ug/kg": { dimension: "dose per body mass", factor: 0.001 },
  "mg/kg": { dimension: "dose per body mass", factor: 1 },
  "g/kg": { dimension: "dose per body mass", factor: 1000 },
  "mg/kg/h": { dimension: "infusion rate", factor: 1 },
  "mg/kg/min": { dimension: "infusion rate", factor: 60 },
  "ug/kg/min": { dimension: "infusion rate", factor: 0.06 },
  ng: { dimension: "mass", factor: 1e-6 },
  ug: { dimension: "mass", factor: 0.001 },
  mg: { dimension: "mass", factor: 1 },
  g: { dimension: "mass", factor: 1000 },
  "ng/mL": { dimension: "mass concentration", factor: 0.001 },
  "ug/mL": { dimension: "mass concentration", factor: 1 },
  "mg/mL": { dimension: "mass concentration", factor: 1000 },
  "nmol/L": { dimension: "concentration", factor: 0.001 },
  "umol/L": { dimension: "concentration", factor: 1 },
  "mmol/L": { dimension: "concentration", factor: 1000 },
  ms: { dimension: "time", factor: 0.001 },
  s: { dimension: "time", factor: 1 },
  min: { dimension: "time", factor: 60 },
  h: { dimension: "time", factor: 3600 },
  d: { dimension: "time", factor: 86_400 },
  wk: { dimension: "time", factor: 604_800 },
  mo: { dimension: "month", factor: 1 },
  a: { dimension: "month", factor: 12 },
  "%": { dimension: "share", factor: 0.01 },
  "1": { dimension: "share", factor: 1 },
  "{score}": { dimension: "score", factor: 1 },
  Hz: { dimension: "frequency", factor: 1 },
  mV: { dimension: "voltage", factor: 1 },
  pA: { dimension: "current", factor: 1 },
} as const satisfies Record<string, { dimension: string; factor: number }>;
export type Unit = keyof typeof UNITS;

/** Whether a unit is one of the accepted UCUM codes. */
export function isUnit(text: string): text is Unit {
  return Object.hasOwn(UNITS, text);
}

/** A quantity as text in its dimension's base unit, so that 24 h and 1 d compare as equal. */
export function inBaseUnit(value: number, unit: string): string {
  if (!isUnit(unit)) return `${value} ${unit.trim()}`;
  const { dimension, factor } = UNITS[unit];
  return `${Number((value * factor).toPrecision(10))} ${dimension}`;
}
