import { itAccepts, itRefuses } from "./edited-organization";

describe("states", () => {
  itRefuses([
    [
      "a kind of state that does not exist",
      { "state.type": "gsc" },
      [
        "organization.yaml:24:9 state.type is not a kind of state",
        'found: "gsc"',
        "write: one of local, s3, gcs, azurerm, http, remote, cloud, pg",
      ],
    ],
    [
      "a state without a type",
      { "state.type": undefined },
      [
        "organization.yaml:23:1 state.type is missing",
        "write: one of local, s3, gcs, azurerm, http, remote, cloud, pg",
      ],
    ],
    [
      "a state that is a text",
      { state: "local" },
      [
        "organization.yaml:23:8 state is not a mapping",
        'found: "local"',
        "write: a mapping whose type is one of local, s3, gcs, azurerm, http, remote, cloud, pg",
      ],
    ],
    [
      "keys of another kind of state",
      { state: { type: "local", path: "states/{stack}.tfstate", bucket: "example" } },
      ["organization.yaml:26:3 state.bucket is not a known key", "write: one of type, path"],
    ],
    [
      "a number for a type",
      { "state.type": 5 },
      [
        "organization.yaml:24:9 state.type is not a kind of state",
        "found: 5",
        "write: one of local, s3, gcs, azurerm, http, remote, cloud, pg",
      ],
    ],
    [
      "a path without a stack",
      { state: { type: "local", path: "states/terraform.tfstate" } },
      [
        "organization.yaml:25:9 state.path is not the path of each stack's state: without {stack}, all stacks would share one state",
        'found: "states/terraform.tfstate"',
        "write: a path with {stack} in it, relative to this file, such as states/{stack}.tfstate",
      ],
    ],
    [
      "a state without a path",
      { state: { type: "local" } },
      [
        "organization.yaml:23:1 state.path is missing",
        "write: a path with {stack} in it, relative to this file, such as states/{stack}.tfstate",
      ],
    ],
    [
      "a path that leads back out of the stack's folder",
      { state: { type: "local", path: "states/{stack}/../terraform.tfstate" } },
      [
        "organization.yaml:25:9 state.path is not the path of each stack's state: what follows {stack} leads back out of it, so all stacks would share one state",
        'found: "states/{stack}/../terraform.tfstate"',
        "write: a path with {stack} in it, relative to this file, such as states/{stack}.tfstate",
      ],
    ],
    [
      "a placeholder that nobody fills",
      { "state.key": "audit/{account}/{stack}.tfstate" },
      [
        "organization.yaml:27:8 state.key is not the key of each stack's state: it has {account}, and {stack} is the only placeholder",
        'found: "audit/{account}/{stack}.tfstate"',
        "write: a key with {stack} in it and without a slash at either end, such as audit-trail/{stack}.tfstate",
      ],
    ],
    [
      "an expression of Terraform",
      { "state.key": "${terraform.workspace}/{stack}.tfstate" },
      [
        "organization.yaml:27:8 state.key is not the key of each stack's state: it has {terraform.workspace}, and {stack} is the only placeholder",
        'found: "${terraform.workspace}/{stack}.tfstate"',
        "write: a key with {stack} in it and without a slash at either end, such as audit-trail/{stack}.tfstate",
      ],
    ],
    [
      "a placeholder with a sign before it",
      { "state.key": "audit/${stack}.tfstate" },
      [
        "organization.yaml:27:8 state.key is not the key of each stack's state: {stack} stands without a sign before it",
        'found: "audit/${stack}.tfstate"',
        "write: a key with {stack} in it and without a slash at either end, such as audit-trail/{stack}.tfstate",
      ],
    ],
    [
      "a placeholder that does not end",
      { "state.key": "audit/{stack" },
      [
        "organization.yaml:27:8 state.key is not the key of each stack's state: it has {stack, and {stack} is the only placeholder",
        'found: "audit/{stack"',
        "write: a key with {stack} in it and without a slash at either end, such as audit-trail/{stack}.tfstate",
      ],
    ],
    [
      "a key without a stack",
      { "state.key": "audit/terraform.tfstate" },
      [
        "organization.yaml:27:8 state.key is not the key of each stack's state: without {stack}, all stacks would share one state",
        'found: "audit/terraform.tfstate"',
        "write: a key with {stack} in it and without a slash at either end, such as audit-trail/{stack}.tfstate",
      ],
    ],
    [
      "an empty key",
      { "state.key": "" },
      [
        "organization.yaml:27:8 state.key is not the key of each stack's state: without {stack}, all stacks would share one state",
        'found: ""',
        "write: a key with {stack} in it and without a slash at either end, such as audit-trail/{stack}.tfstate",
      ],
    ],
    [
      "a key with a slash in front",
      { "state.key": "/audit/{stack}" },
      [
        "organization.yaml:27:8 state.key is not the key of each stack's state",
        'found: "/audit/{stack}"',
        "write: a key with {stack} in it and without a slash at either end, such as audit-trail/{stack}.tfstate",
      ],
    ],
    [
      "a key with a slash behind",
      { "state.key": "audit/{stack}/" },
      [
        "organization.yaml:27:8 state.key is not the key of each stack's state",
        'found: "audit/{stack}/"',
        "write: a key with {stack} in it and without a slash at either end, such as audit-trail/{stack}.tfstate",
      ],
    ],
    [
      "a Region of the bucket that does not exist",
      { "state.region": "eu-central" },
      [
        "organization.yaml:26:11 state.region is not an AWS Region",
        'found: "eu-central"',
        "write: a Region code such as eu-central-1; did you mean eu-central-1?",
      ],
    ],
    [
      "the alias of a key",
      { "state.kmsKeyArn": "arn:aws:kms:eu-central-1:111111111111:alias/state" },
      [
        "organization.yaml:27:14 state.kmsKeyArn is not the ARN of a KMS key: it is the ARN of an alias",
        'found: "arn:aws:kms:eu-central-1:111111111111:alias/state"',
        "write: arn:aws:kms:<Region>:<account id>:key/<key id>",
      ],
    ],
    [
      "the id of a key alone",
      { "state.kmsKeyArn": "1f1f1f1f-1f1f-4f1f-8f1f-1f1f1f1f1f1f" },
      [
        "organization.yaml:27:14 state.kmsKeyArn is not the ARN of a KMS key",
        'found: "1f1f1f1f-1f1f-4f1f-8f1f-1f1f1f1f1f1f"',
        "write: arn:aws:kms:<Region>:<account id>:key/<key id>",
      ],
    ],
    [
      "the id of a key that Terraform does not take",
      { "state.kmsKeyArn": "arn:aws:kms:eu-central-1:111111111111:key/1f1f1f1f-1f1f-1f1f-1f1f-1f1f1f1f1f1f" },
      [
        "organization.yaml:27:14 state.kmsKeyArn is not the ARN of a KMS key",
        'found: "arn:aws:kms:eu-central-1:111111111111:key/1f1f1f1f-1f1f-1f1f-1f1f-1f1f1f1f1f1f"',
        "write: arn:aws:kms:<Region>:<account id>:key/<key id>",
      ],
    ],
    [
      "a key in another Region than the bucket",
      { "state.kmsKeyArn": "arn:aws:kms:eu-west-1:111111111111:key/1f1f1f1f-1f1f-4f1f-8f1f-1f1f1f1f1f1f" },
      [
        "organization.yaml:27:14 state.kmsKeyArn is a key in eu-west-1, but the bucket is in eu-central-1",
        'found: "arn:aws:kms:eu-west-1:111111111111:key/1f1f1f1f-1f1f-4f1f-8f1f-1f1f1f1f1f1f"',
        "write: the ARN of a key in the bucket's Region",
      ],
    ],
    [
      "a role of another partition for readers",
      { "state.readRoleArn": "arn:aws-cn:iam::111111111111:role/State" },
      [
        "organization.yaml:27:16 state.readRoleArn is in the partition aws-cn, but homeRegion eu-central-1 is in aws",
        'found: "arn:aws-cn:iam::111111111111:role/State"',
        "write: an ARN that begins with arn:aws:",
      ],
    ],
    [
      "an external id without a role",
      { "state.externalId": "audit" },
      [
        "organization.yaml:27:15 state.externalId means nothing without roleArn or readRoleArn",
        'found: "audit"',
        "write: roleArn or readRoleArn beside it, or nothing",
      ],
    ],
    [
      "an external id with a blank",
      { "state.roleArn": "arn:aws:iam::111111111111:role/State", "state.externalId": "the audit" },
      [
        "organization.yaml:28:15 state.externalId is not an external id",
        'found: "the audit"',
        "write: 2 to 1224 letters, digits and + = , . @ : / -",
      ],
    ],
    [
      "a session of 14 minutes",
      { "state.roleArn": "arn:aws:iam::111111111111:role/State", "state.sessionDuration": "14m" },
      [
        "organization.yaml:28:20 state.sessionDuration is not a duration from 15m to 12h",
        'found: "14m"',
        "write: hours and minutes, such as 1h or 1h30m",
      ],
    ],
    [
      "a session of 12 hours and a minute",
      { "state.roleArn": "arn:aws:iam::111111111111:role/State", "state.sessionDuration": "12h1m" },
      [
        "organization.yaml:28:20 state.sessionDuration is not a duration from 15m to 12h",
        'found: "12h1m"',
        "write: hours and minutes, such as 1h or 1h30m",
      ],
    ],
    [
      "transitive tags without tags",
      { "state.roleArn": "arn:aws:iam::111111111111:role/State", "state.transitiveTagKeys": ["stage"] },
      [
        "organization.yaml:28:3 state.transitiveTagKeys means nothing without sessionTags",
        'found: ["stage"]',
        "write: sessionTags beside it, or nothing",
      ],
    ],
    [
      "the ARN of a role among the policies",
      {
        "state.roleArn": "arn:aws:iam::111111111111:role/State",
        "state.policyArns": ["arn:aws:iam::111111111111:role/State"],
      },
      [
        "organization.yaml:29:7 state.policyArns[0] is not the ARN of an IAM policy",
        'found: "arn:aws:iam::111111111111:role/State"',
        "write: arn:aws:iam::<account id>:policy/<path and name of the policy>",
      ],
    ],
    [
      "accounts to allow beside accounts to forbid",
      { "state.allowedAccountIds": ["111111111111"], "state.forbiddenAccountIds": ["222222222222"] },
      [
        "organization.yaml:29:3 state.forbiddenAccountIds cannot stand beside allowedAccountIds",
        'found: ["222222222222"]',
        "write: only one of allowedAccountIds and forbiddenAccountIds",
      ],
    ],
    [
      "no account at all",
      { "state.allowedAccountIds": [] },
      [
        "organization.yaml:27:3 state.allowedAccountIds names no account, so that it says nothing",
        "found: []",
        "write: a list of account ids",
      ],
    ],
    [
      "an endpoint that is no URL",
      { "state.endpoints": { s3: "localhost:5000" } },
      [
        "organization.yaml:28:9 state.endpoints.s3 is not a URL",
        'found: "localhost:5000"',
        "write: a URL that begins with https:// or http://",
      ],
    ],
    [
      "an endpoint of a service that the backend does not call",
      { "state.endpoints": { cloudtrail: "http://localhost:5000" } },
      [
        "organization.yaml:28:5 state.endpoints.cloudtrail is not a known key",
        "write: one of s3, dynamodb, sts, iam, sso",
      ],
    ],
    [
      "a text in place of true",
      { "state.useLockfile": "yes" },
      [
        "organization.yaml:27:16 state.useLockfile is not true or false",
        'found: "yes"',
        "write: true or false, without quotes",
      ],
    ],
    [
      "the name of a table that is too short",
      { "state.dynamodbTable": "tf" },
      [
        "organization.yaml:27:18 state.dynamodbTable is not the name of a table",
        'found: "tf"',
        "write: 3 to 255 letters, digits and _ . -",
      ],
    ],
    [
      "a way to try again that Terraform has not",
      { "state.retryMode": "legacy" },
      [
        "organization.yaml:27:14 state.retryMode is not a way to try again",
        'found: "legacy"',
        "write: one of standard, adaptive",
      ],
    ],
  ]);

  itAccepts([
    ["a local state", { state: { type: "local", path: "../states/{stack}/terraform.tfstate" } }],
    ["a template with two placeholders", { "state.key": "{stack}/{stack}.tfstate" }],
    [
      "a key in the Region of the bucket",
      { "state.kmsKeyArn": "arn:aws:kms:eu-central-1:111111111111:key/1f1f1f1f-1f1f-4f1f-8f1f-1f1f1f1f1f1f" },
    ],
    [
      "a multi-Region key",
      { "state.kmsKeyArn": "arn:aws:kms:eu-central-1:111111111111:key/mrk-1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f" },
    ],
    [
      "an external id for readers alone",
      { "state.readRoleArn": "arn:aws:iam::111111111111:role/State", "state.externalId": "audit" },
    ],
    [
      "a session of 15 minutes",
      { "state.roleArn": "arn:aws:iam::111111111111:role/State", "state.sessionDuration": "15m" },
    ],
    [
      "a session of 12 hours",
      { "state.roleArn": "arn:aws:iam::111111111111:role/State", "state.sessionDuration": "12h" },
    ],
    ["a lock file and a table, while everybody moves", { "state.useLockfile": true, "state.dynamodbTable": "locks" }],
  ]);
});

