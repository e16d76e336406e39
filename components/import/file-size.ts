import { formatNumber } from "../ui/format";

const UNITS = ["kB", "MB", "GB"] as const;

/** How large a file is, as people say it: "812 bytes", "4.2 MB". */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${formatNumber(bytes)} bytes`;
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${formatNumber(value, value < 10 ? 1 : 0)} ${UNITS[unit]}`;
}
