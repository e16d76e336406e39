import { counted, formatNumber } from "./format";

/** Every text that the generic interface parts say on their own. */
export const words = {
  language: "en",
  product: "Twofold",
  productLine: "Systematic reviews, read twice.",
  skipToMain: "Skip to the main content",
  road: "Steps of the review",
  more: "More",
  close: "Close",
  cancel: "Cancel",
  working: "Working",
  required: "required",
  optional: "optional",
  copy: "Copy",
  copied: "Copied",
  copyFailed: "Could not copy. Select the text and copy it by hand.",
  waitingForYou: (count: number) => `${formatNumber(count)} waiting for you`,
  stepDone: (share: number) => `${Math.round(share * 100)} % done`,
  decisions: {
    include: "Include",
    exclude: "Exclude",
    maybe: "Maybe",
    waiting: "Waiting",
    conflict: "Conflict",
  },
  keys: {
    title: "Keys on this page",
    hint: "They work while you are not typing.",
    switch: "Single keys decide and move",
  },
  theme: {
    label: "Appearance",
    system: "System",
    light: "Light",
    dark: "Dark",
  },
  progress: {
    of: (done: number, total: number, one: string, many: string) =>
      `${formatNumber(done)} of ${counted(total, one, many)}`,
    left: (seconds: number) => {
      if (seconds < 5) return "a few seconds left";
      if (seconds < 60) return `about ${Math.ceil(seconds / 5) * 5} seconds left`;
      if (seconds < 3570) return `about ${counted(Math.round(seconds / 60), "minute", "minutes")} left`;
      return `about ${counted(Math.round(seconds / 3600), "hour", "hours")} left`;
    },
  },
  dates: {
    today: "today",
    yesterday: "yesterday",
    at: (day: string, time: string) => `${day} at ${time}`,
  },
  divider: "Width of the left pane",
  dividerHint: "Drag, use the arrow keys, or click for the next width",
  fileDrop: {
    choose: { one: "Choose a file", many: "Choose files" },
    or: { one: "or drop it here", many: "or drop them here" },
    refused: (names: string) => `Not accepted here: ${names}`,
  },
  sort: (column: string) => `Sort by ${column}`,
  error: {
    title: "This page could not be shown",
    what: "Something on our side failed while the page was being built.",
    kept: "Nothing you had saved was lost.",
    retry: "Try again",
    home: "Go to my reviews",
    reference: "Reference for the person who runs this server",
  },
  notFound: {
    title: "There is no page here",
    what: "The address may be mistyped, or it belongs to a review you are not a member of.",
    todo: "Go to your reviews and open it from there, or ask the person who invited you.",
  },
} as const;
