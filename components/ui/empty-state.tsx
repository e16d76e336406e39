import type { ReactNode } from "react";

interface EmptyStateProps {
  icon?: ReactNode;
  /** What this place is for. */
  title: string;
  children?: ReactNode;
  /** The one next step. */
  action?: ReactNode;
}

/** A place with nothing in it yet. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <section className="mx-auto flex max-w-md flex-col items-center px-4 py-16 text-center">
      {icon ? (
        <div aria-hidden="true" className="mb-4 text-faint [&_svg]:size-7 [&_svg]:stroke-[1.5]">
          {icon}
        </div>
      ) : null}
      <h2 className="text-base font-semibold text-balance">{title}</h2>
      {children ? <div className="mt-1.5 text-pretty text-soft">{children}</div> : null}
      {action ? <div className="mt-6">{action}</div> : null}
    </section>
  );
}
