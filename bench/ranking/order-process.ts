import type { ReplaySettings } from "@/lib/review/stopping/replay";
import { SavedOrders } from "./saved-orders";
import { beginningsOf, readSets } from "./sets";

/** What a process of its own is told: it works out the orders of some sets, and says so line by line. */
export interface OrderTask {
  data: string;
  folder: string;
  settings: ReplaySettings;
  sets: string[];
  /** Orders of each set. */
  seeds: number;
}

const task: OrderTask = JSON.parse(process.argv[2] ?? "");
const orders = new SavedOrders(task.folder, task.settings);
for (const set of readSets(task.data)) {
  if (!task.sets.includes(set.name)) continue;
  orders.complete(set, beginningsOf(set, task.seeds), (sentence) => console.log(sentence));
}
