import type { ComponentProps } from "react";
import { classNames } from "./class-names";

/** Lists and tables take more of a wide screen; what is read as text keeps its own measure inside. */
export const STANDARD_WIDTH = "max-w-6xl min-[120rem]:max-w-[90rem]";

const WIDTHS = { narrow: "max-w-2xl", standard: STANDARD_WIDTH, full: "max-w-none" } as const;

/** The measure of a page inside the frame: forms narrow, most pages standard, PDF and maps full. */
export function Page({
  width = "standard",
  className,
  ...rest
}: ComponentProps<"div"> & { width?: keyof typeof WIDTHS }) {
  return (
    <div
      {...rest}
      className={classNames("mx-auto w-full px-4 py-6 sm:px-8 sm:py-8", WIDTHS[width], className)}
    />
  );
}
