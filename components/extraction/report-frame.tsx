import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/text-link";
import { stepHref } from "../review/places";
import { words } from "./words";

interface ReportFrameProps {
  reviewId: string;
  title: string;
  /** What is done with the report, where it is not its extraction. */
  what?: string;
  children: ReactNode;
}

/** A report over the whole window: its title above, its parts below, each scrolling by itself. */
export function ReportFrame({ reviewId, title, what, children }: ReportFrameProps) {
  return (
    <div className="flex flex-col md:h-[calc(100dvh-var(--shell-top)-var(--shell-bottom))]">
      <header className="shrink-0 border-b bg-paper px-4 py-2 sm:px-8">
        <div className="text-xs text-soft [&_a]:inline-flex [&_a]:min-h-6 [&_a]:items-center">
          <TextLink href={stepHref(reviewId, "extraction")}>{words.back}</TextLink>
        </div>
        <h1 title={title} className="font-semibold max-md:line-clamp-2 md:truncate">
          {[what, title].filter(Boolean).join(": ") || words.title}
        </h1>
      </header>
      {children}
    </div>
  );
}
