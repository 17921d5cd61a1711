import { RECORD_WALK_MODULE } from "./record-walk-module";

/** What `assembly/record-walk.ts` exports. */
interface RecordWalkExports {
  readonly memory: WebAssembly.Memory;
  readonly objects: WebAssembly.Global;
  readonly lastStart: WebAssembly.Global;
  readonly found: WebAssembly.Global;
  readonly incomplete: WebAssembly.Global;
  addressOfFound(): number;
  addressOfText(length: number): number;
  lookFor(length: number): void;
  walk(start: number, length: number, separator: number): number;
}

/**
 * Walks over JSON objects without parsing them, and tells which of a set of strings they hold. It sees every byte of
 * every log file, so it runs in WebAssembly, which has instructions for 16 bytes at a time: JavaScript has none.
 */
export class RecordWalk {
  private readonly assembly: RecordWalkExports;
  private readonly wanted: ReadonlySet<string>;
  private text: Buffer = Buffer.alloc(0);

  /** @param strings - to look for: each of one character or more, in ASCII */
  constructor(strings: Iterable<string>) {
    this.wanted = new Set(strings);
    const module = new WebAssembly.Module(Buffer.from(RECORD_WALK_MODULE, "base64"));
    this.assembly = new WebAssembly.Instance(module).exports as RecordWalkExports;
    for (const string of this.wanted) {
      this.setText(Buffer.from(string, "latin1"));
      this.assembly.lookFor(string.length);
    }
  }

  /** The text to walk over next. */
  setText(text: Buffer): void {
    const address = this.assembly.addressOfText(text.length);
    // Memory that has grown has a new buffer.
    new Uint8Array(this.assembly.memory.buffer, address, text.length).set(text);
    this.text = text;
  }

  /**
   * Walks over the object at `start`, and over those that follow it up to one that may hold one of the strings.
   *
   * @param separator - the byte between two objects; by default the walk is over one object only
   * @returns where the last object ends, behind its closing brace; -1 where the text ends before the first one does
   */
  walk(start: number, separator = -1): number {
    return this.assembly.walk(start, this.text.length, separator);
  }

  /** How many objects the walk saw to their end. */
  get objects(): number {
    return this.assembly.objects.value as number;
  }

  /** Where the last of them begins. */
  get lastStart(): number {
    return this.assembly.lastStart.value as number;
  }

  /** Whether the last object may hold any string: `\u0052oot` spells Root. */
  mayHoldAny(): boolean {
    return this.assembly.incomplete.value !== 0;
  }

  /** Those of the strings that the last object holds, as a key or a value at any depth. */
  strings(): readonly string[] {
    const count = this.assembly.found.value as number;
    if (count === 0) {
      return [];
    }
    const places = new Uint32Array(this.assembly.memory.buffer, this.assembly.addressOfFound(), 2 * count);
    const strings: string[] = [];
    for (let index = 0; index < places.length; index += 2) {
      const string = this.text.toString("latin1", places[index], places[index + 1]);
      // Only the hash is known to be that of a wanted string.
      if (this.wanted.has(string)) {
        strings.push(string);
      }
    }
    return strings;
  }
}
