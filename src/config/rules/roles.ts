/** What literal roles have to be. `ExistingValues` asks the same of references, when Terraform reads them. */
import { partsOfArn } from "../arn";
import type { OrganizationConfiguration } from "../configuration";
import type { Finding, Path } from "../finding";
import type { Sound } from "../sound";
import { allAccountsAreKnown, listAccounts } from "./accounts";

/** A role that deploys into an account is a role of that account. */
export function deployRoleRules(configuration: Sound<OrganizationConfiguration>): Finding[] {
  return listAccounts(configuration).flatMap(({ path, id, roleArn }) => {
    if (id === undefined || typeof roleArn !== "string" || partsOfArn(roleArn).accountId === id) return [];
    return [
      {
        path: [...path, "roleArn"],
        what: "is not a role in this account",
        write: `the ARN of a role in account ${id}`,
      },
    ];
  });
}

/** A break-glass role is a role of an account that the policies bind. */
export function breakGlassRules(configuration: Sound<OrganizationConfiguration>): Finding[] {
  const management = configuration.accounts?.management?.id;
  const roles = configuration.guardrails?.breakGlassRoles ?? [];

  return roles.flatMap((arn, index) => {
    if (typeof arn !== "string") return [];
    const path = ["guardrails", "breakGlassRoles", index];
    if (partsOfArn(arn).accountId !== management) {
      const write = "the ARN of a role in a member account or in the log archive account";
      return foreignRoleRules(configuration, arn, { path, write });
    }
    return [
      {
        path,
        what: "is a role in the management account, which service control policies never bind: sparing it does nothing",
        write: "a role in a member account, or remove it",
      },
    ];
  });
}

/** Whoever reads the logs belongs to the organization. */
export function readerRules(configuration: Sound<OrganizationConfiguration>): Finding[] {
  const readers = configuration.logArchive?.readers ?? [];
  return readers.flatMap((arn, index) => {
    const place = { path: ["logArchive", "readers", index], write: "the ARN of a role in one of the accounts above" };
    return typeof arn !== "string" ? [] : foreignRoleRules(configuration, arn, place);
  });
}

function foreignRoleRules(
  configuration: Sound<OrganizationConfiguration>,
  arn: string,
  { path, write }: { readonly path: Path; readonly write: string },
): Finding[] {
  const { accountId } = partsOfArn(arn);
  const isListed = listAccounts(configuration).some(({ id }) => id === accountId);
  if (isListed || !allAccountsAreKnown(configuration)) return [];
  return [{ path, what: "is a role in an account that is not one of the organization's", write }];
}
