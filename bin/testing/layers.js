import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { cruise } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { filesUnder } from "../setup/build.js";

const FOLDERS = ["app", "components", "lib", "prisma", "e2e", "bin"];
const SOURCE = /\.(ts|tsx|js)$/;
const NOT_SOURCE = /^lib\/db\/generated\/|\.d\.ts$/;
const LONGEST = 300;

/** Tables of facts, which are as long as there are facts. */
const MAY_BE_LONG = /^lib\/review\/formats\/.*(tags|fields)\.ts$|vocabular(y|ies)\.ts$|^prisma\/seed\//;

/** Holds a checkout against lib/layers.cjs; returns { problems, count } with one text for each broken rule. */
export async function checkLayers(root) {
  const sources = FOLDERS.flatMap((folder) => filesUnder(root, folder)).filter(
    (file) => SOURCE.test(file) && !NOT_SOURCE.test(file),
  );
  if (sources.length === 0) return { problems: [], count: 0 };
  const { forbidden, options } = createRequire(import.meta.url)(path.join(root, "lib/layers.cjs"));
  const folders = FOLDERS.filter((folder) => sources.some((file) => file.startsWith(`${folder}/`)));
  const { enhancedResolveOptions, ...rest } = options;
  const { output } = await cruise(
    folders,
    { ...rest, baseDir: root, ruleSet: { forbidden }, validate: true },
    enhancedResolveOptions,
    { tsConfig: extractTSConfig(path.join(root, "tsconfig.json")) },
  );
  const reasons = new Map(forbidden.map((rule) => [rule.name, rule.comment]));
  return {
    count: sources.length,
    problems: [
      ...notCruised(sources, output.modules),
      ...output.summary.violations.map((violation) => inWords(violation, reasons)),
      ...tooLong(root, sources),
    ],
  };
}

/** A cruise that saw fewer files than there are passes for nothing. */
function notCruised(sources, modules) {
  const seen = new Set(modules.map((module) => module.source));
  const missed = sources.filter((file) => !seen.has(file));
  if (missed.length === 0) return [];
  return [`${missed.length} of ${sources.length} source files were not looked at, ${missed[0]} among them`];
}

function inWords({ rule, from, to, cycle }, reasons) {
  const way = cycle ? cycle.map((stop) => stop.name ?? stop).join(" -> ") : to;
  return `${rule.name}: ${from} -> ${way}\n    ${reasons.get(rule.name) ?? ""}`;
}

function tooLong(root, sources) {
  return sources
    .filter((file) => !MAY_BE_LONG.test(file))
    .map((file) => [file, readFileSync(path.join(root, file), "utf8").split("\n").length - 1])
    .filter(([, lines]) => lines > LONGEST)
    .map(([file, lines]) => `too-long: ${file} has ${lines} lines; ${LONGEST} fit on the reader's mind`);
}
