const LOCALE = "en-GB";
const number = new Intl.NumberFormat(LOCALE);

/** A number with its thousands separated. */
export function formatNumber(value: number, fractionDigits?: number): string {
  if (fractionDigits === undefined) return number.format(value);
  return new Intl.NumberFormat(LOCALE, {
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
  }).format(value);
}

/** A number with its noun: "1 record", "1,204 records". */
export function counted(value: number, one: string, many: string): string {
  return `${formatNumber(value)} ${value === 1 ? one : many}`;
}

/** A share as a whole percentage: "0 %" and "100 %" are said only when they are exactly true. */
export function formatPercent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 0 && share > 0) return "< 1 %";
  if (rounded === 100 && share < 1) return "> 99 %";
  return `${rounded} %`;
}

const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/;

/** A calendar day or a moment, as "14 March 2026". A day without a time belongs to no time zone. */
export function formatDay(iso: string, timeZone: string): string {
  return new Intl.DateTimeFormat(LOCALE, {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: DATE_ONLY.test(iso) ? "UTC" : timeZone,
  }).format(new Date(iso));
}

/** The time of a moment, as "16:05". */
export function formatTime(iso: string, timeZone: string): string {
  return new Intl.DateTimeFormat(LOCALE, { hour: "2-digit", minute: "2-digit", timeZone }).format(
    new Date(iso),
  );
}

/** How many midnights lie between a moment and now, in the reader's zone. */
export function daysAgo(iso: string, now: Date, timeZone: string): number {
  return Math.round((dayNumber(now, timeZone) - dayNumber(new Date(iso), timeZone)) / 86_400_000);
}

function dayNumber(moment: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone }).format(moment);
  return Date.parse(`${parts}T00:00:00Z`);
}
