import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A link to another page. Nothing is fetched ahead: every page asks the gate and the API for what is so now, and
 * fetching ahead for each link in sight asked the gate twenty times for every page that was opened.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink {...props} prefetch={false} />;
}
