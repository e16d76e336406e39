import type { ReactNode } from "react";
import { Link } from "./link";
import { PhoneBar } from "./shell-phone-bar";
import { Road, type RoadItem } from "./shell-road";
import { words } from "./words";

interface ShellProps {
  /** Where the product's name leads. */
  home: string;
  /** Name and stage of the review that is open. */
  review?: ReactNode;
  /** The search box or its button. */
  search?: ReactNode;
  account?: ReactNode;
  /** The steps, in the order a record travels. Without them the frame has no navigation. */
  road?: readonly RoadItem[];
  /** Places beside the road: protocol, team, export, history. */
  beside?: readonly RoadItem[];
  children: ReactNode;
}

/** The frame of every signed-in page: bar on top, road at the left or at the bottom, the page itself. */
export function Shell({ home, review, search, account, road = [], beside = [], children }: ShellProps) {
  const hasRoad = road.length > 0;
  return (
    <>
      <a
        href="#main"
        className="fixed top-1 left-2 z-50 -translate-y-16 rounded-md bg-accent px-4 py-2 font-medium text-accent-ink focus:translate-y-0"
      >
        {words.skipToMain}
      </a>
      <header className="sticky top-0 z-30 flex h-(--shell-top) items-center gap-3 border-b bg-paper px-4 print:hidden">
        <Link href={home} className="flex min-h-8 items-center gap-2 rounded-sm font-semibold tracking-tight">
          <Logo />
          <span className={review ? "max-sm:sr-only" : undefined}>{words.product}</span>
        </Link>
        {review ? (
          <>
            <span aria-hidden="true" className="h-4 w-px bg-line" />
            <div className="min-w-0 truncate">{review}</div>
          </>
        ) : null}
        <div className="ml-auto flex shrink-0 items-center gap-1">
          {search}
          {account}
        </div>
      </header>
      <div className="flex">
        {hasRoad ? <Road items={road} beside={beside} /> : null}
        <main
          id="main"
          tabIndex={-1}
          className="min-h-[calc(100dvh-var(--shell-top))] min-w-0 grow pb-(--shell-bottom) outline-none print:pb-0"
        >
          {children}
        </main>
      </div>
      {hasRoad ? <PhoneBar items={road} beside={beside} /> : null}
    </>
  );
}

/** Two sheets, one over the other: a record read twice. */
export function Logo() {
  return (
    <svg
      viewBox="0 0 20 20"
      aria-hidden="true"
      className="size-5 text-accent"
      fill="none"
      stroke="currentColor"
    >
      <rect x="2.75" y="2.75" width="10.5" height="10.5" rx="2.25" strokeWidth="1.5" />
      <rect
        x="6.75"
        y="6.75"
        width="10.5"
        height="10.5"
        rx="2.25"
        strokeWidth="1.5"
        fill="var(--accent-wash)"
      />
    </svg>
  );
}
