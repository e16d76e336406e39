/** An event's payload as the history hands it out: long lists arrive as their length. */
export class Said {
  constructor(private readonly payload: Readonly<Record<string, unknown>>) {}

  text(field: string): string {
    const value = this.payload[field];
    return typeof value === "string" ? value.trim() : "";
  }

  number(field: string): number {
    const value = this.payload[field];
    return typeof value === "number" ? value : 0;
  }

  isTrue(field: string): boolean {
    return this.payload[field] === true;
  }

  isGiven(field: string): boolean {
    return this.payload[field] !== null && this.payload[field] !== undefined;
  }

  /** How many a list holds. */
  length(field: string): number {
    const value = this.payload[field];
    if (Array.isArray(value)) return value.length;
    return value !== null && typeof value === "object" && "count" in value ? Number(value.count) : 0;
  }

  /** What an object has, by name: "title, year". */
  names(field: string): string {
    const value = this.payload[field];
    const names = value !== null && typeof value === "object" ? Object.keys(value) : [];
    return names.map((name) => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)).join(", ");
  }

  /** The words of a list. */
  list(field: string): string[] {
    const value = this.payload[field];
    return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
  }
}

/** How a kind of event is told. */
export interface KindWords {
  /** As a filter names it. */
  name: string;
  /** What the person did: follows their name. */
  did: (said: Said) => string;
}
