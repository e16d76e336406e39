import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { STANDARD_WIDTH } from "./page";

/** The bar at the foot of a page where its decisions are made, always at the same place. Toasts and focus keep clear of it. */
export function PageBar({ className, children, ...rest }: ComponentProps<"div">) {
  return (
    <div
      {...rest}
      data-page-bar=""
      className={classNames("sticky bottom-(--shell-bottom) z-20 border-t bg-paper print:hidden", className)}
    >
      <div className={classNames("mx-auto px-4 py-3 sm:px-8", STANDARD_WIDTH)}>{children}</div>
    </div>
  );
}
