/** Fitted to the width, or dots for each point of the paper. */
export type Zoom = "fit" | number;

/** A browser has 96 dots to an inch and a PDF 72 points: 100 % is the size of the paper. */
export const DOTS_PER_POINT = 96 / 72;

const STEPS = [0.25, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5].map(
  (step) => step * DOTS_PER_POINT,
);

/** The next step of the zoom from where it is now. */
export function nextZoom(scale: number, direction: 1 | -1): number {
  const near = 0.001;
  if (direction > 0) return STEPS.find((step) => step > scale + near) ?? scale;
  return STEPS.findLast((step) => step < scale - near) ?? scale;
}
