import { text } from "./form";

/** A sentence by which somebody says that they know what they do. Which sentence it has to be is for the rules to say. */
export const acknowledgement = text({ noun: "a sentence", write: "the sentence, or leave it out", pattern: /./ });
