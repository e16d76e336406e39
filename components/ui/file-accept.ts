/** Whether a file name has one of the endings, in any case. No list accepts everything. */
export function isAccepted(name: string, endings: readonly string[] | undefined): boolean {
  if (!endings || endings.length === 0) return true;
  const lower = name.toLowerCase();
  return endings.some((ending) => lower.endsWith(ending.toLowerCase()));
}
