import type { Ranking } from "./rank";
import { decisionsUntilTraining, knownOf } from "./schedule";

/** A record, and whether it was decided to be relevant. */
export type Decision = [id: string, relevant: boolean];

/** After so many decisions more a ranking is learned anew: no more than that has to be gone through again to get where it stood. */
const ANEW = 500;

/**
 * A ranking that goes on learning one person's decisions in the order in which they were made: a few more change little, and
 * are learned in a quarter of the time. Where a ranking stood would be a trace of when it was asked for. So it stands only
 * where the schedule has it trained, and goes through each of these trainings, asked for or not, from the last one that
 * begins anew. The same decisions in the same order give the same ranking: late, after a restart, and in any company.
 */
export class Learner {
  private ranking: Ranking | null = null;
  private begun = 0;
  private known: readonly Decision[] = [];

  constructor(private readonly anew: () => Ranking) {}

  /** The ranking that knows these decisions, up to the last training that they were enough for; and how many that were. */
  learn(decisions: readonly Decision[]): { ranking: Ranking; learned: number } {
    const learned = knownOf(decisions.length);
    const begin = knownOf(Math.floor(learned / ANEW) * ANEW);
    let ranking = this.goesOnTo(decisions, begin, learned) ? this.ranking : null;
    let at = this.known.length;
    // Nothing is half learned if it fails on the way.
    this.ranking = null;
    if (!ranking) {
      ranking = this.anew();
      at = begin;
      ranking.learn(new Map(decisions.slice(0, at)));
    }
    while (at < learned) {
      at += decisionsUntilTraining(at);
      ranking.learn(new Map(decisions.slice(0, at)));
    }
    this.ranking = ranking;
    this.begun = begin;
    this.known = decisions.slice(0, learned);
    return { ranking, learned };
  }

  private goesOnTo(decisions: readonly Decision[], begin: number, learned: number): boolean {
    if (this.begun !== begin || this.known.length > learned) return false;
    return this.known.every(([id, relevant], at) => {
      const [otherId, other] = decisions[at] as Decision;
      return id === otherId && relevant === other;
    });
  }
}
