import { drawFrom, shuffled } from "../draw";
import { pairsInTurn } from "./pairs";

/** A vote that somebody is asked for, and its place in that person's own order. */
export interface AssignedSlot {
  itemId: string;
  slot: number;
  personId: string;
  position: number;
}

/**
 * Who votes on what, drawn from a seed before anybody has voted: each item gets different people, nobody gets two
 * items more than another, and no pair meets two times more than another. Depends on the ids and the seed alone.
 */
export function assignSlots(
  itemIds: readonly string[],
  voterIds: readonly string[],
  votesPerItem: number,
  seed: string,
): AssignedSlot[] {
  const draw = drawFrom(seed);
  const people = shuffled([...voterIds].sort(), draw);
  const rota = votesPerItem === 2 ? pairRota(people, draw) : teamRota(people, votesPerItem, draw);
  const teams = shuffled([...itemIds].sort(), draw).map((itemId) => ({ itemId, team: rota() }));
  return [...voterIds].sort().flatMap((personId) => {
    const own = teams.filter(({ team }) => team.includes(personId)).sort(byItem);
    return shuffled(own, drawFrom(`${seed}:${personId}`)).map(({ itemId, team }, at) => ({
      itemId,
      slot: team.indexOf(personId) + 1,
      personId,
      position: at + 1,
    }));
  });
}

const byItem = (one: { itemId: string }, other: { itemId: string }) => (one.itemId < other.itemId ? -1 : 1);

/** Gives one pair after another: all of them before any a second time, dealt anew for each turn of all. */
function pairRota(people: readonly string[], draw: () => number): () => string[] {
  let turn: string[][] = [];
  return () => {
    if (turn.length === 0) turn = pairsInTurn(shuffled(people, draw));
    const pair = turn.shift();
    if (!pair) throw new Error("An item needs more people than there are.");
    return pair;
  };
}

/** Gives one team after another: those with the fewest items first, and among them those who met least. */
function teamRota(people: readonly string[], size: number, draw: () => number): () => string[] {
  const load = new Map(people.map((person) => [person, 0]));
  const met = new Map<string, number>();
  const meetings = (person: string, team: readonly string[]) =>
    team.reduce((sum, other) => sum + (met.get(pairOf(person, other)) ?? 0), 0);

  return () => {
    const team: string[] = [];
    while (team.length < size) {
      const free = people.filter((person) => !team.includes(person));
      const idle = withLeast(free, (person) => load.get(person) ?? 0);
      const next = pick(
        withLeast(idle, (person) => meetings(person, team)),
        draw,
      );
      for (const other of team) met.set(pairOf(next, other), (met.get(pairOf(next, other)) ?? 0) + 1);
      team.push(next);
    }
    for (const person of team) load.set(person, (load.get(person) ?? 0) + 1);
    return team;
  };
}

const pairOf = (one: string, other: string) => (one < other ? `${one} ${other}` : `${other} ${one}`);

function withLeast(people: readonly string[], amountOf: (person: string) => number): string[] {
  const amounts = people.map(amountOf);
  const least = Math.min(...amounts);
  return people.filter((_, at) => amounts[at] === least);
}

function pick(people: readonly string[], draw: () => number): string {
  const person = people[Math.floor(draw() * people.length)];
  if (person === undefined) throw new Error("An item needs more people than there are.");
  return person;
}
