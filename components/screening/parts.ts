/** The parts of a stage's page. */
export type Part = "screen" | "batches" | "agreement" | "stopping";
