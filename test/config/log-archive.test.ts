import { itAccepts, itRefuses } from "./edited-organization";

describe("the log archive", () => {
  itRefuses([
    [
      "a reader with an asterisk",
      { "logArchive.readers": ["arn:aws:iam::333333333333:role/*"] },
      [
        "organization.yaml:36:7 logArchive.readers[0] is not the ARN of an IAM role: with a wildcard, whoever can name a role could make one that reads the logs",
        'found: "arn:aws:iam::333333333333:role/*"',
        "write: arn:aws:iam::<account id>:role/<path and name of the role>, or { state: <a key of existingState>, output: <output> }",
      ],
    ],
    [
      "a reader of every account",
      { "logArchive.readers": ["arn:aws:iam::*:role/Auditor"] },
      [
        "organization.yaml:36:7 logArchive.readers[0] is not the ARN of an IAM role: with a wildcard, whoever can name a role could make one that reads the logs",
        'found: "arn:aws:iam::*:role/Auditor"',
        "write: arn:aws:iam::<account id>:role/<path and name of the role>, or { state: <a key of existingState>, output: <output> }",
      ],
    ],
    [
      "a reader that is a user",
      { "logArchive.readers": ["arn:aws:iam::333333333333:user/auditor"] },
      [
        "organization.yaml:36:7 logArchive.readers[0] is not the ARN of an IAM role",
        'found: "arn:aws:iam::333333333333:user/auditor"',
        "write: arn:aws:iam::<account id>:role/<path and name of the role>, or { state: <a key of existingState>, output: <output> }",
      ],
    ],
    [
      "a reader in an account outside the organization",
      { "logArchive.readers": ["arn:aws:iam::999999999999:role/Auditor"] },
      [
        "organization.yaml:36:7 logArchive.readers[0] is a role in an account that is not one of the organization's",
        'found: "arn:aws:iam::999999999999:role/Auditor"',
        "write: the ARN of a role in one of the accounts above",
      ],
    ],
    [
      "a reader in another partition",
      { "logArchive.readers": ["arn:aws-cn:iam::333333333333:role/Auditor"] },
      [
        "organization.yaml:36:7 logArchive.readers[0] is in the partition aws-cn, but homeRegion eu-central-1 is in aws",
        'found: "arn:aws-cn:iam::333333333333:role/Auditor"',
        "write: an ARN that begins with arn:aws:",
      ],
    ],
    [
      "a reader that stands twice",
      { "logArchive.readers": ["arn:aws:iam::333333333333:role/Auditor", "arn:aws:iam::333333333333:role/Auditor"] },
      [
        "organization.yaml:37:7 logArchive.readers[1] stands in logArchive.readers[0] already",
        'found: "arn:aws:iam::333333333333:role/Auditor"',
        "write: something else, or remove it",
      ],
    ],
    [
      "readers that are a text",
      { "logArchive.readers": "arn:aws:iam::333333333333:role/Auditor" },
      [
        "organization.yaml:35:12 logArchive.readers is not a list",
        'found: "arn:aws:iam::333333333333:role/Auditor"',
        "write: a list of ARNs of roles",
      ],
    ],
    [
      "a version of TLS without quotes",
      { "logArchive.minimumTlsVersion": 1.2 },
      [
        "organization.yaml:35:22 logArchive.minimumTlsVersion is a number, and a version is a text: put it in quotes",
        "found: 1.2",
        'write: one of "1.2", "1.3"',
      ],
    ],
    [
      "a version of TLS that is too old",
      { "logArchive.minimumTlsVersion": "1.1" },
      [
        "organization.yaml:35:22 logArchive.minimumTlsVersion is not a version of TLS",
        'found: "1.1"',
        "write: one of 1.2, 1.3; did you mean 1.2?",
      ],
    ],
    [
      "denyOtherKeys in words",
      { "logArchive.denyOtherKeys": "later" },
      [
        "organization.yaml:35:18 logArchive.denyOtherKeys is not true or false",
        'found: "later"',
        "write: true or false, without quotes",
      ],
    ],
  ]);

  itAccepts([
    [
      "readers in three accounts",
      {
        "logArchive.readers": [
          "arn:aws:iam::111111111111:role/Auditor",
          "arn:aws:iam::222222222222:role/a/b/Auditor",
          "arn:aws:iam::333333333333:role/Auditor",
        ],
      },
    ],
    ["no readers", { "logArchive.readers": [] }],
    ["TLS 1.3", { "logArchive.minimumTlsVersion": "1.3" }],
  ]);
});
