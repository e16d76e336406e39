/**
 * The rules of lib/README.md as a test (dependency-cruiser). Every rule says why it is there; `npm run check` prints
 * that reason beside what broke it. A new step of the road is added to ROAD at its place.
 */

/** The steps in the order a record travels; a step may use those before it. History is used by all of them. */
const ROAD = [
  "history",
  "record",
  "formats",
  "team",
  "protocol",
  "import",
  "duplicates",
  "ranking",
  "screening",
  "agreement",
  "conflicts",
  "stopping",
  "full-text",
  "extraction",
  "mechanisms",
  "prisma-flow",
  "overview",
  "export",
];

/** Tests and what only tests read. */
const TEST = "\\.(test|fixture)\\.tsx?$";
/** Replays every step; nothing but jobs, scripts and tests uses it. */
const REBUILD = "^lib/review/rebuild(-all)?\\.ts$";
const SCREEN = "(^|/)node_modules/(react|react-dom|next|@tanstack)/";
const NEXT_AUTH = "(^|/)node_modules/(next-auth|@next-auth|@auth)/";
const DATABASE_LIBRARIES = "(^|/)node_modules/(pg|@prisma|prisma|graphile-worker)/";
const STATE_FILES = "^lib/review/.*/(queries|commands|projection)(\\.ts|/)";
const CORE = "^lib/review/(flow\\.ts|formats/|.*/(schema|rules|contract)(\\.ts|/))";
const SERVER =
  "^lib/(db|files|mail|env|jobs)(\\.ts|/)|^lib/access/(session|gate)\\.ts|^lib/api/(router|serve)";

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const forbidden = [
  {
    name: "no-cycles",
    comment: "Files in a circle can only be understood, tested and moved all together.",
    severity: "error",
    from: {},
    to: { circular: true },
  },
  {
    name: "no-unknown-import",
    comment: "An import that leads nowhere is one that none of these rules can judge.",
    severity: "error",
    from: { pathNot: "(^|/)node_modules/|^bin/" },
    to: { couldNotResolve: true, pathNot: "^server-only$|\\.css$" },
  },
  ...downOnly(),
  ...oneWayRoad(),
  {
    name: "another-steps-commands",
    comment: "A command locks, rules and notes for its own step; work across steps belongs to a job.",
    severity: "error",
    from: { path: "^lib/review/([^/]+)/", pathNot: TEST },
    to: { path: "^lib/review/[^/]+/commands(\\.ts|/)", pathNot: "^lib/review/$1/" },
  },
  {
    name: "lib-has-no-screen",
    comment: "What the product knows must run in a worker, a test and a script as well as under a page.",
    severity: "error",
    from: { path: "^lib/" },
    to: { path: SCREEN },
  },
  {
    name: "next-auth-in-one-file",
    comment:
      "The sign-in library can be replaced only while one file on each side knows it (and the route between them).",
    severity: "error",
    from: {
      path: "^(app|components|lib)/",
      pathNot: "^(lib/access/session|components/account/sign-in)\\.ts$|^app/api/auth/",
    },
    to: { path: NEXT_AUTH },
  },
  {
    name: "links-in-one-file",
    comment:
      "components/ui/link.tsx fetches nothing ahead; the library's own link asks the gate for each link in sight.",
    severity: "error",
    from: { path: "^(app|components)/", pathNot: "^components/ui/link\\.tsx$" },
    to: { path: "(^|/)node_modules/next/(dist/client/app-dir/)?link" },
  },
  {
    name: "core-runs-anywhere",
    comment: "The browser draws the diagram and previews an import with the code that the server uses.",
    severity: "error",
    from: { path: CORE, pathNot: TEST },
    to: { path: `${SERVER}|${STATE_FILES}|${DATABASE_LIBRARIES}` },
  },
  {
    name: "core-needs-no-node",
    comment: "A browser has none of Node's own modules.",
    severity: "error",
    from: { path: CORE, pathNot: TEST },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "who-touches-the-database",
    comment:
      "State is read in queries and written by commands and projections; elsewhere it would escape the scope.",
    severity: "error",
    from: {
      path: "^(app|components|lib)/",
      // history/command.ts is the one shape of a write; the health route asks whether the database answers;
      // serve.ts counts the statements of a request for the bench.
      pathNot: `^lib/(db|access|jobs)/|${STATE_FILES}|${TEST}|${REBUILD}|^lib/review/history/command\\.ts|^app/api/health/|^lib/api/serve\\.ts$`,
    },
    to: { path: `^lib/db/|${DATABASE_LIBRARIES}`, dependencyTypesNot: ["type-only"] },
  },
  {
    name: "components-over-http",
    comment: "People see what the open API gives everybody; the interface has no second way to the data.",
    severity: "error",
    from: { path: "^components/", pathNot: TEST },
    to: { path: `${SERVER}|${STATE_FILES}` },
  },
  {
    name: "pages-decide-nothing",
    comment: "A change made by a page would miss the API's gate, its errors and its documentation.",
    severity: "error",
    from: { path: "^app/" },
    to: { path: "^lib/review/.*/(commands|projection)(\\.ts|/)" },
  },
  {
    name: "product-needs-no-tests",
    comment: "Tests, seeds and the programs that start things are not there to be built upon.",
    severity: "error",
    from: { path: "^(app|components|lib)/", pathNot: `${TEST}|^lib/testing/|/testing\\.ts$` },
    to: { path: `^(bin|e2e|prisma/seed)/|${TEST}` },
  },
  {
    name: "product-needs-no-tools",
    comment: "Packages for development are absent where only the product is installed.",
    severity: "error",
    from: { path: "^(app|components|lib)/", pathNot: `${TEST}|^lib/testing/|/testing\\.ts$` },
    to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
  },
];

