import { Refusal } from "@/lib/errors";

/**
 * Every text of a request passes here, whatever field it stands in: what PostgreSQL cannot keep as UTF-8 (the character
 * NUL, half of a surrogate pair) is refused before anything looks at it. Walks without recursion, so that depth is free.
 */
export function refuseUnstorableText(value: unknown): void {
  const rest: unknown[] = [value];
  while (rest.length > 0) {
    const one = rest.pop();
    if (typeof one === "string" && !isStorable(one)) throw unstorable();
    // Not spread into push(): a list may be longer than a call may have arguments.
    if (Array.isArray(one)) for (const item of one) rest.push(item);
    else if (typeof one === "object" && one !== null)
      for (const [key, item] of Object.entries(one)) rest.push(key, item);
  }
}

const HALF_PAIR = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

function isStorable(text: string): boolean {
  return !text.includes("\u0000") && !HALF_PAIR.test(text);
}

const unstorable = () =>
  new Refusal(
    "BAD_INPUT",
    "A text holds a character that cannot be kept: NUL, or half of a surrogate pair. Take it out and send it again.",
  );

/** The path and query of a request as text; percent signs that encode nothing are refused. */
export function refuseUnreadableAddress(url: URL): void {
  try {
    refuseUnstorableText(decodeURIComponent(url.pathname));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal("BAD_INPUT", "The address holds a percent sign that encodes no character.");
  }
  refuseUnstorableText([...url.searchParams].flat());
}
