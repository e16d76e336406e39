import { counted, formatNumber } from "../ui/format";

/** What the page of the PRISMA diagram says. */
export const words = {
  title: "PRISMA flow diagram",
  line: "Every number is the count of its own list. Choose a number to see what it counts.",
  loadFailed: "The diagram could not be loaded",
  listFailed: "This list could not be loaded",
  diagram: "PRISMA 2020 flow diagram",
  number: (sentence: string, value: number) => `${sentence}: ${formatNumber(value)}`,
  downloads: "Download",
  svg: "Download SVG",
  png: "Download PNG",
  csv: "Download CSV",
  csvVersions: "CSV for another version",
  csvFor: "For the R package PRISMA2020",
  csvLayouts: {
    "34": "Version 1.1.4 and later (34 rows)",
    "32": "Versions 1.1.0 to 1.1.3 (32 rows)",
  },
  csvLeftOut: (what: readonly string[]) => `The package has no row for: ${what.join("; ")}.`,
  saved: (name: string) => `Saved as ${name}`,
  saveFailed: "The file could not be made",
  pngFailed: "This browser could not draw the picture. Download the SVG instead.",
  provisional: (records: number, reports: number) => {
    const parts = [
      records > 0 ? counted(records, "record", "records") : "",
      reports > 0 ? counted(reports, "report", "reports") : "",
    ];
    return `Provisional: ${parts.filter(Boolean).join(" and ")} pending.`;
  },
  pendingRecords: "See the records",
  pendingReports: "See the reports",
  empty: {
    title: "No records yet",
    line: "The diagram draws itself from the first import on, and changes with every decision.",
    action: "Import records",
  },
  unscreened: {
    label: "Records that a stopping rule left unscreened",
    automation: "In the box for automation tools, with a footnote",
    own_line: "On a line of their own, marked as adapted from PRISMA 2020",
  },
  checks: {
    title: "Do the numbers balance?",
    all: (count: number) => `All ${count} sums balance`,
    some: (count: number) => `${counted(count, "sum does", "sums do")} not balance`,
    caption: "The sums between the boxes",
    check: "Check",
    sum: "Sum",
    result: "Result",
    balances: "Balances",
    explained: "Balances, with a known difference",
    broken: "Does not balance",
    difference: (difference: number, why: string) =>
      `${difference > 0 ? "+" : "\u2212"}${formatNumber(Math.abs(difference))}: ${why}`,
    relations: { "=": "=", "<=": "\u2264" },
  },
  table: {
    title: "The same numbers as a table",
    caption: "Every number of the diagram",
    what: "What is counted",
    count: "Count",
  },
  members: {
    csv: "Download as CSV",
    csvName: (box: string) => `prisma-${box.replaceAll("_", "-")}.csv`,
    none: "Nothing is counted here.",
    title: "What this number counts",
    untitled: "No title",
    by: (what: string, who: string | null) => (who ? `${what} by ${who}` : what),
    reports: (count: number) => `in ${counted(count, "report", "reports")}`,
    records: (count: number) => `from ${counted(count, "record", "records")}`,
    allShown: (count: number) => `${counted(count, "entry", "entries")}, all shown`,
    firstShown: (count: number, total: number | undefined) =>
      `The first ${formatNumber(count)}${total === undefined ? "" : ` of ${formatNumber(total)}`}; more come as you scroll`,
  },
} as const;
