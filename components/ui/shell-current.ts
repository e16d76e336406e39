/** The place an address belongs to: the longest one that the address starts with, step by step. */
export function currentHref(pathname: string, hrefs: readonly string[]): string | undefined {
  return hrefs
    .filter((href) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((one, other) => other.length - one.length)[0];
}

/** Which places stand on a phone's bar: the first that fit, and always the current one. */
export function barPlaces<Place>(
  places: readonly Place[],
  isCurrent: (place: Place) => boolean,
  room: number,
): Place[] {
  const first = places.slice(0, room);
  const current = places.find(isCurrent);
  if (!current || first.includes(current)) return first;
  return [...first.slice(0, room - 1), current];
}
