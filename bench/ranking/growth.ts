import { drawFrom } from "@/lib/review/draw";
import { FeatureBuilder } from "@/lib/review/ranking/features";
import { KeptRecords } from "@/lib/review/ranking/kept";
import { Ranking } from "@/lib/review/ranking/rank";
import { TermCounter } from "@/lib/review/ranking/vocabulary";
import { madeUpTexts } from "./texts";

/**
 * Prints, as JSON, what ranking so many made-up records costs; a process of its own each. Texts are read twice, as from
 * a database, and not kept. A retrain is ten labels more than the last, on top of 2 000; the worker's is all that its
 * thread does for a person's order, from labels to what is saved; once in five hundred labels it learns anew.
 * Relevant is what holds a certain term, and one in fifty other records.
 */
const records = Number(process.argv[2]);
/** Up to here the records are read once more for what the worker takes, which grows as the retrain does. */
const MOST_WORKED = 100_000;
const idOf = (row: number) => String(row).padStart(8, "0");
const cpuOf = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

const readOnly = cpuOf(() => {
  for (const { title } of madeUpTexts(records)) if (title === "") throw new Error("No title");
});
/** What was counted is gone before the vectors are made. */
function vocabularyOfAll() {
  const counter = new TermCounter();
  for (const text of madeUpTexts(records)) counter.add(text);
  return counter.vocabulary();
}
let built: Ranking | undefined;
const both = cpuOf(() => {
  const builder = new FeatureBuilder(vocabularyOfAll());
  for (const text of madeUpTexts(records)) builder.add(text);
  const ids = Array.from({ length: records }, (_, at) => idOf(at));
  built = new Ranking(builder.build(), ids, { seed: "growth" });
});
const ranking = built as Ranking;
const draw = drawFrom("labels");
const { starts, terms, vocabulary } = ranking.features;
const topic = vocabulary.idf.findIndex((idf) => idf > 1 + Math.log(25));
const labels = new Map<string, boolean>();
const label = (many: number) => {
  const enough = labels.size + many;
  while (labels.size < enough) {
    const row = Math.floor(draw() * records);
    if (labels.has(idOf(row))) continue;
    const relevant = terms.subarray(starts[row], starts[row + 1]).includes(topic) || draw() < 0.02;
    labels.set(idOf(row), relevant);
  }
};
label(2_000);
const firstTraining = cpuOf(() => ranking.learn(labels));
const trainings: number[] = [];
const firsts: number[] = [];
for (let time = 0; time < 20; time += 1) {
  label(10);
  trainings.push(cpuOf(() => ranking.learn(labels)));
  firsts.push(cpuOf(() => ranking.first(200)));
}
const orders = Array.from({ length: 5 }, () => cpuOf(() => ranking.order()));
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);

/** Milliseconds of each of so many trainings as the worker has them done. */
function workerTrainings(many: number): number[] {
  const kept = new KeptRecords();
  const pages = function* () {
    let at = 0;
    for (const text of madeUpTexts(records)) yield [{ ...text, id: idOf(at++) }];
  };
  for (const page of pages()) kept.count(page);
  for (const page of pages()) kept.fill(page);
  kept.keep({ key: "growth", mark: "" }, { keyPapers: [], question: null });
  const training = () => {
    const among = Array.from({ length: records }, (_, row) => idOf(row)).filter((id) => !labels.has(id));
    return { seed: "growth", model: "two_views" as const, labels: [...labels], learner: "one", among };
  };
  kept.train("growth", training());
  return Array.from({ length: many }, () => {
    label(10);
    const next = training();
    return cpuOf(() => kept.train("growth", next));
  });
}
const worked = records <= MOST_WORKED ? workerTrainings(50) : [];
const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
console.log(
  JSON.stringify({
    records,
    terms: ranking.features.vocabulary.size,
    entries: ranking.features.starts[ranking.features.rows],
    vectorsSeconds: (both - 2 * readOnly) / 1000,
    labels: labels.size,
    firstTraining,
    training: median(trainings),
    retrain: median(trainings) + median(firsts),
    order: median(orders),
    worker: worked.length > 0 ? median(worked) : null,
    anew: worked.length > 0 ? Math.max(...worked) : null,
    megabytes,
  }),
);
