/** A fixed set of strings that is asked for bytes, and fast where the answer is no: which it nearly always is. */
export class StringTable {
  private readonly strings: ReadonlySet<string>;
  private readonly hashes = new Uint8Array(1 << 16);

  /** @param strings - each of one character or more, in ASCII */
  constructor(strings: Iterable<string>) {
    this.strings = new Set(strings);
    for (const string of this.strings) {
      const bytes = Buffer.from(string, "latin1");
      this.hashes[hashOf(bytes, 0, bytes.length)] = 1;
    }
  }

  /** The string that the bytes from `start` to `end` spell, if it is one of the set. */
  find(bytes: Buffer, start: number, end: number): string | undefined {
    if (this.hashes[hashOf(bytes, start, end)] === 0) {
      return undefined;
    }
    const string = bytes.toString("latin1", start, end);
    return this.strings.has(string) ? string : undefined;
  }
}

/** The length, the first byte and the one in the middle tell most strings in CloudTrail records apart. */
function hashOf(bytes: Buffer, start: number, end: number): number {
  return ((end - start) * 0x9e35 + bytes[start]! * 0x1f35 + bytes[(start + end) >> 1]! * 0x03a7) & 0xffff;
}
