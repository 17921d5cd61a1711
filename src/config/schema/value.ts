import { z } from "zod";
import { mapping, text } from "./form";
import type { TextForm } from "./form";
import { refusal, refusalOfType } from "./refusal";

/** @see https://developer.hashicorp.com/terraform/language/syntax/configuration#identifiers */
const OUTPUT_NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;

const reference = mapping({
  state: text({ noun: "a name", write: "a key of existingState", pattern: /./ }),
  output: text({
    noun: "an output name",
    write: "the name of an output: letters, digits, underscores and dashes, with a letter first",
    pattern: OUTPUT_NAME,
  }),
});

/** A text of one form, or a reference to an output of an existing state. */
export function value(form: TextForm) {
  const write = `${form.write}, or { state: <a key of existingState>, output: <output name> }`;
  return z.union([text({ ...form, write }), reference], {
    error: ({ input }) =>
      typeof input === "number" && form.number !== undefined
        ? refusal(form.number, write)
        : refusalOfType(input, form.noun, write),
  });
}
