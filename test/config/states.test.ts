import { itAccepts, itRefuses } from "./edited-organization";

describe("states", () => {
  itRefuses([
    [
      "a kind of state that Terraform has and this module has not",
      { "state.type": "gcs" },
      ["organization.yaml:24:9 state.type is not a kind of state", 'found: "gcs"', "write: local or s3"],
    ],
    [
      "a state without a type",
      { "state.type": undefined },
      ["organization.yaml:23:1 state.type is missing", "write: local or s3"],
    ],
    [
      "a state that is a text",
      { state: "local" },
      ["organization.yaml:23:8 state is not a mapping", 'found: "local"', "write: a mapping whose type is local or s3"],
    ],
    [
      "keys of another kind of state",
      { state: { type: "local", directory: "states", bucket: "example" } },
      ["organization.yaml:26:3 state.bucket is not a known key", "write: one of type, directory"],
    ],
    [
      "an empty folder",
      { state: { type: "local", directory: "" } },
      [
        "organization.yaml:25:14 state.directory is not a folder",
        'found: ""',
        "write: the path of a folder, relative to this file",
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
      "a key prefix with a slash in front",
      { "state.keyPrefix": "/audit" },
      [
        "organization.yaml:27:14 state.keyPrefix is not the beginning of a key",
        'found: "/audit"',
        "write: what the key of every state begins with: up to 900 characters, without a slash at either end",
      ],
    ],
    [
      "a key prefix with a slash behind",
      { "state.keyPrefix": "audit/" },
      [
        "organization.yaml:27:14 state.keyPrefix is not the beginning of a key",
        'found: "audit/"',
        "write: what the key of every state begins with: up to 900 characters, without a slash at either end",
      ],
    ],
    [
      "an empty key prefix",
      { "state.keyPrefix": "" },
      [
        "organization.yaml:27:14 state.keyPrefix is not the beginning of a key",
        'found: ""',
        "write: what the key of every state begins with: up to 900 characters, without a slash at either end",
      ],
    ],
    [
      "a key prefix of 901 characters",
      { "state.keyPrefix": "a".repeat(901) },
      [
        "organization.yaml:27:14 state.keyPrefix is not the beginning of a key",
        'found: "' + "a".repeat(119) + "…",
        "write: what the key of every state begins with: up to 900 characters, without a slash at either end",
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
      { "state.kmsKeyArn": "1f1f1f1f-1f1f-1f1f-1f1f-1f1f1f1f1f1f" },
      [
        "organization.yaml:27:14 state.kmsKeyArn is not the ARN of a KMS key",
        'found: "1f1f1f1f-1f1f-1f1f-1f1f-1f1f1f1f1f1f"',
        "write: arn:aws:kms:<Region>:<account id>:key/<key id>",
      ],
    ],
    [
      "a key in another Region than the bucket",
      { "state.kmsKeyArn": "arn:aws:kms:eu-west-1:111111111111:key/1f1f1f1f-1f1f-1f1f-1f1f-1f1f1f1f1f1f" },
      [
        "organization.yaml:27:14 state.kmsKeyArn is a key in eu-west-1, but the bucket is in eu-central-1",
        'found: "arn:aws:kms:eu-west-1:111111111111:key/1f1f1f1f-1f1f-1f1f-1f1f-1f1f1f1f1f1f"',
        "write: the ARN of a key in the bucket's Region",
      ],
    ],
    [
      "an endpoint that is no URL",
      { "state.endpoint": "localhost:5000" },
      [
        "organization.yaml:27:13 state.endpoint is not a URL",
        'found: "localhost:5000"',
        "write: a URL that begins with https:// or http://",
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
        "organization.yaml:29:79 existingState.network.key is not the key of an object in S3",
        'found: "/terraform.tfstate"',
        "write: the key of the state file: up to 1024 characters, without a slash at either end",
      ],
    ],
  ]);

  itAccepts([
    ["a local state", { state: { type: "local", directory: "states" } }],
    ["a key prefix of 900 characters", { "state.keyPrefix": "a".repeat(900) }],
    ["a key prefix with a slash inside", { "state.keyPrefix": "audit/trail" }],
    [
      "a key in the Region of the bucket",
      { "state.kmsKeyArn": "arn:aws:kms:eu-central-1:111111111111:key/1f1f1f1f-1f1f-1f1f-1f1f-1f1f1f1f1f1f" },
    ],
    [
      "a multi-Region key",
      { "state.kmsKeyArn": "arn:aws:kms:eu-central-1:111111111111:key/mrk-1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f" },
    ],
    [
      "every setting of S3",
      {
        "state.roleArn": "arn:aws:iam::111111111111:role/State",
        "state.endpoint": "http://localhost:5000",
        "state.usePathStyle": true,
        "state.skipCredentialsValidation": true,
        "state.useLockfile": false,
      },
    ],
  ]);
});
