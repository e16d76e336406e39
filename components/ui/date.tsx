"use client";

import { type ComponentProps, useSyncExternalStore } from "react";
import { daysAgo, formatDay, formatTime } from "./format";
import { words } from "./words";

interface DateTextProps extends Omit<ComponentProps<"time">, "dateTime"> {
  /** `2026-03-14`, or a moment with its time. */
  iso: string;
  /** Says the time too, and "today" or "yesterday" where it is so. */
  time?: boolean;
}

/** A date in words. The server writes UTC; the browser changes it to the reader's own zone. */
export function DateText({ iso, time = false, ...rest }: DateTextProps) {
  const zone = useSyncExternalStore(never, ownZone, () => undefined);
  return (
    <time {...rest} dateTime={iso}>
      {time ? momentText(iso, zone) : formatDay(iso, zone ?? "UTC")}
    </time>
  );
}

function momentText(iso: string, zone: string | undefined): string {
  const clock = formatTime(iso, zone ?? "UTC");
  if (zone === undefined) return words.dates.at(formatDay(iso, "UTC"), `${clock} UTC`);
  const days = daysAgo(iso, new Date(), zone);
  if (days === 0) return words.dates.at(words.dates.today, clock);
  if (days === 1) return words.dates.at(words.dates.yesterday, clock);
  return words.dates.at(formatDay(iso, zone), clock);
}

function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function never(): () => void {
  return () => {};
}
