import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { counted, formatNumber, formatPercent } from "./format";

interface NumProps extends ComponentProps<"span"> {
  value: number;
  fractionDigits?: number;
  /** With its noun: `noun={{ one: "record", many: "records" }}`. */
  noun?: { one: string; many: string };
}

/** A number with separators, in figures of equal width. */
export function Num({ value, fractionDigits, noun, className, ...rest }: NumProps) {
  const text = noun ? counted(value, noun.one, noun.many) : formatNumber(value, fractionDigits);
  return (
    <span {...rest} className={classNames("tabular", className)}>
      {text}
    </span>
  );
}

/** A share of one as a percentage. */
export function Percent({ share, className, ...rest }: ComponentProps<"span"> & { share: number }) {
  return (
    <span {...rest} className={classNames("tabular", className)}>
      {formatPercent(share)}
    </span>
  );
}
