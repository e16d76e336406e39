"use client";

import { type DragEvent, type ReactNode, useState } from "react";
import { classNames } from "../ui/class-names";

interface DropTargetProps {
  disabled: boolean;
  onFile: (file: File | undefined) => void;
  className?: string;
  children: ReactNode;
}

/** Takes one dropped file; a button beside it does the same without dragging (WCAG 2.2, 2.5.7). */
export function DropTarget({ disabled, onFile, className, children }: DropTargetProps) {
  const [over, setOver] = useState(false);

  function onDragOver(event: DragEvent) {
    if (disabled || !event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setOver(true);
  }

  function onDrop(event: DragEvent) {
    if (disabled) return;
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0]);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only catches what is dropped.
    <div
      onDragOver={onDragOver}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      className={classNames(className, over && "bg-accent-wash outline-2 -outline-offset-2 outline-accent")}
    >
      {children}
    </div>
  );
}
