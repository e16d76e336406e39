import { ChevronRight } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names";

interface PanelProps extends Omit<ComponentProps<"section">, "title"> {
  title?: ReactNode;
  actions?: ReactNode;
  footer?: ReactNode;
  /** Without inner space, for a table or a list that reaches the border. */
  flush?: boolean;
}

/** A bordered part of a page with its own heading. */
export function Panel({ title, actions, footer, flush = false, className, children, ...rest }: PanelProps) {
  const heading = useId();
  return (
    <section
      {...rest}
      aria-labelledby={title ? heading : undefined}
      className={classNames("overflow-hidden rounded-md border bg-surface", className)}
    >
      {title || actions ? (
        <header className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b py-1.5 pr-2 pl-4">
          <h2 id={heading} className="font-semibold">
            {title}
          </h2>
          {actions ? <div className="flex flex-wrap items-center gap-1">{actions}</div> : null}
        </header>
      ) : null}
      <div className={flush ? undefined : "p-4"}>{children}</div>
      {footer ? <footer className="border-t px-4 py-3 text-soft">{footer}</footer> : null}
    </section>
  );
}

interface FoldPanelProps extends Omit<ComponentProps<"details">, "title"> {
  title: ReactNode;
  /** Stays in sight while folded: a count. */
  aside?: ReactNode;
  flush?: boolean;
}

/** A panel that can be folded to its heading. */
export function FoldPanel({ title, aside, flush = false, className, children, ...rest }: FoldPanelProps) {
  return (
    <details
      {...rest}
      className={classNames("group/fold overflow-hidden rounded-md border bg-surface", className)}
    >
      <summary className="flex min-h-11 items-center gap-2 rounded-md px-3 py-1.5 font-semibold -outline-offset-2 hover:bg-hover">
        <ChevronRight
          aria-hidden="true"
          className="size-4 text-faint transition-transform group-open/fold:rotate-90"
        />
        <span className="grow">{title}</span>
        {aside}
      </summary>
      <div className={classNames("border-t", !flush && "p-4")}>{children}</div>
    </details>
  );
}
