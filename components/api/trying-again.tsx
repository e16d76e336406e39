"use client";

import { useIsFetching } from "@tanstack/react-query";
import { words } from "./words";

/** Says, while a part of the page has nothing to show yet, that the server did not answer and is asked again. */
export function TryingAgain() {
  const failing = useIsFetching({
    predicate: ({ state }) => state.status === "pending" && state.fetchFailureCount > 0,
  });
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-4 top-[calc(var(--shell-top)+0.75rem)] z-40 flex justify-center print:hidden"
    >
      {failing > 0 ? (
        <p className="rounded-md border bg-raised px-4 py-2 shadow-float">{words.tryingAgain}</p>
      ) : null}
    </div>
  );
}
