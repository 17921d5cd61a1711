import { partsOfArn } from "../arn";
import type { OrganizationConfiguration } from "../configuration";
import type { Finding } from "../finding";
import type { Sound } from "../sound";
import { allAccountsAreKnown, listAccounts } from "./accounts";

/** A role that deploys into an account is a role of that account. */
export function deployRoleRules({ accounts }: Sound<OrganizationConfiguration>): Finding[] {
  const parts = [
    { key: "management", name: "management account", account: accounts?.management },
    { key: "logArchive", name: "log archive account", account: accounts?.logArchive },
  ];
  return parts.flatMap(({ key, name, account }) => {
    if (account?.id === undefined || account.roleArn === undefined) return [];
    if (partsOfArn(account.roleArn).accountId === account.id) return [];
    return [
      {
        path: ["accounts", key, "roleArn"],
        what: `is not a role in the ${name}`,
        write: `the ARN of a role in account ${account.id}`,
      },
    ];
  });
}

/** A break-glass role is a role of an account that the policies bind. */
export function breakGlassRules(configuration: Sound<OrganizationConfiguration>): Finding[] {
  const accounts = listAccounts(configuration);
  const management = configuration.accounts?.management?.id;
  const roles = configuration.guardrails?.breakGlassRoles ?? [];

  return roles.flatMap((arn, index) => {
    if (arn === undefined) return [];
    const path = ["guardrails", "breakGlassRoles", index];
    const { accountId } = partsOfArn(arn);
    if (accountId === management) {
      return [
        {
          path,
          what: "is a role in the management account, which service control policies never bind: sparing it does nothing",
          write: "a role in a member account, or remove it",
        },
      ];
    }
    if (!allAccountsAreKnown(configuration) || accounts.some(({ id }) => id === accountId)) return [];
    return [
      {
        path,
        what: "is a role in an account that is not one of the organization's",
        write: "the ARN of a role in a member account or in the log archive account",
      },
    ];
  });
}
