"use client";

import type { ComponentProps } from "react";
import { FailedPage } from "@/components/ui/failed-page";

/** A page that failed, with nothing around it. */
export default function ErrorPage(failure: ComponentProps<typeof FailedPage>) {
  return (
    <main className="grid min-h-dvh content-center">
      <FailedPage {...failure} />
    </main>
  );
}
