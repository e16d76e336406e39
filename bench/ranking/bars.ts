/** Something that must hold: what it was, said as the finding that would be the fault. */
export interface Bar {
  holds: boolean;
  sentence: string;
}
