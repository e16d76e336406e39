import { keepShape } from "./shapes";

const SIGNS = ["<", "&", "\\", "$"];
const [BEFORE, NONE] = [-1, 2 ** 30];

/** Where signs of markup stand in a text that is gone through from its beginning: each is searched for once. */
export class Marks {
  /** Where the next of them stands; no sign is so far away where there is none. */
  next = NONE;
  private readonly places = SIGNS.map(() => NONE);

  /** Begins with a text. */
  start(text: string, from: number): void {
    this.places.fill(BEFORE);
    this.pass(text, from);
  }

  /** Goes on from a place in the same text. */
  pass(text: string, from: number): void {
    this.next = NONE;
    for (let index = 0; index < SIGNS.length; index += 1) {
      let place = this.places[index] ?? NONE;
      if (place < from) {
        const found = text.indexOf(SIGNS[index] ?? "", from);
        place = found < 0 ? NONE : found;
        this.places[index] = place;
      }
      if (place < this.next) this.next = place;
    }
  }

  /** Looks for no more of them. */
  stop(): void {
    this.next = NONE;
  }
}

keepShape(new Marks());
