/** The hypergeometric distribution in integers of any size: what the fast one is held against. */
export function exactCdf(k: number, draw: { total: number; special: number; drawn: number }): number {
  const { total } = draw;
  // Drawing and being special can change places; the smaller number makes the smaller integers.
  const special = Math.min(draw.special, draw.drawn);
  const drawn = Math.max(draw.special, draw.drawn);
  let sum = 0n;
  for (let j = Math.max(0, drawn + special - total); j <= Math.min(k, special, drawn); j += 1) {
    sum += choose(drawn, j) * choose(total - drawn, special - j);
  }
  return quotient(sum, choose(total, special));
}

function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let result = 1n;
  for (let i = 1; i <= Math.min(k, n - k); i += 1) result = (result * BigInt(n - i + 1)) / BigInt(i);
  return result;
}

/** A fraction of large integers as a number, to twenty digits after its first. */
function quotient(numerator: bigint, denominator: bigint): number {
  if (numerator === 0n) return 0;
  const shift = 20n + BigInt(Math.max(0, String(denominator).length - String(numerator).length));
  return Number(`${(numerator * 10n ** shift) / denominator}e-${shift}`);
}

/** Every way to place `special` things among `total`, as lists of places. */
export function* placements(total: number, special: number, from = 0): Generator<number[]> {
  if (special === 0) {
    yield [];
    return;
  }
  for (let first = from; first <= total - special; first += 1) {
    for (const rest of placements(total, special - 1, first + 1)) yield [first, ...rest];
  }
}