describe("existing states", () => {
  itRefuses([
    [
      "the name of an existing state with a blank",
      { "existingState.my zone": { type: "local", path: "x.tfstate" } },
      [
        'organization.yaml:30:3 existingState["my zone"] is not a name of a state',
        "write: letters, digits, dashes and underscores, with a letter first",
      ],
    ],
    [
      "an existing state without a key",
      { "existingState.network.key": undefined },
      [
        "organization.yaml:29:3 existingState.network.key is missing",
        "write: the key of the state file: up to 1024 characters, without a slash at either end",
      ],
    ],
    [
      "the key of an existing state with a slash in front",
      { "existingState.network.key": "/terraform.tfstate" },
      [
        "organization.yaml:29:79 existingState.network.key is not the key of a state",
        'found: "/terraform.tfstate"',
        "write: the key of the state file: up to 1024 characters, without a slash at either end",
      ],
    ],
    [
      "a template for an existing state",
      { "existingState.network.key": "{stack}.tfstate" },
      [
        "organization.yaml:29:79 existingState.network.key is not the key of a state",
        'found: "{stack}.tfstate"',
        "write: the key of the state file: up to 1024 characters, without a slash at either end",
      ],
    ],
    [
      "the beginning of keys of workspaces without a workspace",
      { "existingState.network.workspaceKeyPrefix": "zones" },
      [
        "organization.yaml:29:126 existingState.network.workspaceKeyPrefix means nothing without workspace",
        'found: "zones"',
        "write: workspace beside it, or nothing",
      ],
    ],
    [
      "the beginning of keys with a slash in front",
      { "existingState.network.workspace": "a", "existingState.network.workspaceKeyPrefix": "/zones" },
      [
        "organization.yaml:29:140 existingState.network.workspaceKeyPrefix is not the beginning of a key",
        'found: "/zones"',
        "write: what the keys of the workspaces' states begin with, without a slash at either end",
      ],
    ],
    [
      "a folder of workspaces without a workspace",
      { "existingState.landing-zone.workspaceDir": "zones" },
      [
        "organization.yaml:28:74 existingState.landing-zone.workspaceDir means nothing without workspace",
        'found: "zones"',
        "write: workspace beside it, or nothing",
      ],
    ],
    [
      "the name of a workspace with a blank",
      { "existingState.network": { type: "gcs", bucket: "example-states", workspace: "my zone" } },
      [
        "organization.yaml:32:16 existingState.network.workspace is not the name of a workspace",
        'found: "my zone"',
        "write: letters, digits, dashes, underscores and periods",
      ],
    ],
    [
      "an existing state without a workspace of HCP Terraform",
      { "existingState.cloud": { type: "cloud", organization: "example" } },
      [
        "organization.yaml:30:3 existingState.cloud.workspace is missing",
        "write: up to 90 letters, digits, dashes and underscores",
      ],
    ],
  ]);

  itAccepts([
    [
      "a workspace of an existing state",
      { "existingState.network.workspace": "prod.eu", "existingState.network.workspaceKeyPrefix": "zones" },
    ],
  ]);
});
