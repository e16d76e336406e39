/** Greek letters by the names that SGML gives them (ISO 8879), which older exports of MEDLINE and ISI print. */
const LETTERS =
  "agr α bgr β ggr γ dgr δ egr ε zgr ζ eegr η thgr θ igr ι kgr κ lgr λ mgr μ ngr ν xgr ξ ogr ο pgr π rgr ρ sgr σ sfgr ς tgr τ ugr υ phgr φ khgr χ psgr ψ ohgr ω";

const BY_NAME = new Map(
  [...LETTERS.matchAll(/(\w+)gr (\S)/g)].flatMap(([, name = "", letter = ""]): [string, string][] => [
    [name, letter],
    [name.toUpperCase(), letter.toUpperCase()],
  ]),
);

/** Text with `&mgr;` as μ and `&OHgr;` as Ω; what is no such name stays. */
export function withGreekLetters(text: string): string {
  if (!text.includes("gr;")) return text;
  return text.replace(/&([A-Za-z]{1,2})gr;/g, (whole, name: string) => BY_NAME.get(name) ?? whole);
}
