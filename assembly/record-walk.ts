/**
 * Walks over JSON objects in WebAssembly, 64 bytes at a time: the part of `org-audit detect` that sees every byte.
 *
 * Memory: a table of hashes, a list of what was found, then the text.
 */

const QUOTE: u8 = 0x22;
const BACKSLASH: u8 = 0x5c;
const LETTER_R: u8 = 0x52;
const LETTER_U: u8 = 0x75;
const OPENING_BRACE: u8 = 0x7b;
const CLOSING_BRACE: u8 = 0x7d;
/** Tells a bracket from a brace, and nothing else of JSON's: with it, one comparison finds both. */
const BRACKET_TO_BRACE: u8 = 0x20;

const HASHES: usize = 1024;
const HASHES_LENGTH: usize = 1 << 16;
const FOUND: usize = HASHES + HASHES_LENGTH;
const MOST_FOUND: u32 = 4096;
const TEXT: usize = FOUND + (usize(MOST_FOUND) << 3);

/** How many bytes behind the text the walk may read, whatever they hold. */
const BEHIND: usize = 64;

/** How many objects the walk saw to their end. */
export let objects: u32 = 0;

/** Where the last of them begins. */
export let lastStart: u32 = 0;

/** How many strings the last of them holds of those looked for: each is two numbers, where it begins and ends. */
export let found: u32 = 0;

/** Whether it holds more than there is room for, or some may be spelled with `\u`. */
export let incomplete: bool = false;

export function addressOfFound(): usize {
  return FOUND;
}

/** Where to write a text of so many bytes. */
export function addressOfText(length: u32): usize {
  const pages = i32((TEXT + usize(length) + BEHIND + 0xffff) >> 16);
  if (pages > memory.size()) {
    memory.grow(pages - memory.size());
  }
  return TEXT;
}

/** The walk will tell strings that have the hash of the one at the beginning of the text. */
export function lookFor(length: u32): void {
  store<u8>(HASHES + hashOf(TEXT, TEXT + usize(length)), 1);
}

/**
 * Walks over the object at `start`, and over those that follow it up to one that holds a string of those looked for.
 *
 * @param length - of the text
 * @param separator - the byte between two objects; where anything else follows, the walk ends
 * @returns where the last object ends; -1 where the text ends before the first one does
 */
export function walk(start: u32, length: u32, separator: i32): i32 {
  let end = walkOverObject(start, length);
  objects = end === -1 ? 0 : 1;
  lastStart = start;
  while (end !== -1 && found === 0 && !incomplete && isFollowed(u32(end), separator)) {
    const next = u32(end) + 1;
    const nextEnd = walkOverObject(next, length);
    if (nextEnd === -1) {
      // What was found is in an object that comes again, with its end.
      found = 0;
      incomplete = false;
      return end;
    }
    objects++;
    lastStart = next;
    end = nextEnd;
  }
  return end;
}

/**
 * Whether an object comes next, and one that begins with a key unlike `Records`. At the end of the text that may be what
 * a text before it left there: then no end of an object is found.
 */
function isFollowed(end: u32, separator: i32): bool {
  const next = TEXT + usize(end);
  return (
    load<u8>(next) === separator &&
    load<u8>(next, 1) === OPENING_BRACE &&
    load<u8>(next, 2) === QUOTE &&
    load<u8>(next, 3) !== LETTER_R
  );
}

