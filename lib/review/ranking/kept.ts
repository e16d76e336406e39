import { FeatureBuilder, type Features } from "./features";
import { type ModelName, type RankedRecord, Ranking } from "./rank";
import { type Start, startTexts } from "./start";
import { LIMITS, TermCounter } from "./vocabulary";
import { writeWeights } from "./weights";

/** So many collections of records stay in memory; the one that was longest not asked for goes first. */
const KEPT = 3;

/** What a collection of records is known by: `mark` is another one once a text in it is. */
export interface CorpusName {
  key: string;
  mark: string;
}

export interface Training {
  seed: string;
  model: ModelName;
  /** All labels there are: true is relevant. */
  labels: [id: string, relevant: boolean][];
  /** What is to be put in order. */
  among: string[];
}

export interface Trained {
  order: string[];
  weights: Uint8Array<ArrayBuffer>;
}

interface Corpus {
  mark: string;
  features: Features;
  ids: string[];
  start: Start;
}

/**
 * Records as vectors, kept between decisions: making them is nearly all the work. The model is learned anew from its
 * labels each time. So an order follows from texts, labels and seed alone: when it was made, and for whom in between,
 * leaves no trace in it.
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
    this.corpora.set(key, { mark, features: builder.build(), ids, start });
    for (const oldest of this.corpora.keys()) {
      if (this.corpora.size <= KEPT) break;
      this.corpora.delete(oldest);
    }
  }

  /** Leaves a reading that was not ended. */
  forget() {
    this.counting = null;
    this.building = null;
  }

  train(key: string, { seed, model, labels, among }: Training): Trained {
    const corpus = this.corpora.get(key);
    if (!corpus) throw new Error("These records are not kept.");
    this.corpora.delete(key);
    this.corpora.set(key, corpus);
    const ranking = new Ranking(corpus.features, corpus.ids, { seed, model, start: corpus.start });
    ranking.learn(new Map(labels));
    const wanted = new Set(among);
    return { order: ranking.order().filter((id) => wanted.has(id)), weights: writeWeights(ranking) };
  }
}
