"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";
import { type Press, shortcutFor } from "./shortcut-rule";

/** What each key does, by `KeyboardEvent.key`: `i`, `?`, `ArrowDown`, `Escape`. Letters in lower case. */
export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => void>>;

interface Options {
  enabled?: boolean;
  /** Holding the key down fires again and again: for moving, never for deciding. */
  repeat?: boolean;
}

const STORE = "shortcuts";
const changed = new EventTarget();

/**
 * Single-key commands of a page. They never fire while someone types, in an open dialog or menu, or with Ctrl, Alt
 * or Meta held, and a reader can switch all of them off (WCAG 2.1.4).
 */
export function useShortcuts(shortcuts: Shortcuts, { enabled = true, repeat = false }: Options = {}): void {
  const on = useShortcutsSwitch().on;
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    if (!enabled || !on) return;
    function onKeyDown(event: KeyboardEvent) {
      const key = shortcutFor(pressOf(event), Object.keys(latest.current), repeat);
      if (key === undefined) return;
      event.preventDefault();
      latest.current[key]?.(event);
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [enabled, on, repeat]);
}

/** Whether single-key shortcuts are on in this browser, and how to change it. */
export function useShortcutsSwitch(): { on: boolean; setOn: (on: boolean) => void } {
  const on = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(STORE) !== "off",
    () => true,
  );
  return { on, setOn };
}

function setOn(on: boolean): void {
  localStorage.setItem(STORE, on ? "on" : "off");
  changed.dispatchEvent(new Event("change"));
}

function subscribe(listener: () => void): () => void {
  changed.addEventListener("change", listener);
  return () => changed.removeEventListener("change", listener);
}

const LAYERS =
  "[role=dialog][data-state=open],[role=alertdialog][data-state=open],[role=menu][data-state=open],dialog[open]";
const MOVES_BY_ARROWS =
  "[role=tablist],[role=grid],[role=listbox],[role=separator],[role=radiogroup],[role=slider]";

function pressOf(event: KeyboardEvent): Press {
  const target = event.target instanceof HTMLElement ? event.target : undefined;
  return {
    key: event.key,
    held: event.ctrlKey || event.metaKey || event.altKey,
    repeated: event.repeat,
    taken: event.defaultPrevented || event.isComposing,
    typing: target !== undefined && (target.isContentEditable || target.matches("input,textarea,select")),
    onControl: target?.closest("button,a[href],summary") != null,
    onMover: target?.closest(MOVES_BY_ARROWS) != null,
    layerOpen: document.querySelector(LAYERS) !== null,
  };
}
