import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { pipeline, Readable } from "node:stream";
import { createGunzip, gunzipSync } from "node:zlib";
import { STANDARD_INPUT } from "../input";

/** A file that is this small even unpacked is read at once, which is faster; a larger one in pieces. */
const SMALL_FILE = 2 << 20;
const PIECE = 1 << 18;

const MILLISECONDS_BETWEEN_READS = 10;

/** What gzip data begins with. */
const GZIP_MARK = Buffer.from([0x1f, 0x8b]);

/** The header of gzip data and its end, with nothing between them. @see https://www.rfc-editor.org/rfc/rfc1952#section-2.2 */
const SHORTEST_GZIP = 18;

/** More lies in a log file than its gzip data. */
export class AppendedDataError extends Error {
  override readonly name = "AppendedDataError";
  readonly code = "APPENDED_DATA";
}

/** The code of `node:zlib` for gzip data without an end. */
const CUT_OFF = "Z_BUF_ERROR";

/** A file that should hold gzip data is too short for any. */
export class CutOffError extends Error {
  override readonly name = "CutOffError";
  readonly code = CUT_OFF;
}

/**
 * The text of a log file in pieces, unpacked where it is gzip: its first bytes tell, not its name.
 *
 * @throws AppendedDataError after the last piece. CloudTrail writes one gzip member, and its digest vouches for nothing
 * behind that. Only standard input may be many files, one after the other.
 * @throws errors of `node:fs` and `node:zlib`
 */
export async function* readLogText(file: string): AsyncGenerator<Buffer> {
  if (file === STANDARD_INPUT) {
    yield* unpackInPieces(readPieces(0)).pieces;
    return;
  }
  const descriptor = openSync(file, "r");
  try {
    yield* readFile(file, descriptor);
  } finally {
    closeSync(descriptor);
  }
}

interface Unpacked {
  readonly pieces: Iterable<Buffer> | AsyncIterable<Buffer>;
  /** How long the gzip data was, once all pieces are read; undefined where there is none. */
  readonly packedLength?: () => number;
}

async function* readFile(file: string, descriptor: number): AsyncGenerator<Buffer> {
  const stat = fstatSync(descriptor);
  if (stat.isFile() && stat.size < SHORTEST_GZIP && file.endsWith(".gz")) {
    throw new CutOffError();
  }
  const whole = stat.isFile() && stat.size <= SMALL_FILE ? readFileSync(descriptor) : undefined;
  const unpacked = whole && unpackAtOnce(whole);
  const { pieces, packedLength } = unpacked ?? unpackInPieces(whole ? [whole] : readPieces(descriptor));
  let length = 0;
  const isWholeAt = (end: number) => readLength(descriptor, end) === length % 2 ** 32;
  try {
    for await (const piece of pieces) {
      length += piece.length;
      yield piece;
    }
  } catch (error) {
    const isCutOff = (error as NodeJS.ErrnoException).code === CUT_OFF;
    // A single byte might begin another member: that the one before it is whole tells that nothing is cut off.
    throw isCutOff && stat.size > SHORTEST_GZIP && isWholeAt(stat.size - 1) ? new AppendedDataError() : error;
  }
  // A second member is unpacked with the first, but tells its own length only.
  if (packedLength && stat.isFile() && (packedLength() !== stat.size || !isWholeAt(stat.size))) {
    throw new AppendedDataError();
  }
}

/** The length of its text, by which a gzip member that ends there ends. */
function readLength(descriptor: number, end: number): number {
  const bytes = Buffer.alloc(4);
  readSync(descriptor, bytes, 0, 4, end - 4);
  return bytes.readUInt32LE();
}

function* readPieces(descriptor: number): Generator<Buffer> {
  for (;;) {
    const piece = Buffer.allocUnsafe(PIECE);
    const length = readWhenThere(descriptor, piece);
    if (length === 0) {
      return;
    }
    yield piece.subarray(0, length);
  }
}

/** Reads on. A pipe that another program made non-blocking has to be asked again until something is there. */
function readWhenThere(descriptor: number, piece: Buffer): number {
  for (;;) {
    try {
      return readSync(descriptor, piece);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, MILLISECONDS_BETWEEN_READS);
    }
  }
}

/** Undefined where the text is too large for that, or damaged: pieces come up to the damage. */
function unpackAtOnce(packed: Buffer): Unpacked | undefined {
  if (!isGzip(packed)) {
    return { pieces: [packed] };
  }
  if (packed.length < SHORTEST_GZIP) {
    return undefined;
  }
  // A gzip member ends with the length of its text: in a buffer of that size nothing has to be copied.
  const length = packed.readUInt32LE(packed.length - 4);
  if (length > SMALL_FILE) {
    return undefined;
  }
  try {
    const options = { chunkSize: Math.max(length + 1, 64), maxOutputLength: SMALL_FILE, info: true };
    const { buffer, engine } = gunzipSync(packed, options) as unknown as GunzipInfo;
    return { pieces: [buffer], packedLength: () => engine.bytesWritten };
  } catch {
    return undefined;
  }
}

/** What `gunzipSync` returns with the option `info`, which its types leave out. */
interface GunzipInfo {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

function unpackInPieces(packed: Iterable<Buffer>): Unpacked {
  const rest = packed[Symbol.iterator]();
  const first = rest.next();
  // A pipe may hand out its first bytes one by one.
  while (!first.done && first.value.length < GZIP_MARK.length) {
    const more = rest.next();
    if (more.done) break;
    first.value = Buffer.concat([first.value, more.value]);
  }
  const pieces = (function* () {
    for (let next = first; !next.done; next = rest.next()) {
      yield next.value;
    }
  })();
  if (first.done || !isGzip(first.value)) {
    return { pieces };
  }
  const gunzip = createGunzip({ chunkSize: PIECE });
  // An error ends the iteration of the pieces: the callback has nothing to add.
  pipeline(Readable.from(pieces), gunzip, () => undefined);
  return { pieces: piecesOf(gunzip), packedLength: () => gunzip.bytesWritten };
}

async function* piecesOf(gunzip: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* gunzip;
  } catch (error) {
    // The data begins with the mark: what has another header is no first member, but follows a whole one.
    throw (error as Error).message === "incorrect header check" ? new AppendedDataError() : error;
  }
}

function isGzip(bytes: Buffer): boolean {
  return bytes.subarray(0, GZIP_MARK.length).equals(GZIP_MARK);
}
