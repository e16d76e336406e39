/** Where the line ends that begins at `start`: at its LF, or with the text. */
export function feedAfter(text: string, start: number): number {
  const feed = text.indexOf("\n", start);
  return feed < 0 ? text.length : feed;
}

/** A line up to its end, without the CR of a CR LF. */
export function lineBetween(text: string, start: number, feed: number): string {
  return text.slice(start, text.charCodeAt(feed - 1) === CR ? feed - 1 : feed);
}

/**
 * A part of a text without blanks at its ends. They are looked for before it is cut out, and most ends are a CR or nothing:
 * to trim each value would take longer than all else that is done with its line.
 */
export function trimmedBetween(text: string, start: number, end: number): string {
  const last = text.charCodeAt(end - 1) === CR ? end - 1 : end;
  const part = text.slice(start, last);
  return isVisible(text.charCodeAt(start)) && isVisible(text.charCodeAt(last - 1)) ? part : part.trim();
}

const CR = 13;

/** Whether a text may begin with a blank: visible ASCII, as most begin with, is told without a regular expression. */
export function mayBeginBlank(text: string, at = 0): boolean {
  return !isVisible(text.charCodeAt(at));
}

/**
 * Numbers are handed on, not texts: V8 has texts of many kinds (whole, parts, of one or two bytes), and where it has met
 * more than four it calls what else it compiles in place. The text of a paragraph is of three, values and lines of any.
 */
function isVisible(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

/** Whether a line of a paragraph holds nothing but blanks of one byte each. */
export function isEmpty(line: string): boolean {
  return /^[ \t]*$/.test(line);
}
