import { type CodeUnits, CR } from "./code-units";

/** The number of the line at a place, counted once over all bytes. */
export class Lines {
  private counted = 0;
  private line = 1;
  private afterCr = false;

  constructor(private readonly units: CodeUnits) {}

  /** Places are asked for in their order. */
  at(place: number): number {
    const { units, counted, afterCr } = this;
    if (place <= counted) return this.line;
    this.line += units.lineEnds(counted, place, afterCr);
    this.afterCr = units.at(place - units.size) === CR;
    this.counted = place;
    return this.line;
  }

  drop(count: number): void {
    this.counted -= count;
  }
}
