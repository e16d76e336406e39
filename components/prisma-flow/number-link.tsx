"use client";

import type { ComponentProps, MouseEvent, ReactNode } from "react";
import type { MemberKey } from "@/lib/review/prisma-flow/schema";
import { memberHref } from "./member-address";

interface NumberLinkProps extends Omit<ComponentProps<"a">, "href"> {
  reviewId: string;
  members: MemberKey;
  children: ReactNode;
}

/**
 * A number that opens its list. The address changes without a way to the server, so the list is there at once; with a
 * key held down it opens elsewhere, like any link.
 */
export function NumberLink({ reviewId, members, children, ...rest }: NumberLinkProps) {
  const href = memberHref(reviewId, members);

  function onClick(event: MouseEvent) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    window.history.pushState(null, "", href);
  }

  return (
    <a {...rest} href={href} onClick={onClick}>
      {children}
    </a>
  );
}
