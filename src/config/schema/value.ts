import { z } from "zod";
import { OUTPUT_PATH, parseOutputPath } from "../../output-path";
import { mapping, text } from "./form";
import type { TextForm } from "./form";
import { refusal, refusalOfType } from "./refusal";

const reference = mapping({
  state: text({ noun: "a name", write: "a key of existingState", pattern: /./ }),
  output: text({
    noun: "an output or a part of one",
    write: 'the name of an output, then what leads to the part, such as role_arns.auditor, queues[0] or ids["a/b"]',
    pattern: OUTPUT_PATH,
    reason: (output) => parseOutputPath(output).problem,
  }),
});

/** A text of one form, or a reference to an output of an existing state. */
export function value(form: TextForm) {
  const write = `${form.write}, or { state: <a key of existingState>, output: <output> }`;
  return z.union([text({ ...form, write }), reference], {
    error: ({ input }) =>
      typeof input === "number" && form.number !== undefined
        ? refusal(form.number, write)
        : refusalOfType(input, form.noun, write),
  });
}
