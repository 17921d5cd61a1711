/** Which accounts there are, in AWS or in a Terraform state, and what the configuration does not know of them yet. */
export { readAwsAccounts } from "./aws-accounts";
export type { AwsAccess } from "./aws-accounts";
export { changesOf, contradictions, isUpToDate } from "./changes";
export type { ChangedAccount, Changes, ClosedAccount, JoinedAccount } from "./changes";
export type { Discovered, DiscoveredAccount } from "./discovered";
export { editsOf } from "./edits";
export { pullState } from "./pull-state";
export { isInPlace, namesOfUnits } from "./selection";
export type { Selection } from "./selection";
export { accountsIn } from "./state-file";
export type { TerraformState } from "./state-file";
export { standingStacks } from "./standing-stacks";
export { deploymentOf, wayOutOf } from "./way-out";
