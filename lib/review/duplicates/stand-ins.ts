/** Which record stands for which, and which are known to be different, their duplicates included. */
export class StandIns {
  readonly #survivors: Map<string, string>;
  readonly #apart: readonly (readonly [string, string])[];
  #keys: ReadonlySet<string> | null = null;

  constructor(survivors: ReadonlyMap<string, string>, apart: readonly (readonly [string, string])[]) {
    this.#survivors = new Map(survivors);
    this.#apart = apart;
  }

  /** The record at the end of the chain: a survivor may itself be a duplicate of an older record. */
  of(id: string): string {
    let at = id;
    for (let next = this.#survivors.get(at); next !== undefined; next = this.#survivors.get(at)) at = next;
    return at;
  }

  ofAll(ids: readonly string[]): string[] {
    return [...new Set(ids.map((id) => this.of(id)))].sort();
  }

  add(id: string, survivorId: string): void {
    this.#survivors.set(id, survivorId);
    this.#keys = null;
  }

  /** The record stands for itself again. */
  remove(id: string): void {
    this.#survivors.delete(id);
    this.#keys = null;
  }

  areApart(ids: readonly string[]): boolean {
    if (this.#apart.length === 0) return false;
    this.#keys ??= new Set(this.#apart.map(([a, b]) => keyOf(this.of(a), this.of(b))));
    const keys = this.#keys;
    return ids.some((a, at) => ids.slice(at + 1).some((b) => keys.has(keyOf(a, b))));
  }
}

function keyOf(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
