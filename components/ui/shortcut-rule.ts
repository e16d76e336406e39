/** A key press and where it fell. */
export interface Press {
  key: string;
  /** Ctrl, Meta or Alt is down. */
  held: boolean;
  repeated: boolean;
  /** Someone else has dealt with it, or it is part of a composed character. */
  taken: boolean;
  typing: boolean;
  onControl: boolean;
  /** The focus is in a part that moves by arrow keys itself. */
  onMover: boolean;
  layerOpen: boolean;
}

/** Which of the bound keys this press fires, if any (WCAG 2.1.4). */
export function shortcutFor(press: Press, bound: readonly string[], repeat: boolean): string | undefined {
  if (press.held || press.taken || press.typing || press.layerOpen) return undefined;
  if (press.repeated && !repeat) return undefined;
  if (press.onControl && (press.key === "Enter" || press.key === " ")) return undefined;
  if (press.onMover && /^(Arrow|Page|Home|End|Enter)/.test(press.key)) return undefined;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  return bound.includes(key) ? key : undefined;
}
