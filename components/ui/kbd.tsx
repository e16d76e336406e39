"use client";

import { useSyncExternalStore } from "react";
import { classNames } from "./class-names";

const NAMES: Record<string, string> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Enter: "↵",
  Escape: "Esc",
  " ": "Space",
};

/** A key as printed on the keyboard. `mod+k` is Ctrl K, or ⌘ K on a Mac. */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  const mac = useSyncExternalStore(never, onMac, () => false);
  return (
    <kbd
      className={classNames(
        "inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-current/25 px-1 font-sans text-xs leading-none",
        className,
      )}
    >
      {keys
        .split("+")
        .map((key) => nameOf(key, mac))
        .join(mac ? "" : " ")}
    </kbd>
  );
}

function nameOf(key: string, mac: boolean): string {
  if (key === "mod") return mac ? "⌘" : "Ctrl";
  return NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}

function onMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform);
}

function never(): () => void {
  return () => {};
}
