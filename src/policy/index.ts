/** Policy documents as typed values, and the one renderer that turns them into JSON. */
export { escapeForTerraform } from "./escape-for-terraform";
export * from "./policy-document";
export { describeSize, policyBytes, renderPolicy } from "./render-policy";
export type * from "./statement";
export { holdsToken, TOKEN_BYTES } from "./string-token";
