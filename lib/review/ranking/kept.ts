import { doubtfulFirst } from "./excluded";
import { FeatureBuilder, type Features } from "./features";
import { type Decision, Learner } from "./learner";
import { type ModelName, type RankedRecord, Ranking } from "./rank";
import { type Start, startTexts } from "./start";
import { LIMITS, TermCounter } from "./vocabulary";
import { writeWeights } from "./weights";

/** So many collections of records stay in memory; the one that was longest not asked for goes first. */
const KEPT = 3;
/** What goes on learning from one of them may take so much memory; whose turn was longest ago is learned anew. */
const LEARNERS_BYTES = 256 * 1024 ** 2;
const BYTES_A_TERM = 36;
const BYTES_A_RECORD = 150;

/** What a collection of records is known by: `mark` is another one once a text in it is. */
export interface CorpusName {
  key: string;
  mark: string;
}

export interface Training {
  seed: string;
  model: ModelName;
  labels: Decision[];
  /** Whose own these are, in the order in which they were made: theirs goes on learning. Null: it is learned anew from all. */
  learner: string | null;
  /** What is to be put in order. */
  among: string[];
}

/** What ordering the excluded needs: every decision that is settled, and how many to name. */
export interface Doubting extends Pick<Training, "seed" | "model" | "labels"> {
  most: number;
}

export interface Trained {
  /** So many of the labels. */
  learned: number;
  order: string[];
  weights: Uint8Array<ArrayBuffer>;
}

interface Corpus {
  mark: string;
  features: Features;
  ids: string[];
  start: Start;
  learners: Map<string, Learner>;
}

/**
 * Records as vectors, kept between decisions: making them is nearly all the work. What is shared is learned anew from its
 * labels each time; what is a person's own goes on learning, as `Learner` says. So an order follows from texts, labels and
 * seed alone: when it was made, and for whom in between, leaves no trace in it.
 */
export class KeptRecords {
  private readonly corpora = new Map<string, Corpus>();
  private counting: TermCounter | null = null;
  private building: { builder: FeatureBuilder; ids: string[] } | null = null;

  has({ key, mark }: CorpusName): boolean {
    return this.corpora.get(key)?.mark === mark;
  }

  /** First reading, page by page, then the second one of the same pages. */
  count(records: readonly RankedRecord[]) {
    this.counting ??= new TermCounter(LIMITS);
    for (const record of records) this.counting.add(record);
  }

  fill(records: readonly RankedRecord[]) {
    this.building ??= {
      builder: new FeatureBuilder((this.counting ?? new TermCounter(LIMITS)).vocabulary()),
      ids: [],
    };
    this.counting = null;
    for (const record of records) {
      this.building.builder.add(record);
      this.building.ids.push(record.id);
    }
  }

  keep({ key, mark }: CorpusName, start: Start) {
    this.fill([]);
    const { builder, ids } = this.building as NonNullable<typeof this.building>;
    this.forget();
    for (const text of startTexts(start)) builder.add(text);
    this.corpora.delete(key);
    this.corpora.set(key, { mark, features: builder.build(), ids, start, learners: new Map() });
    keepLast(this.corpora, KEPT);
  }

  /** Leaves a reading that was not ended. */
  forget() {
    this.counting = null;
    this.building = null;
  }

  train(key: string, { seed, model, labels, among, learner }: Training): Trained {
    const corpus = this.corpusOf(key);
    const { features, ids, start } = corpus;
    const anew = () => new Ranking(features, ids, { seed, model, start });
    const { ranking, learned } =
      learner === null
        ? learnedAnew(anew(), labels)
        : learnerOf(corpus, [learner, seed, model].join(" "), anew).learn(labels);
    return { learned, order: ranking.order(among), weights: writeWeights(ranking) };
  }

  /** So many of the excluded, first those that look most as if they were relevant. */
  doubtful(key: string, { seed, model, labels, most }: Doubting): string[] {
    const { features, ids, start } = this.corpusOf(key);
    const known = new Set(ids);
    return doubtfulFirst(
      labels.filter(([id]) => known.has(id)),
      { seed, most, anew: () => new Ranking(features, ids, { seed, model, start }) },
    );
  }

  private corpusOf(key: string): Corpus {
    const corpus = this.corpora.get(key);
    if (!corpus) throw new Error("These records are not kept.");
    this.corpora.delete(key);
    this.corpora.set(key, corpus);
    return corpus;
  }
}

function learnedAnew(ranking: Ranking, labels: readonly Decision[]) {
  ranking.learn(new Map(labels));
  return { ranking, learned: labels.length };
}

function learnerOf({ learners, features, ids }: Corpus, name: string, anew: () => Ranking): Learner {
  const learner = learners.get(name) ?? new Learner(anew);
  learners.delete(name);
  learners.set(name, learner);
  const bytes = BYTES_A_TERM * features.vocabulary.size + BYTES_A_RECORD * ids.length;
  keepLast(learners, Math.max(1, Math.floor(LEARNERS_BYTES / bytes)));
  return learner;
}

function keepLast(map: Map<string, unknown>, most: number) {
  for (const oldest of map.keys()) {
    if (map.size <= most) break;
    map.delete(oldest);
  }
}
