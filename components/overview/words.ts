import { formatNumber } from "../ui/format";

/** What the overview says. */
export const words = {
  title: "Overview",
  loadFailed: "The overview could not be loaded",
  flow: {
    imported: "Imported",
    unique: "Unique",
    screened: "Screened",
    sought: "Sought in full text",
    assessed: "Assessed",
    included: "Included reports",
  },
  removed: (count: string) => `${count} removed before screening`,
  pendingScreening: (count: string) => `${count} await screening`,
  otherMethods: (count: string) => `${count} by other methods, not screened`,
  excluded: (count: string) => `${count} excluded`,
  notRetrieved: (count: string) => `${count} not retrieved`,
  pendingReports: (count: string) => `${count} await assessment`,
  studies: (count: string) => `in ${count}`,
  study: { one: "study", many: "studies" },
  lately: "What happened lately",
  latelyAll: "History",
  latelyMore: (count: number) => `and ${formatNumber(count)} more like it`,
  forYou: "What waits for you",
  nothing: "Nothing waits for you now.",
  steps: {
    protocol: { title: "Write the protocol", line: "Screening starts from its criteria." },
    import: { title: "Import records", line: "Drop the exports of your searches." },
    batch: { title: "Open a screening batch", line: (count: string) => `${count} await screening.` },
    duplicates: { title: "Decide possible duplicates", noun: { one: "cluster", many: "clusters" } },
    screening: { title: "Screen", noun: { one: "record", many: "records" } },
    conflicts: { title: "Settle conflicts", noun: { one: "conflict", many: "conflicts" } },
    retrieval: { title: "Retrieve reports", noun: { one: "report", many: "reports" } },
    assessment: { title: "Assess full texts", noun: { one: "report", many: "reports" } },
    extraction: { title: "Extract claims", noun: { one: "report", many: "reports" } },
  },
} as const;
