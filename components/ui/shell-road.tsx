"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { formatNumber } from "./format";
import { Link } from "./link";
import { currentHref } from "./shell-current";
import { words } from "./words";

/** One place of the navigation. */
export interface RoadItem {
  href: string;
  label: string;
  /** An icon element, 16 px. */
  icon: ReactNode;
  /** How many wait for this person here. */
  waiting?: number;
  /** How far the step is, 0 to 1. */
  progress?: number;
  /** Read from the address when left out. */
  current?: boolean;
}

interface RoadProps {
  items: readonly RoadItem[];
  beside: readonly RoadItem[];
}

/** The items with the current one marked. */
export function useCurrent(items: readonly RoadItem[]): (item: RoadItem) => boolean {
  const here = currentHref(
    usePathname() ?? "",
    items.map((item) => item.href),
  );
  return (item) => item.current ?? item.href === here;
}

/** The road down the left: icons on a medium screen, with words on a wide one. */
export function Road({ items, beside }: RoadProps) {
  const isCurrent = useCurrent([...items, ...beside]);
  return (
    <nav
      aria-label={words.road}
      className="sticky top-(--shell-top) flex min-h-[calc(100dvh-var(--shell-top))] w-14 shrink-0 self-start flex-col gap-4 border-r px-2 py-3 max-sm:hidden lg:h-[calc(100dvh-var(--shell-top))] lg:w-56 lg:overflow-y-auto print:hidden"
    >
      {[items, beside].map((group, index) =>
        group.length === 0 ? null : (
          <ul
            key={index === 0 ? "road" : "beside"}
            className={classNames("grid gap-0.5", index === 1 && "border-t pt-4")}
          >
            {group.map((item) => (
              <li key={item.href}>
                <RoadLink item={item} current={isCurrent(item)} />
              </li>
            ))}
          </ul>
        ),
      )}
    </nav>
  );
}

function RoadLink({ item, current }: { item: RoadItem; current: boolean }) {
  return (
    <Link
      href={item.href}
      aria-current={current ? "page" : undefined}
      className={classNames(
        "group/road relative flex min-h-10 items-center gap-3 rounded-md px-3 [&_svg]:size-4 [&_svg]:shrink-0",
        current
          ? "bg-accent-wash font-medium text-accent forced-colors:border-2"
          : "text-soft hover:bg-hover hover:text-ink",
      )}
    >
      {item.icon}
      <span className="min-w-0 grow max-lg:pointer-events-none max-lg:opacity-0 max-lg:absolute max-lg:left-full max-lg:z-30 max-lg:ml-2 max-lg:rounded-sm max-lg:border max-lg:bg-raised max-lg:px-2 max-lg:py-1 max-lg:text-xs max-lg:whitespace-nowrap max-lg:text-ink max-lg:shadow-float max-lg:group-hover/road:opacity-100 max-lg:group-focus-visible/road:opacity-100">
        {item.label}
      </span>
      <Waiting count={item.waiting} />
      <StepBar share={item.progress} />
    </Link>
  );
}

/** How many wait, as a figure; on folded items it sits at the corner of the icon. */
function Waiting({ count }: { count: number | undefined }) {
  if (!count) return null;
  return (
    <span className="tabular shrink-0 text-xs max-lg:absolute max-lg:top-0.5 max-lg:right-0.5 max-lg:size-2 max-lg:rounded-full max-lg:bg-accent max-lg:text-transparent">
      <span aria-hidden="true" className="max-lg:hidden">
        {formatNumber(count)}
      </span>
      <span className="sr-only">, {words.waitingForYou(count)}</span>
    </span>
  );
}

/** A thin line of how far the step is. */
export function StepBar({ share }: { share: number | undefined }) {
  if (share === undefined) return null;
  const line = "absolute inset-x-3 bottom-1 h-0.5 overflow-hidden rounded-full bg-line lg:left-10";
  return (
    <>
      <span className="sr-only">, {words.stepDone(share)}</span>
      <span aria-hidden="true" className={classNames(line, share === 0 && "hidden")}>
        <span
          className="block h-full rounded-full bg-accent/70 forced-colors:bg-[Highlight]"
          style={{ width: `${share * 100}%` }}
        />
      </span>
    </>
  );
}
