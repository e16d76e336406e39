"use client";

import { FileUp } from "lucide-react";
import { type DragEvent, type ReactNode, useId, useRef, useState } from "react";
import { Button } from "./button";
import { classNames } from "./class-names";
import { isAccepted } from "./file-accept";
import { announce } from "./live-region";
import { words } from "./words";

interface FileDropProps {
  label: string;
  hint?: ReactNode;
  /** File name endings with their dot: ".ris", ".pdf". Everything when left out. */
  accept?: readonly string[];
  multiple?: boolean;
  disabled?: boolean;
  onFiles: (files: File[]) => void;
  className?: string;
}

/** Where files come in: drop them, or choose them with the button. */
export function FileDrop({
  label,
  hint,
  accept,
  multiple = false,
  disabled = false,
  onFiles,
  className,
}: FileDropProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState("");

  function take(list: FileList | null) {
    const files = [...(list ?? [])].slice(0, multiple ? undefined : 1);
    const good = files.filter((file) => isAccepted(file.name, accept));
    const bad = files.filter((file) => !good.includes(file));
    const message = bad.length > 0 ? words.fileDrop.refused(bad.map((file) => file.name).join(", ")) : "";
    setRefused(message);
    if (message) announce(message);
    if (good.length > 0) onFiles(good);
  }

  function onDrop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (!disabled) take(event.dataTransfer.files);
  }

  return (
    <fieldset
      aria-describedby={hint ? `${id}-hint` : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(!disabled);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={onDrop}
      className={classNames(
        "flex flex-col items-center rounded-md border border-dashed px-6 py-10 text-center",
        over ? "border-accent bg-accent-wash" : "border-outline bg-surface",
        className,
      )}
    >
      <FileUp aria-hidden="true" className="mb-3 size-7 stroke-[1.5] text-faint" />
      <legend className="float-left w-full text-base font-semibold">{label}</legend>
      <div className="mt-3 flex flex-wrap items-center justify-center gap-x-3 gap-y-2 text-soft">
        <Button variant="primary" disabled={disabled} onClick={() => input.current?.click()}>
          {multiple ? words.fileDrop.choose.many : words.fileDrop.choose.one}
        </Button>
        <span className="pointer-coarse:hidden">
          {multiple ? words.fileDrop.or.many : words.fileDrop.or.one}
        </span>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={accept?.join(",")}
        multiple={multiple}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = "";
        }}
      />
      {hint ? (
        <p id={`${id}-hint`} className="mt-3 max-w-prose text-xs text-soft">
          {hint}
        </p>
      ) : null}
      {refused ? <p className="mt-3 font-medium text-danger">{refused}</p> : null}
    </fieldset>
  );
}
