import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { buttonStyle } from "../ui/button-style";

/** Saves a file that the server makes. */
export function FileLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} download className={buttonStyle("secondary", "small")}>
      <Download aria-hidden="true" className="size-4" />
      {children}
    </a>
  );
}
