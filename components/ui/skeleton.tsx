import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** A grey block with the size of what comes, given by its class. It stands still. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div aria-hidden="true" className={classNames("rounded-sm bg-line/80 forced-colors:border", className)} />
  );
}

/** Lines of text to come; the last is shorter. */
export function SkeletonText({ lines, reading = false }: { lines: number; reading?: boolean }) {
  const widths = Array.from({ length: lines }, (_, line) => (line === lines - 1 ? "w-2/3" : "w-full"));
  return (
    <div aria-hidden="true" className="max-w-[38rem]">
      {widths.map((width, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change places.
        <div key={line} className={classNames("flex items-center", reading ? "h-6.75" : "h-5")}>
          <Skeleton className={classNames("h-2.5", width)} />
        </div>
      ))}
    </div>
  );
}

/** Tells screen readers once that this place is being filled. */
export function Loading({
  label,
  children,
  className,
}: {
  label: string;
  children: ReactNode;
  className?: string;
}) {
  return (
    <div aria-busy="true" className={className}>
      <span role="status" className="sr-only">
        {label}
      </span>
      {children}
    </div>
  );
}
