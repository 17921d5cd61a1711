import { byName, text } from "./form";

/** @see https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
export const TAG_KEY = /^(?![aA][wW][sS]:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u;

/** Tags on every resource. */
export const tags = byName(
  text({
    noun: "the value of a tag",
    write: "up to 256 letters, digits, spaces and _ . : / = + - @, in quotes",
    pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u,
  }),
  TAG_KEY,
  "a mapping from the key of each tag to its value",
);
