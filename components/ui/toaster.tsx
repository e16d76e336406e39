"use client";

import { Toaster as Sonner } from "sonner";

const CLEAR = "calc(var(--shell-bottom) + var(--page-bar) + 0.75rem)";

/** Where short confirmations appear ("Excluded. Undo"). A toast is read aloud by itself: do not announce it too. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      className="font-sans!"
      gap={8}
      offset={{ bottom: CLEAR, right: "1rem" }}
      mobileOffset={{ bottom: CLEAR }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-[var(--width)] items-center gap-3 rounded-md border border-line bg-raised p-3 text-sm text-ink shadow-float max-sm:w-full",
          content: "grow",
          title: "font-medium",
          description: "text-soft",
          actionButton:
            "min-h-6 shrink-0 rounded-sm px-2 font-medium text-accent hover:bg-hover hover:text-accent-strong",
          cancelButton: "min-h-6 shrink-0 rounded-sm px-2 text-soft hover:bg-hover",
          icon: "text-soft",
        },
      }}
    />
  );
}
