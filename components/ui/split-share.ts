const LEAST = 20;
const MOST = 80;
const WIDTHS = [35, 50, 65] as const;

/** Keeps both panes usable: 20 to 80 percent, to a tenth. */
export function within(share: number): number {
  return Math.round(Math.min(MOST, Math.max(LEAST, share)) * 10) / 10;
}

/** The next of three widths, round and round. */
export function nextWidth(share: number): number {
  return WIDTHS.find((width) => width > share + 0.5) ?? WIDTHS[0];
}

/** The share a key leads to, or undefined when the key does not move the divider. */
export function shareAfterKey(key: string, share: number): number | undefined {
  switch (key) {
    case "ArrowLeft":
      return within(share - 2);
    case "ArrowRight":
      return within(share + 2);
    case "Home":
      return LEAST;
    case "End":
      return MOST;
    default:
      return undefined;
  }
}
