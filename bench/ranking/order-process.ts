import type { ReplaySettings } from "@/lib/review/stopping/replay";
import { SavedOrders } from "./saved-orders";
import { beginningsOf, readSets } from "./sets";

/** What a process of its own is told: it works out its share of the orders of every set, and says so line by line. */
export interface OrderTask {
  data: string;
  folder: string;
  settings: ReplaySettings;
  /** Orders of each set. */
  seeds: number;
  /** Of so many processes which this one is. */
  processes: number;
  process: number;
}

const task: OrderTask = JSON.parse(process.argv[2] ?? "");
const orders = new SavedOrders(task.folder, task.settings);
for (const set of readSets(task.data)) {
  const own = beginningsOf(set, task.seeds).filter((_, at) => at % task.processes === task.process);
  orders.complete(set, own, (sentence) => console.log(sentence));
}
