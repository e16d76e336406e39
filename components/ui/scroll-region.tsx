import type { ComponentProps } from "react";

/** A part that scrolls by itself: it has a name, and the keyboard can reach and scroll it (WCAG 2.1.1). */
export function ScrollRegion({
  label,
  ...rest
}: Omit<ComponentProps<"section">, "aria-label"> & { label: string }) {
  return (
    <section
      {...rest}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard could not scroll the region.
      tabIndex={0}
    />
  );
}
