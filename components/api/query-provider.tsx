"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { refusalCode } from "./client";
import { TryingAgain } from "./trying-again";

/** Refusals are answers: only an unreachable or busy server is asked again. */
function shouldRetry(failures: number, error: unknown): boolean {
  const code = refusalCode(error);
  return failures < 2 && (code === null || code === "UNAVAILABLE");
}

/** Asked again after half a second and after one more: longer than that, a person wants to know. */
const retryDelay = (failures: number) => 500 * (failures + 1);

/** Holds what the pages have fetched. Without a network they ask all the same: the page can then say what is wrong. */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [queries] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: { retry: shouldRetry, retryDelay, staleTime: 5_000, networkMode: "always" },
          mutations: { networkMode: "always" },
        },
      }),
  );
  return (
    <QueryClientProvider client={queries}>
      {children}
      <TryingAgain />
    </QueryClientProvider>
  );
}
