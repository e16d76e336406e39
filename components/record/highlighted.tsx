import { Fragment } from "react";
import { splitHighlights, type TermIndex } from "./highlight";

/** A text with the protocol's words marked. */
export function Highlighted({ text, index }: { text: string; index: TermIndex }) {
  let at = 0;
  return splitHighlights(text, index).map((piece) => {
    const key = at;
    at += piece.text.length;
    if (!piece.kind) return <Fragment key={key}>{piece.text}</Fragment>;
    return (
      <mark key={key} className={piece.kind === "include" ? "mark-include" : "mark-exclude"}>
        {piece.text}
      </mark>
    );
  });
}
