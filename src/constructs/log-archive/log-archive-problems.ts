/** What is wrong with the props of a log archive: whatever would lock its pipeline out or keep no log file. Pure. */
import type { Problem } from "../../errors";
import { exemptRoleProblems } from "../../guardrails";
import { holdsToken } from "../../policy";
import type { LogArchiveProps } from "./log-archive";

/** A role that a policy can name as a principal: without wildcards. */
const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;

/** All problems, in the order of the props. */
export function logArchiveProblems(props: LogArchiveProps): Problem[] {
  return [
    ...exemptRoleProblems(props),
    ...pipelineProblems(props),
    ...readerProblems(props),
    ...retentionProblems(props),
  ];
}

function pipelineProblems({ accountId, deploymentRoleArns }: LogArchiveProps): Problem[] {
  const mayDeploy = (arn: string) => arn.split(":")[4] === accountId || holdsToken(arn);
  if (deploymentRoleArns.length === 0 || deploymentRoleArns.some(mayDeploy)) {
    return [];
  }
  return [
    {
      where: "deploymentRoleArns",
      what: "has no role of the log archive account, so the pipeline would lock itself out",
      found: `[${deploymentRoleArns.join(", ")}]`,
      write: `the ARN of the role in account ${accountId} that deploys this construct`,
    },
  ];
}

function readerProblems({ readerRoleArns }: LogArchiveProps): Problem[] {
  return readerRoleArns.flatMap((found, index) => {
    if (ROLE_ARN.test(found) || holdsToken(found)) {
      return [];
    }
    const write = "arn:<partition>:iam::<account id>:role/<name>, without wildcards";
    return [{ where: `readerRoleArns[${index}]`, what: "is not the ARN of one role", found, write }];
  });
}

function retentionProblems({ retention: { years, days } }: LogArchiveProps): Problem[] {
  if ((years === undefined) !== (days === undefined)) {
    return [];
  }
  const what = years === undefined ? "has neither years nor days" : "has both years and days";
  return [{ where: "retention", what, write: "either years or days, such as years: 7" }];
}
