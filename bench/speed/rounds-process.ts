import { KINDS } from "./kinds";
import { roundsOf } from "./rounds";

/** What a process of its own is told to read. */
export interface RoundsTask {
  /** What @iebh/reflib calls the format. */
  module: string;
  path: string;
  count: number;
}

const { module, ...file }: RoundsTask = JSON.parse(process.argv[2] ?? "");
const kind = KINDS.find((one) => one.module === module);
if (!kind) throw new Error(`There is no kind ${module}`);
console.log(JSON.stringify(await roundsOf({ ...file, kind })));
