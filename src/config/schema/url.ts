import { IN_BRACES } from "./arn-forms";
import { text } from "./form";

/** URL of an endpoint. Plain http is for emulators. */
export const url = text({
  noun: "a URL",
  write: "a URL that begins with https:// or http://",
  pattern: /^https?:\/\/[^\s/?#{}]+[^\s{}]*$/,
  reason: (url) => (/[{}]/.test(url) ? IN_BRACES : undefined),
});
