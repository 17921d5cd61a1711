import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import type { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { GetRoleCommand, paginateListAttachedRolePolicies, paginateListRolePolicies } from "@aws-sdk/client-iam";
import type { IAMClient } from "@aws-sdk/client-iam";
import { partsOfArn } from "../../config/arn";
import type { ExistingLogGroup, ExistingRole } from "../existing";
import { unlessMissing } from "./unless-missing";

/** A log group of an account and Region by its name. */
export async function readLogGroup(
  cloudWatchLogs: CloudWatchLogsClient,
  name: string,
): Promise<ExistingLogGroup | undefined> {
  // The name itself is the first of all names that begin with it.
  const { logGroups = [] } = await cloudWatchLogs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: name }));
  const group = logGroups.find(({ logGroupName }) => logGroupName === name);
  if (group === undefined) return undefined;
  const { accountId, region } = partsOfArn(group.arn!);
  return {
    name,
    accountId,
    region,
    retentionInDays: group.retentionInDays,
    logGroupClass: group.logGroupClass ?? "STANDARD",
    keyArn: group.kmsKeyId,
  };
}

/** A role of an account by its name. */
export async function readRole(iam: IAMClient, name: string): Promise<ExistingRole | undefined> {
  const found = await unlessMissing(
    iam.send(new GetRoleCommand({ RoleName: name })),
    "NoSuchEntityException",
    "NoSuchEntity",
  );
  if (found === undefined) return undefined;
  const policyNames: string[] = [];
  for await (const page of paginateListRolePolicies({ client: iam }, { RoleName: name })) {
    policyNames.push(...(page.PolicyNames ?? []));
  }
  const managedPolicyArns: string[] = [];
  for await (const page of paginateListAttachedRolePolicies({ client: iam }, { RoleName: name })) {
    managedPolicyArns.push(...(page.AttachedPolicies ?? []).map(({ PolicyArn }) => PolicyArn!));
  }
  return { name, path: found.Role!.Path!, policyNames, managedPolicyArns };
}
