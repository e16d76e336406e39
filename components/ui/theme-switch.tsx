"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useId, useSyncExternalStore } from "react";
import { THEME_COOKIE, THEMES, type Theme, themeOf } from "./theme";
import { words } from "./words";

const ICONS = { system: Monitor, light: Sun, dark: Moon } as const;
const YEAR = 365 * 24 * 60 * 60;
const changed = new EventTarget();

/** Chooses day, night or the computer's own; remembered in a cookie, so the server paints the right one. */
export function ThemeSwitch() {
  const name = useId();
  const theme = useSyncExternalStore<Theme>(
    subscribe,
    () => themeOf(document.documentElement.dataset.theme),
    () => "system",
  );
  return (
    <fieldset className="inline-flex w-fit rounded-md border border-outline/60 bg-surface p-0.5">
      <legend className="sr-only">{words.theme.label}</legend>
      {THEMES.map((choice) => {
        const Icon = ICONS[choice];
        return (
          <label
            key={choice}
            className="relative inline-flex min-h-7 cursor-pointer items-center gap-1.5 rounded-sm px-2.5 text-xs text-soft hover:text-ink has-checked:bg-accent-wash has-checked:font-medium has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent forced-colors:has-checked:outline-2"
          >
            <input
              type="radio"
              name={name}
              checked={theme === choice}
              onChange={() => chooseTheme(choice)}
              className="sr-only"
            />
            <Icon aria-hidden="true" className="size-3.5" />
            {words.theme[choice]}
          </label>
        );
      })}
    </fieldset>
  );
}

/** Changes the look at once and remembers it. */
export function chooseTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari.
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${YEAR}; samesite=lax`;
  changed.dispatchEvent(new Event("change"));
}

function subscribe(listener: () => void): () => void {
  changed.addEventListener("change", listener);
  return () => changed.removeEventListener("change", listener);
}
