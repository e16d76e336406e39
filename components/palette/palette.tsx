"use client";

import { Search } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { useEffect, useRef, useState } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { DIALOG_VEIL } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import type { PaletteReview } from "./actions";
import { PaletteList } from "./palette-list";
import { words } from "./words";

const OTHER_LAYERS = "[role=dialog][data-state=open],[role=alertdialog][data-state=open]";

/** Every page, record and action, by typing: Ctrl K or Command K from anywhere. */
export function Palette({ review }: { review?: PaletteReview }) {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<Element>(null);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      // A dialog that is open has the floor; it may hold what is not saved yet.
      setOpen((before) => !before && document.querySelector(OTHER_LAYERS) === null);
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <Radix.Root open={isOpen} onOpenChange={setOpen}>
      <Radix.Trigger asChild>
        <button
          type="button"
          aria-keyshortcuts="Control+K Meta+K"
          className={buttonStyle("quiet", "medium", "max-sm:w-9 max-sm:px-0!")}
        >
          <Search aria-hidden="true" />
          <span className="max-sm:sr-only">{words.open}</span>
          <Kbd keys="mod+k" className="max-sm:hidden" />
        </button>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className={DIALOG_VEIL} />
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={() => {
            opener.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            if (!(opener.current instanceof HTMLElement) || opener.current === document.body) return;
            event.preventDefault();
            opener.current.focus();
          }}
          // At the top, where a phone's keyboard does not cover it.
          className="fixed inset-x-2 top-2 z-50 animate-appear overflow-hidden rounded-md border border-line bg-raised shadow-float sm:top-[12dvh] sm:left-1/2 sm:w-[min(40rem,calc(100vw-4rem))] sm:-translate-x-1/2"
        >
          <Radix.Title className="sr-only">{words.title}</Radix.Title>
          <PaletteList review={review} onDone={() => setOpen(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
