/**
 * Every pair of people once, in an order in which nobody is ever two pairs ahead of another. An even number of people
 * meets in rounds, one person staying while the others turn (the circle method); an odd number walks the closed
 * tours into which all pairs fall apart (Walecki), each tour's every other pair first.
 */
export function pairsInTurn<T>(people: readonly T[]): [T, T][] {
  const turns = people.length % 2 === 0 ? rounds(people.length) : tours(people.length);
  return turns.map(([one, other]) => [people[one] as T, people[other] as T]);
}

type Pair = [number, number];

function rounds(size: number): Pair[] {
  const turning = size - 1;
  return upTo(turning).flatMap((round) =>
    upTo(size / 2).map((step): Pair => {
      const across = step === 0 ? turning : (round - step + turning) % turning;
      return [(round + step) % turning, across];
    }),
  );
}

function tours(size: number): Pair[] {
  const turning = size - 1;
  return upTo(turning / 2).flatMap((tour) => {
    // From the one who stays, then to and fro across the circle of the others.
    const zigzag = upTo(turning).map((at) => tour + (at % 2 === 0 ? -at / 2 : (at + 1) / 2));
    const stops = [turning, ...zigzag.map((stop) => (stop + turning) % turning)];
    const pairs = stops.map((stop, at): Pair => [stop, stops[(at + 1) % size] as number]);
    return [...pairs.filter((_, at) => at % 2 === 0), ...pairs.filter((_, at) => at % 2 === 1)];
  });
}

const upTo = (count: number) => Array.from({ length: Math.max(0, count) }, (_, at) => at);
