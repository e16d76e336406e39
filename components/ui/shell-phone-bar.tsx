"use client";

import { Ellipsis } from "lucide-react";
import { classNames } from "./class-names";
import { formatNumber } from "./format";
import { Link } from "./link";
import { Menu, MenuLink } from "./menu";
import { barPlaces } from "./shell-current";
import { type RoadItem, StepBar, useCurrent } from "./shell-road";
import { words } from "./words";

const PLACE =
  "relative flex h-full w-full flex-col items-center justify-center gap-0.5 px-1 text-xs -outline-offset-2 [&_svg]:size-4.5";

/** The road at the bottom of a phone: four places and the rest behind "More". */
export function PhoneBar({ items, beside }: { items: readonly RoadItem[]; beside: readonly RoadItem[] }) {
  const all = [...items, ...beside];
  const isCurrent = useCurrent(all);
  const shown = barPlaces(all, isCurrent, 4);
  return (
    <nav
      aria-label={words.road}
      className="fixed inset-x-0 bottom-0 z-30 grid h-(--shell-bottom) auto-cols-fr grid-flow-col border-t bg-paper sm:hidden print:hidden"
    >
      {shown.map((item) => (
        <PhonePlace key={item.href} item={item} current={isCurrent(item)} />
      ))}
      {all.length > shown.length ? (
        <Menu
          align="end"
          trigger={
            <button type="button" className={classNames(PLACE, "text-soft")}>
              <Ellipsis aria-hidden="true" />
              {words.more}
            </button>
          }
        >
          {all
            .filter((item) => !shown.includes(item))
            .map((item) => (
              <MenuLink key={item.href} href={item.href} icon={item.icon}>
                {item.label}
                {item.waiting ? (
                  <span className="tabular ml-2 text-soft">{formatNumber(item.waiting)}</span>
                ) : null}
              </MenuLink>
            ))}
        </Menu>
      ) : null}
    </nav>
  );
}

function PhonePlace({ item, current }: { item: RoadItem; current: boolean }) {
  return (
    <Link
      href={item.href}
      aria-current={current ? "page" : undefined}
      className={classNames(PLACE, current ? "font-medium text-accent" : "text-soft")}
    >
      {item.icon}
      <span className="max-w-full truncate">{item.label}</span>
      {item.waiting ? (
        <span className="absolute top-2 left-1/2 ml-2 size-2 rounded-full bg-accent">
          <span className="sr-only">, {words.waitingForYou(item.waiting)}</span>
        </span>
      ) : null}
      <StepBar share={item.progress} />
    </Link>
  );
}
