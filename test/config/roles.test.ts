import { itAccepts, itRefuses } from "./edited-organization";

describe("roles", () => {
  itRefuses([
    [
      "a deploying role of another account in the management account",
      { "accounts.management.roleArn": "arn:aws:iam::222222222222:role/Deploy" },
      [
        "organization.yaml:9:14 accounts.management.roleArn is not a role in this account",
        'found: "arn:aws:iam::222222222222:role/Deploy"',
        "write: the ARN of a role in account 111111111111",
      ],
    ],
    [
      "a deploying role of another account in the log archive account",
      { "accounts.logArchive.roleArn": "arn:aws:iam::333333333333:role/Deploy" },
      [
        "organization.yaml:13:14 accounts.logArchive.roleArn is not a role in this account",
        'found: "arn:aws:iam::333333333333:role/Deploy"',
        "write: the ARN of a role in account 222222222222",
      ],
    ],
    [
      "a log archive account without a deploying role",
      { "accounts.logArchive.roleArn": undefined },
      [
        "organization.yaml:10:3 accounts.logArchive.roleArn is missing",
        "write: arn:aws:iam::<account id>:role/<path and name of the role>, or { state: <a key of existingState>, output: <output> }",
      ],
    ],
    [
      "the ARN of a user",
      { "accounts.logArchive.roleArn": "arn:aws:iam::222222222222:user/Deploy" },
      [
        "organization.yaml:13:14 accounts.logArchive.roleArn is not the ARN of an IAM role",
        'found: "arn:aws:iam::222222222222:user/Deploy"',
        "write: arn:aws:iam::<account id>:role/<path and name of the role>, or { state: <a key of existingState>, output: <output> }",
      ],
    ],
    [
      "the ARN of a session",
      { "accounts.logArchive.roleArn": "arn:aws:sts::222222222222:assumed-role/Deploy/session" },
      [
        "organization.yaml:13:14 accounts.logArchive.roleArn is not the ARN of an IAM role",
        'found: "arn:aws:sts::222222222222:assumed-role/Deploy/session"',
        "write: arn:aws:iam::<account id>:role/<path and name of the role>, or { state: <a key of existingState>, output: <output> }",
      ],
    ],
    [
      "a role name of 65 characters",
      { "accounts.logArchive.roleArn": "arn:aws:iam::222222222222:role/" + "a".repeat(65) },
      [
        "organization.yaml:13:14 accounts.logArchive.roleArn is not the ARN of an IAM role",
        'found: "arn:aws:iam::222222222222:role/' + "a".repeat(65) + '"',
        "write: arn:aws:iam::<account id>:role/<path and name of the role>, or { state: <a key of existingState>, output: <output> }",
      ],
    ],
    [
      "a partition that does not exist",
      { "accounts.logArchive.roleArn": "arn:amazon:iam::222222222222:role/Deploy" },
      [
        "organization.yaml:13:14 accounts.logArchive.roleArn is not the ARN of an IAM role",
        'found: "arn:amazon:iam::222222222222:role/Deploy"',
        "write: arn:aws:iam::<account id>:role/<path and name of the role>, or { state: <a key of existingState>, output: <output> }",
      ],
    ],
    [
      "a role in another partition than the home Region",
      { "accounts.logArchive.roleArn": "arn:aws-cn:iam::222222222222:role/Deploy" },
      [
        "organization.yaml:13:14 accounts.logArchive.roleArn is in the partition aws-cn, but homeRegion eu-central-1 is in aws",
        'found: "arn:aws-cn:iam::222222222222:role/Deploy"',
        "write: an ARN that begins with arn:aws:",
      ],
    ],
    [
      "a role of the state in another partition",
      { "state.roleArn": "arn:aws-us-gov:iam::111111111111:role/State" },
      [
        "organization.yaml:27:12 state.roleArn is in the partition aws-us-gov, but homeRegion eu-central-1 is in aws",
        'found: "arn:aws-us-gov:iam::111111111111:role/State"',
        "write: an ARN that begins with arn:aws:",
      ],
    ],
    [
      "a break-glass role with an asterisk",
      { "guardrails.breakGlassRoles.0": "arn:aws:iam::333333333333:role/*" },
      [
        "organization.yaml:38:22 guardrails.breakGlassRoles[0] is not the ARN of an IAM role: with a wildcard, an administrator of a member account could make a role that the policies spare",
        'found: "arn:aws:iam::333333333333:role/*"',
        "write: arn:aws:iam::<account id>:role/<path and name of the role>, or { state: <a key of existingState>, output: <output> }",
      ],
    ],
    [
      "a break-glass role of every account",
      { "guardrails.breakGlassRoles.0": "arn:aws:iam::*:role/BreakGlass" },
      [
        "organization.yaml:38:22 guardrails.breakGlassRoles[0] is not the ARN of an IAM role: with a wildcard, an administrator of a member account could make a role that the policies spare",
        'found: "arn:aws:iam::*:role/BreakGlass"',
        "write: arn:aws:iam::<account id>:role/<path and name of the role>, or { state: <a key of existingState>, output: <output> }",
      ],
    ],
    [
      "a break-glass role with a question mark",
      { "guardrails.breakGlassRoles.0": "arn:aws:iam::333333333333:role/BreakGlass?" },
      [
        "organization.yaml:38:22 guardrails.breakGlassRoles[0] is not the ARN of an IAM role: with a wildcard, an administrator of a member account could make a role that the policies spare",
        'found: "arn:aws:iam::333333333333:role/BreakGlass?"',
        "write: arn:aws:iam::<account id>:role/<path and name of the role>, or { state: <a key of existingState>, output: <output> }",
      ],
    ],
    [
      "a break-glass role that is a root user",
      { "guardrails.breakGlassRoles.0": "arn:aws:iam::333333333333:root" },
      [
        "organization.yaml:38:22 guardrails.breakGlassRoles[0] is not the ARN of an IAM role",
        'found: "arn:aws:iam::333333333333:root"',
        "write: arn:aws:iam::<account id>:role/<path and name of the role>, or { state: <a key of existingState>, output: <output> }",
      ],
    ],
    [
      "a break-glass role in an account outside the organization",
      { "guardrails.breakGlassRoles.0": "arn:aws:iam::999999999999:role/BreakGlass" },
      [
        "organization.yaml:38:22 guardrails.breakGlassRoles[0] is a role in an account that is not one of the organization's",
        'found: "arn:aws:iam::999999999999:role/BreakGlass"',
        "write: the ARN of a role in a member account or in the log archive account",
      ],
    ],
    [
      "a break-glass role in the management account",
      { "guardrails.breakGlassRoles.0": "arn:aws:iam::111111111111:role/BreakGlass" },
      [
        "organization.yaml:38:22 guardrails.breakGlassRoles[0] is a role in the management account, which service control policies never bind: sparing it does nothing",
        'found: "arn:aws:iam::111111111111:role/BreakGlass"',
        "write: a role in a member account, or remove it",
      ],
    ],
    [
      "a break-glass role that stands twice",
      { "guardrails.breakGlassRoles.1": "arn:aws:iam::333333333333:role/BreakGlass" },
      [
        "organization.yaml:38:65 guardrails.breakGlassRoles[1] stands in guardrails.breakGlassRoles[0] already",
        'found: "arn:aws:iam::333333333333:role/BreakGlass"',
        "write: something else, or remove it",
      ],
    ],
    [
      "a text in place of the break-glass roles",
      { "guardrails.breakGlassRoles": "arn:aws:iam::333333333333:role/BreakGlass" },
      [
        "organization.yaml:38:20 guardrails.breakGlassRoles is not a list",
        'found: "arn:aws:iam::333333333333:role/BreakGlass"',
        "write: a list of ARNs of roles",
      ],
    ],
  ]);

  itAccepts([
    [
      "a role name of 64 characters",
      { "accounts.logArchive.roleArn": "arn:aws:iam::222222222222:role/" + "a".repeat(64) },
    ],
    ["a role with a path", { "accounts.logArchive.roleArn": "arn:aws:iam::222222222222:role/a/b/Deploy" }],
    ["a management account without a deploying role", { "accounts.management.roleArn": undefined }],
    ["no break-glass roles", { "guardrails.breakGlassRoles": [] }],
    [
      "roles of China in China",
      {
        homeRegion: "cn-north-1",
        "accounts.management.roleArn": "arn:aws-cn:iam::111111111111:role/Deploy",
        "accounts.logArchive.roleArn": "arn:aws-cn:iam::222222222222:role/Deploy",
        "guardrails.breakGlassRoles": ["arn:aws-cn:iam::333333333333:role/BreakGlass"],
      },
    ],
  ]);
});
