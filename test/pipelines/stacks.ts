import type { PipelineStack } from "../../src/pipelines";

const MANAGEMENT = "111111111111";
const LOG_ARCHIVE = "222222222222";

const deployRole = (accountId: string) => `arn:aws:iam::${accountId}:role/AuditTrailDeploy`;

/**
 * The stacks of an organization, whose policies spare the role `AuditTrailDeploy` of each account: log archive, then management, then one in the management account for each member and
 * one in each of the members that ask for their own.
 */
export function stacksOf(members: number, withOwnStacks = 0): PipelineStack[] {
  const own = Array.from({ length: withOwnStacks }, (_, index) => String(300000000000 + index));
  const spared = [...[LOG_ARCHIVE, ...own].map(deployRole), `arn:aws:iam::${LOG_ARCHIVE}:role/BreakGlass`];
  const stack = (name: string, accountId: string, dependencies: string[]): PipelineStack => ({
    name,
    directory: `/cdktf.out/stacks/${name}`,
    dependencies,
    accountId,
    region: "eu-central-1",
    backend: "s3",
    existingLocalStates: [],
    makesTrail: name === "management",
    // The buckets of log files and of access logs.
    spared: name === "log-archive" ? [spared, spared] : [],
  });
  return [
    stack("log-archive", LOG_ARCHIVE, []),
    stack("management", MANAGEMENT, ["log-archive"]),
    ...Array.from({ length: members }, (_, index) => stack(`alarms-member-${index}`, MANAGEMENT, ["management"])),
    ...own.map((accountId, index) => stack(`in-account-alarms-member-${index}`, accountId, ["management"])),
  ];
}

/** The same stacks where Terraform assumes a role for each account that is not the management account. */
export function assumingRoles(stacks: readonly PipelineStack[]): PipelineStack[] {
  return stacks.map((stack) =>
    stack.accountId === MANAGEMENT
      ? stack
      : { ...stack, roleArn: `arn:aws:iam::${stack.accountId}:role/OrganizationAccountAccessRole` },
  );
}
