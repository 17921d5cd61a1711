/** The ids of the example organization as AWS would show them. Literals on purpose: nothing here follows the code. */

/** Accounts of `config/organization.yaml` by key, and one of another organization. */
export const ACCOUNTS = {
  management: "111111111111",
  "log-archive": "222222222222",
  "security-tooling": "333333333333",
  network: "444444444444",
  "payments-production": "555555555555",
  "payments-staging": "666666666666",
  "another-organization": "999999999999",
} as const;

/** The organization, as the landing zone's state names it. */
export const ORGANIZATION_ID = "o-exampleorgid";

/** Another organization. */
export const ANOTHER_ORGANIZATION_ID = "o-anotherorgid";

/** The organization's root, as the landing zone's state names it. */
export const ROOT_ID = "r-exam";
