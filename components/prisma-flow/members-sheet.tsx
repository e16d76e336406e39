"use client";

import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import { useRef } from "react";
import type { BoxCount, MemberKey } from "@/lib/review/prisma-flow/schema";
import { DIALOG_VEIL } from "../ui/dialog";
import { IconButton } from "../ui/icon-button";
import { words as uiWords } from "../ui/words";
import { MembersList } from "./members-list";
import { words } from "./words";

interface MembersSheetProps {
  reviewId: string;
  members: MemberKey | null;
  /** The number as the diagram has it; an address can name one that it has not (any more). */
  number: BoxCount | undefined;
  onClose: () => void;
}

/** The list behind one number, beside the diagram. The focus returns to the number when it is closed. */
export function MembersSheet({ reviewId, members, number, onClose }: MembersSheetProps) {
  const opener = useRef<Element>(null);
  return (
    <Dialog.Root open={members !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Overlay className={DIALOG_VEIL} />
        <Dialog.Content
          aria-describedby={undefined}
          // On the sheet itself: the tooltip of a focused button would take the first Escape.
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            opener.current = document.activeElement;
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
          }}
          // Opened by an address and not by a trigger, so it has to remember where it came from.
          onCloseAutoFocus={() => {
            if (opener.current instanceof SVGElement || opener.current instanceof HTMLElement)
              opener.current.focus();
          }}
          className="fixed inset-y-0 right-0 z-50 flex w-full max-w-xl animate-appear flex-col border-l border-line bg-raised shadow-float outline-none"
        >
          <header className="flex min-h-14 items-start justify-between gap-4 border-b py-3.5 pr-3 pl-5">
            <Dialog.Title className="pt-0.5 text-base font-semibold text-pretty">
              {number?.sentence ?? words.members.title}
            </Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label={uiWords.close} icon={<X />} size="small" />
            </Dialog.Close>
          </header>
          {members ? <MembersList reviewId={reviewId} members={members} number={number} /> : null}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
