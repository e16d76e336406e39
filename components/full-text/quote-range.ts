import { findQuote, type TextPlace } from "./quote";

/** The words of a quote in the text laid over a page: those at its own place first, for a page may say them twice. */
export function wordsOf(layer: Element, quote: string, from: number | undefined): Range | null {
  const { nodes, starts } = runsOf(layer);
  const runs = nodes.map((node) => node.nodeValue ?? "");
  const first = from === undefined ? 0 : starts.findLastIndex((start) => start <= from);
  const skipped = from === undefined ? 0 : from - (starts[first] ?? 0);
  const [begun, ...rest] = runs.slice(Math.max(0, first));
  const own =
    from === undefined || begun === undefined ? null : findQuote([begun.slice(skipped), ...rest], quote);
  if (own) {
    const moved = ({ text, offset }: TextPlace) => ({
      text: text + first,
      offset: text === 0 ? offset + skipped : offset,
    });
    return rangeOf(nodes, moved(own.start), moved(own.end));
  }
  const found = findQuote(runs, quote);
  return found && rangeOf(nodes, found.start, found.end);
}

/** The runs of a page with where each begins in the page's text, in which the end of a line counts as a letter. */
function runsOf(layer: Element): { nodes: Node[]; starts: number[] } {
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const [nodes, starts]: [Node[], number[]] = [[], []];
  for (let at = 0; walker.nextNode(); ) {
    const node = walker.currentNode;
    if (node instanceof HTMLBRElement) at += 1;
    if (node.nodeType !== Node.TEXT_NODE) continue;
    nodes.push(node);
    starts.push(at);
    at += node.nodeValue?.length ?? 0;
  }
  return { nodes, starts };
}

function rangeOf(nodes: readonly Node[], start: TextPlace, end: TextPlace): Range | null {
  const [first, last] = [nodes[start.text], nodes[end.text]];
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStart(first, start.offset);
  range.setEnd(last, end.offset);
  return range;
}
