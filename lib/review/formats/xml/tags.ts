const [OPEN, CLOSE, SLASH, EQUALS, BANG, QUESTION, QUOTE, APOSTROPHE] = [
  0x3c, 0x3e, 0x2f, 0x3d, 0x21, 0x3f, 0x22, 0x27,
];

/** Where the tag, comment or section ends that begins at this `<`, or -1 when none begins there. */
export function tagEnd(text: string, open: number): number {
  let index = open + 1;
  const sign = text.charCodeAt(index);
  if (sign === BANG) {
    if (text.startsWith("--", index + 1)) return sectionEnd(text, open, "<!--", "-->");
    if (text.startsWith("[CDATA[", index + 1)) return sectionEnd(text, open, "<![CDATA[", "]]>");
  } else if (sign === SLASH) index += 1;
  else if (sign !== QUESTION && !isNameStart(sign)) return -1;
  let quote = 0;
  for (; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === OPEN) return -1;
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === CLOSE) return index + 1;
    else if ((code === QUOTE || code === APOSTROPHE) && text.charCodeAt(index - 1) === EQUALS) quote = code;
  }
  return -1;
}

/** A section in which another begins was never closed, and is text. */
function sectionEnd(text: string, open: number, begin: string, end: string): number {
  const from = open + begin.length;
  const close = text.indexOf(end, from);
  const next = text.indexOf(begin, from);
  return close < 0 || (next >= 0 && next < close) ? -1 : close + end.length;
}

function isNameStart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code > 0x7f;
}
