"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { refusalCode } from "./client";

/** Refusals are answers: only an unreachable or busy server is asked again. */
function shouldRetry(failures: number, error: unknown): boolean {
  const code = refusalCode(error);
  return failures < 2 && (code === null || code === "UNAVAILABLE");
}

/** Holds what the pages have fetched. */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [queries] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: shouldRetry, staleTime: 5_000 } } }),
  );
  return <QueryClientProvider client={queries}>{children}</QueryClientProvider>;
}
