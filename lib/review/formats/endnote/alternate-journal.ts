/** Whether what `%O` holds looks like EndNote's alternate (abbreviated) journal name rather than a note. */
export function isAbbreviation(text: string): boolean {
  return text.length <= 100 && !/[\d:;=\\\n!?]/.test(text);
}
