import { ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import { addressOf } from "@/lib/review/record/addresses";
import { words } from "./words";

interface IdentifierLinkProps {
  scheme: string;
  value: string;
  children: ReactNode;
}

/** An identifier that leads to its page, where there is an open one. */
export function IdentifierLink({ scheme, value, children }: IdentifierLinkProps) {
  const address = addressOf(scheme, value);
  if (address === null) return <span className="select-all">{children}</span>;
  return (
    <a
      href={address}
      target="_blank"
      rel="noreferrer"
      className="inline-flex min-h-6 min-w-0 items-center gap-1 rounded-sm break-all text-accent underline decoration-current/40 underline-offset-3 hover:decoration-current"
    >
      {children}
      <ExternalLink aria-hidden="true" className="size-3 shrink-0" />
      <span className="sr-only"> ({words.newTab})</span>
    </a>
  );
}
