/**
 * How good an order was, from the places at which the relevant records came (1 is the first record screened). Records
 * known at the beginning are left out of everything: of the places, of the relevant and of all records. With these
 * definitions TF-IDF and a support vector machine as in ASReview's ELAS u4, retrained after each decision, gave the
 * baseline's own figures to the last digit.
 */
export interface Score {
  /** Records screened until 95 % of the relevant ones (rounded up) were found. */
  screened95: number;
  /** Work saved over sampling: 0.95 less the share of all records that this took. */
  wss95: number;
  /** Share of the relevant records among the first tenth (rounded down) of all. */
  recall10: number;
  /** Average time to discovery: the mean place of the relevant records. */
  atd: number;
  /** Area between the ideal curve and this one, as a share of that between the ideal and the worst. */
  loss: number;
}

export function scoreOf(places: readonly number[], records: number): Score {
  const relevant = places.length;
  const screened95 = places[Math.ceil(0.95 * relevant - 1e-9) - 1] ?? records;
  const tenth = Math.floor(0.1 * records);
  const sum = places.reduce((total, place) => total + place, 0);
  return {
    screened95,
    wss95: 0.95 - screened95 / records,
    recall10: places.filter((place) => place <= tenth).length / relevant,
    atd: sum / relevant,
    loss: (sum - (relevant * (relevant + 1)) / 2) / (relevant * (records - relevant)),
  };
}

export function meanOf<Key extends string>(rows: readonly Record<Key, number>[], key: Key): number {
  return rows.reduce((sum, row) => sum + row[key], 0) / rows.length;
}
