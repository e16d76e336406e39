import { findDuplicates } from "@/lib/review/duplicates/cluster";
import { comparedPairs } from "@/lib/review/duplicates/pairs";
import { madeUpRecords } from "./made-up";

/** Prints, as JSON, what looking for duplicates among so many made-up records costs; a process of its own each. */
const records = madeUpRecords(Number(process.argv[2]));
const began = performance.now();
const before = process.cpuUsage();
const pairs = comparedPairs(records);
const { sure, doubtful } = findDuplicates(records, undefined, pairs);
const { user, system } = process.cpuUsage(before);
console.log(
  JSON.stringify({
    records: records.length,
    pairs: pairs.length,
    removed: sure.reduce((sum, { members }) => sum + members.length - 1, 0),
    doubtful: doubtful.length,
    seconds: (performance.now() - began) / 1000,
    cpuSeconds: (user + system) / 1e6,
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);