/** app -> components -> lib; in lib: api, jobs -> review -> access -> db, files, mail -> env, errors. */
function downOnly() {
  const levels = [
    ["app"],
    ["components"],
    ["lib/api", "lib/jobs"],
    ["lib/review"],
    ["lib/access"],
    ["lib/db", "lib/files", "lib/mail"],
    ["lib/env", "lib/errors"],
  ];
  const paths = levels.map((names) => `^(${names.join("|")})(\\.ts|/)`);
  return paths.slice(1).map((from, index) => ({
    name: `down-only-from-${levels[index + 1].join("-").replaceAll("lib/", "")}`,
    comment:
      "Imports point down (lib/README.md, rule 1), so that a layer can be read without those above it.",
    severity: "error",
    from: { path: from, pathNot: TEST },
    to: { path: paths.slice(0, index + 1).join("|") },
  }));
}

/** One rule for each step, and one for folders that have no place on the road yet. */
function oneWayRoad() {
  const steps = ROAD.slice(0, -1).map((step, index) => ({
    name: `road-from-${step}`,
    comment: `A record reaches ${step} before these steps; what it knows cannot depend on them.`,
    severity: "error",
    from: { path: `^lib/review/${step}/`, pathNot: TEST },
    to: { path: `^lib/review/(${ROAD.slice(index + 1).join("|")})/` },
  }));
  return [
    ...steps,
    {
      name: "road-has-no-other-steps",
      comment: "A folder that has no place in ROAD (lib/layers.cjs) could be imported in any direction.",
      severity: "error",
      from: {},
      to: { path: `^lib/review/(?!(${ROAD.join("|")})/)[^/]+/` },
    },
    {
      name: "flow-stands-below-the-steps",
      comment: "Every step reads flow.ts; it can read none of them.",
      severity: "error",
      from: { path: "^lib/review/[^/]+\\.ts$", pathNot: `${TEST}|${REBUILD}` },
      to: { path: "^lib/review/[^/]+/" },
    },
  ];
}

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^lib/db/generated/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types", "typings"],
      extensions: [".ts", ".tsx", ".js", ".cjs", ".mjs", ".json", ".css"],
    },
  },
};
