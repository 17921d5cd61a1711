/** Looks at the live accounts. Apart from the rest, since it loads the AWS SDK. */
export { accountClients, destroyClients } from "./account-clients";
export type { AccountAccess, AccountClients } from "./account-clients";
export { readExisting } from "./read-existing";
export type { ReadAccounts, ReadOptions } from "./read-existing";
