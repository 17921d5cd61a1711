/** Policy documents as typed values, and the one renderer that turns them into JSON. */
export { escapeForTerraform } from "./escape-for-terraform";
export * from "./policy-document";
export { describeSize, holdsToken, policyBytes, renderPolicy, TOKEN_BYTES } from "./render-policy";
export type * from "./statement";
