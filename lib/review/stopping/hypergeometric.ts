/** A draw without replacement: of `total` things `special` are special, and `drawn` are drawn. */
export interface Draw {
  total: number;
  special: number;
  drawn: number;
}

/** Terms smaller than this beside the largest change no digit of the sum. */
const NEGLIGIBLE = 1e-18;

/** P(X = k). Loader's saddle point form: full precision, also where log-gamma would have lost seven digits. */
export function hypergeometricPmf(k: number, draw: Draw): number {
  const { total, special, drawn } = draw;
  if (k < leastOf(draw) || k > mostOf(draw)) return 0;
  if (drawn === 0 || drawn === total || special === 0 || special === total) return 1;
  const share = drawn / total;
  return (
    binomialPmf(k, special, share) *
    (binomialPmf(drawn - k, total - special, share) / binomialPmf(drawn, total, share))
  );
}

/** P(X <= k): the sum of one tail, from its largest term outwards. */
export function hypergeometricCdf(k: number, draw: Draw): number {
  if (k < leastOf(draw)) return 0;
  if (k >= mostOf(draw)) return 1;
  const mean = (draw.drawn / draw.total) * draw.special;
  return k < mean ? Math.min(1, lowerTail(k, draw)) : Math.max(0, 1 - upperTail(k + 1, draw));
}

/** P(X >= k). */
export function hypergeometricUpper(k: number, draw: Draw): number {
  if (k <= leastOf(draw)) return 1;
  if (k > mostOf(draw)) return 0;
  const mean = (draw.drawn / draw.total) * draw.special;
  return k > mean ? Math.min(1, upperTail(k, draw)) : Math.max(0, 1 - lowerTail(k - 1, draw));
}

/** P(X = k + 1) / P(X = k). */
export function nextTerm(k: number, { total, special, drawn }: Draw): number {
  return ((special - k) / (k + 1)) * ((drawn - k) / (total - special - drawn + k + 1));
}

function lowerTail(k: number, draw: Draw): number {
  const largest = hypergeometricPmf(k, draw);
  let term = largest;
  let sum = term;
  for (let j = k; j > leastOf(draw) && term > largest * NEGLIGIBLE; j -= 1) {
    term /= nextTerm(j - 1, draw);
    sum += term;
  }
  return sum;
}

function upperTail(k: number, draw: Draw): number {
  const largest = hypergeometricPmf(k, draw);
  let term = largest;
  let sum = term;
  for (let j = k; j < mostOf(draw) && term > largest * NEGLIGIBLE; j += 1) {
    term *= nextTerm(j, draw);
    sum += term;
  }
  return sum;
}

function leastOf({ total, special, drawn }: Draw): number {
  return Math.max(0, drawn + special - total);
}

function mostOf({ special, drawn }: Draw): number {
  return Math.min(special, drawn);
}

function binomialPmf(x: number, n: number, p: number): number {
  if (x === 0) return Math.exp(n * Math.log1p(-p));
  if (x === n) return Math.exp(n * Math.log(p));
  const log =
    stirlingError(n) -
    stirlingError(x) -
    stirlingError(n - x) -
    deviance(x, n * p) -
    deviance(n - x, n * (1 - p));
  return Math.exp(log) * Math.sqrt(n / (2 * Math.PI * x * (n - x)));
}

/** ln(n!) less Stirling's formula. */
function stirlingError(n: number): number {
  const small = SMALL_ERRORS[n];
  if (small !== undefined) return small;
  const square = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n;
}

const SMALL_ERRORS = smallErrors(16);

function smallErrors(count: number): number[] {
  let factorial = 1;
  return Array.from({ length: count }, (_, n) => {
    if (n === 0) return 0;
    factorial *= n;
    return Math.log(factorial) - (n + 0.5) * Math.log(n) + n - 0.5 * Math.log(2 * Math.PI);
  });
}

/** x ln(x / m) + m - x, without cancelling where both are near each other. */
function deviance(x: number, m: number): number {
  const difference = x - m;
  if (Math.abs(difference) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const ratio = difference / (x + m);
  let sum = difference * ratio;
  let term = 2 * x * ratio;
  for (let odd = 3; odd < 100; odd += 2) {
    term *= ratio * ratio;
    const next = sum + term / odd;
    if (next === sum) break;
    sum = next;
  }
  return sum;
}