/** Where the object at `start` ends; -1 where the text ends first. */
function walkOverObject(start: u32, length: u32): i32 {
  const end = TEXT + usize(length);
  let depth: i32 = 0;
  /** All ones where a string is open from one block to the next. */
  let inString: u64 = 0;
  let afterBackslash: u64 = 0;
  let stringStart: usize = 0;
  found = 0;
  incomplete = false;

  for (let block = TEXT + usize(start); block < end; block += 64) {
    const one = v128.load(block);
    const two = v128.load(block, 16);
    const three = v128.load(block, 32);
    const four = v128.load(block, 48);
    let valid: u64 = -1;
    if (end - block < 64) valid = (u64(1) << u64(end - block)) - 1;

    let quotes = bitmask(one, two, three, four, QUOTE) & valid;
    let unicodeEscapes: u64 = 0;
    const backslashes = bitmask(one, two, three, four, BACKSLASH) & valid;
    if ((backslashes | afterBackslash) !== 0) {
      const escaped = escapedBy(backslashes, afterBackslash);
      // The last byte's backslash escapes the first byte of the next block, unless it is escaped itself.
      afterBackslash = (backslashes & ~escaped) >> 63;
      quotes &= ~escaped;
      unicodeEscapes = escaped & bitmask(one, two, three, four, LETTER_U);
    }

    const inside = prefixXor(quotes) ^ inString;
    inString = u64(i64(inside) >> 63);
    const space = i8x16.splat(BRACKET_TO_BRACE);
    const outside = ~inside & valid;
    const a = v128.or(one, space);
    const b = v128.or(two, space);
    const c = v128.or(three, space);
    const d = v128.or(four, space);
    let opening = bitmask(a, b, c, d, OPENING_BRACE) & outside;
    let closing = bitmask(a, b, c, d, CLOSING_BRACE) & outside;

    let objectEnd: usize = 0;
    const closed = i32(popcnt(closing));
    if (depth > closed) {
      depth += i32(popcnt(opening)) - closed;
    } else {
      while ((opening | closing) !== 0) {
        const bit = ctz(opening | closing);
        const mask = u64(1) << bit;
        if ((opening & mask) !== 0) {
          depth++;
        } else if (--depth === 0) {
          objectEnd = block + usize(bit) + 1;
          quotes &= mask - 1;
          unicodeEscapes &= mask - 1;
          break;
        }
        opening &= ~mask;
        closing &= ~mask;
      }
    }

    if (unicodeEscapes !== 0) incomplete = true;
    let openingQuotes = quotes & inside;
    let closingQuotes = quotes & ~inside;
    if (stringStart !== 0 && closingQuotes !== 0) {
      look(stringStart, block + usize(ctz(closingQuotes)));
      closingQuotes &= closingQuotes - 1;
      stringStart = 0;
    }
    while (closingQuotes !== 0) {
      look(block + usize(ctz(openingQuotes)) + 1, block + usize(ctz(closingQuotes)));
      openingQuotes &= openingQuotes - 1;
      closingQuotes &= closingQuotes - 1;
    }
    if (openingQuotes !== 0) stringStart = block + usize(ctz(openingQuotes)) + 1;
    if (objectEnd !== 0) return i32(objectEnd - TEXT);
  }
  return -1;
}

/** Notes a string if it has the hash of one that is looked for. */
function look(start: usize, end: usize): void {
  if (load<u8>(HASHES + hashOf(start, end)) !== 0) tell(start, end);
}

function tell(start: usize, end: usize): void {
  if (found === MOST_FOUND) {
    incomplete = true;
    return;
  }
  const place = FOUND + (usize(found) << 3);
  store<u32>(place, u32(start - TEXT));
  store<u32>(place, u32(end - TEXT), 4);
  found++;
}

/** The length, the first byte, the last and the one in the middle tell nearly all strings of CloudTrail records apart. */
function hashOf(start: usize, end: usize): usize {
  const first: u32 = load<u8>(start);
  const middle: u32 = load<u8>((start + end) >> 1);
  const last: u32 = load<u8>(end - 1);
  return usize(((u32(end - start) ^ (first << 8) ^ (middle << 16) ^ (last << 24)) * 0x9e3779b1) >> 16);
}

/** One bit for each of 64 bytes that is `byte`, the first byte's lowest. */
function bitmask(one: v128, two: v128, three: v128, four: v128, byte: u8): u64 {
  const wanted = i8x16.splat(byte);
  return (
    u64(u32(i8x16.bitmask(i8x16.eq(one, wanted)))) |
    (u64(u32(i8x16.bitmask(i8x16.eq(two, wanted)))) << 16) |
    (u64(u32(i8x16.bitmask(i8x16.eq(three, wanted)))) << 32) |
    (u64(u32(i8x16.bitmask(i8x16.eq(four, wanted)))) << 48)
  );
}

/** The bytes that a backslash stands before which is not itself escaped; `first`: whether the first byte is one. */
function escapedBy(backslashes: u64, first: u64): u64 {
  let escaped = first;
  while (backslashes !== 0) {
    const backslash = backslashes & -backslashes;
    if ((escaped & backslash) === 0) escaped |= backslash << 1;
    backslashes ^= backslash;
  }
  return escaped;
}

/** Each bit: whether the number of ones up to it, itself included, is odd. So, of quotes: what is inside a string. */
function prefixXor(bits: u64): u64 {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  return bits ^ (bits << 32);
}
