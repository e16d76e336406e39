import type { ReactNode } from "react";

interface PageHeaderProps {
  title: ReactNode;
  /** Beside the title: a count, a state. */
  aside?: ReactNode;
  description?: ReactNode;
  /** At most one primary button. */
  actions?: ReactNode;
  /** A link back to what this page belongs to. */
  back?: ReactNode;
}

/** The name of the page and what can be done with all of it. */
export function PageHeader({ title, aside, description, actions, back }: PageHeaderProps) {
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div className="min-w-0 max-w-2xl">
        {back ? (
          <div className="text-xs text-soft [&_a]:inline-flex [&_a]:min-h-6 [&_a]:items-center">{back}</div>
        ) : null}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-title font-semibold text-balance">{title}</h1>
          {aside}
        </div>
        {description ? <p className="mt-1 text-pretty text-soft">{description}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  );
}
