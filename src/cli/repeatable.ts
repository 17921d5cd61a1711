import { Option } from "commander";

/**
 * An option that may be given more than once, and collects what it is given.
 *
 * @param none - what it means to leave it out, in a word
 */
export function repeatable(flags: string, description: string, none: string): Option {
  return new Option(flags, `${description}; may be repeated`)
    .argParser((word: string, words: readonly string[]) => [...words, word])
    .default([], none);
}
