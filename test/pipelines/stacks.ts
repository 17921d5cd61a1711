import type { SynthesizedStack } from "../../src/deployment";

const MANAGEMENT = "111111111111";
const LOG_ARCHIVE = "222222222222";

/**
 * The stacks of an organization: log archive, then management, then one in the management account for each member and
 * one in each of the members that ask for their own.
 */
export function stacksOf(members: number, withOwnStacks = 0): SynthesizedStack[] {
  const stack = (name: string, accountId: string, dependencies: string[]): SynthesizedStack => ({
    name,
    directory: `/cdktf.out/stacks/${name}`,
    dependencies,
    accountId,
    region: "eu-central-1",
  });
  return [
    stack("log-archive", LOG_ARCHIVE, []),
    stack("management", MANAGEMENT, ["log-archive"]),
    ...Array.from({ length: members }, (_, index) => stack(`alarms-member-${index}`, MANAGEMENT, ["management"])),
    ...Array.from({ length: withOwnStacks }, (_, index) =>
      stack(`in-account-alarms-member-${index}`, String(300000000000 + index), ["management"]),
    ),
  ];
}

/** The same stacks where Terraform assumes a role for each account that is not the management account. */
export function assumingRoles(stacks: readonly SynthesizedStack[]): SynthesizedStack[] {
  return stacks.map((stack) =>
    stack.accountId === MANAGEMENT
      ? stack
      : { ...stack, roleArn: `arn:aws:iam::${stack.accountId}:role/OrganizationAccountAccessRole` },
  );
}
