import type { CodeUnits } from "./code-units";

const LF = 10;
const CR = 13;

/** The number of the line at a place, counted once over all bytes. */
export class Lines {
  private counted = 0;
  private line = 1;
  private afterCr = false;

  constructor(private readonly units: CodeUnits) {}

  /** Places are asked for in their order. */
  at(place: number): number {
    const { units } = this;
    const { counted } = this;
    if (place <= counted) return this.line;
    if (this.afterCr && units.at(counted) === LF) this.line -= 1;
    let [lf, cr] = [this.find(LF, counted, place), this.find(CR, counted, place)];
    while (lf < place || cr < place) {
      this.line += 1;
      if (lf < cr) lf = this.find(LF, lf + units.size, place);
      else {
        if (lf === cr + units.size) lf = this.find(LF, lf + units.size, place);
        cr = this.find(CR, cr + units.size, place);
      }
    }
    this.afterCr = units.at(place - units.size) === CR;
    this.counted = place;
    return this.line;
  }

  drop(count: number): void {
    this.counted -= count;
  }

  private find(sign: number, from: number, end: number): number {
    const found = this.units.find(sign, from);
    return found < 0 ? end : found;
  }
}
