import { itAccepts, itRefuses } from "./edited-organization";

describe("accounts", () => {
  itRefuses([
    [
      "an account id with 11 digits",
      { "accounts.members.network.id": "33333333333" },
      [
        "organization.yaml:16:11 accounts.members.network.id is not an account id",
        'found: "33333333333"',
        "write: the 12 digits of the account id, in quotes",
      ],
    ],
    [
      "an account id with 13 digits",
      { "accounts.members.network.id": "3333333333333" },
      [
        "organization.yaml:16:11 accounts.members.network.id is not an account id",
        'found: "3333333333333"',
        "write: the 12 digits of the account id, in quotes",
      ],
    ],
    [
      "an account id with a letter",
      { "accounts.members.network.id": "33333333333a" },
      [
        "organization.yaml:16:11 accounts.members.network.id is not an account id",
        'found: "33333333333a"',
        "write: the 12 digits of the account id, in quotes",
      ],
    ],
    [
      "an account id that is a number",
      { "accounts.members.network.id": 333333333333 },
      [
        "organization.yaml:16:11 accounts.members.network.id is a number, and a number loses its leading zeros",
        "found: 333333333333",
        "write: the 12 digits of the account id, in quotes",
      ],
    ],
    [
      "an account without an id",
      { "accounts.members.network.id": undefined },
      [
        "organization.yaml:15:5 accounts.members.network.id is missing",
        "write: the 12 digits of the account id, in quotes",
      ],
    ],
    [
      "an account without a name",
      { "accounts.members.network.name": undefined },
      [
        "organization.yaml:15:5 accounts.members.network.name is missing",
        "write: the account's name, 1 to 50 characters",
      ],
    ],
    [
      "an account with an empty name",
      { "accounts.members.network.name": null },
      [
        "organization.yaml:17:7 accounts.members.network.name is empty",
        "write: the account's name, 1 to 50 characters",
      ],
    ],
    [
      "an organizational unit that is a list",
      { "accounts.members.network.organizationalUnit": ["Workloads", "Production"] },
      [
        "organization.yaml:20:7 accounts.members.network.organizationalUnit is not the path of an organizational unit",
        'found: ["Workloads", "Production"]',
        "write: its names from the root down, such as Workloads/Production, or root",
      ],
    ],
    [
      "an organizational unit of the log archive account, which discovery leaves alone",
      { "accounts.logArchive.organizationalUnit": "Security" },
      [
        "organization.yaml:14:5 accounts.logArchive.organizationalUnit is not a known key",
        "write: one of id, name, subscribers, roleArn",
      ],
    ],
    [
      "an account name of 51 characters",
      { "accounts.members.network.name": "a".repeat(51) },
      [
        "organization.yaml:17:13 accounts.members.network.name is not an account name",
        'found: "' + "a".repeat(51) + '"',
        "write: the account's name, 1 to 50 characters",
      ],
    ],
    [
      "an account name that AWS does not allow",
      { "accounts.members.network.name": "Zürich" },
      [
        'organization.yaml:17:13 accounts.members.network.name is not an account name: "ü" is no character of ASCII, and AWS allows no other',
        'found: "Zürich"',
        "write: the account's name, 1 to 50 characters",
      ],
    ],
    [
      "a member that is a text",
      { "accounts.members.network": "333333333333" },
      [
        "organization.yaml:15:14 accounts.members.network is not a mapping",
        'found: "333333333333"',
        "write: a mapping with id, name",
      ],
    ],
    [
      "two members with one id",
      { "accounts.members.payments.id": "333333333333" },
      [
        "organization.yaml:21:11 accounts.members.payments.id is the id of accounts.members.network.id too",
        'found: "333333333333"',
        "write: another account's id, or remove this member",
      ],
    ],
    [
      "a member that is the management account",
      { "accounts.members.payments.id": "111111111111" },
      [
        "organization.yaml:21:11 accounts.members.payments.id is the id of the management account (accounts.management.id), which cannot be a member account too",
        'found: "111111111111"',
        "write: another account's id, or remove this member",
      ],
    ],
    [
      "a member that is the log archive account",
      { "accounts.members.payments.id": "222222222222" },
      [
        "organization.yaml:21:11 accounts.members.payments.id is the id of the log archive account (accounts.logArchive.id), which cannot be a member account too",
        'found: "222222222222"',
        "write: another account's id, or remove this member",
      ],
    ],
    [
      "a log archive in the management account",
      {
        "accounts.logArchive.id": "111111111111",
        "accounts.logArchive.roleArn": "arn:aws:iam::111111111111:role/Deploy",
        "guardrails.breakGlassRoles": undefined,
      },
      [
        "organization.yaml:11:9 accounts.logArchive.id is the id of the management account (accounts.management.id), which cannot be the log archive account too",
        'found: "111111111111"',
        "write: another account's id",
      ],
    ],
    [
      "a member key with a capital letter",
      { "accounts.members.Payments": { id: "555555555555", name: "Payments" } },
      [
        "organization.yaml:23:5 accounts.members.Payments is not a key of a member account",
        "write: 1 to 40 lower case letters, digits and dashes, with a letter first",
      ],
    ],
    [
      "a member key that begins with a digit",
      { "accounts.members.1payments": { id: "555555555555", name: "Payments" } },
      [
        "organization.yaml:23:5 accounts.members.1payments is not a key of a member account",
        "write: 1 to 40 lower case letters, digits and dashes, with a letter first",
      ],
    ],
    [
      "a member key of 41 characters",
      { ["accounts.members." + "a".repeat(41)]: { id: "555555555555", name: "Payments" } },
      [
        "organization.yaml:23:5 accounts.members." + "a".repeat(41) + " is not a key of a member account",
        "write: 1 to 40 lower case letters, digits and dashes, with a letter first",
      ],
    ],
    [
      "the member key management",
      { "accounts.members.management": { id: "555555555555", name: "Payments" } },
      [
        "organization.yaml:23:5 accounts.members.management is a key that this module uses for another account",
        "write: another key",
      ],
    ],
    [
      "the member key log-archive",
      { "accounts.members.log-archive": { id: "555555555555", name: "Payments" } },
      [
        "organization.yaml:23:5 accounts.members.log-archive is a key that this module uses for another account",
        "write: another key",
      ],
    ],
    [
      "a wrong key and a wrong account below it in one run",
      { "accounts.members.Payments": { id: "5", name: "Payments" } },
      [
        "organization.yaml:23:5 accounts.members.Payments is not a key of a member account",
        "write: 1 to 40 lower case letters, digits and dashes, with a letter first",
        "organization.yaml:24:11 accounts.members.Payments.id is not an account id",
        'found: "5"',
        "write: the 12 digits of the account id, in quotes",
      ],
    ],
  ]);

  itAccepts([
    ["an account name of 50 characters", { "accounts.members.network.name": "a".repeat(50) }],
    [
      "a member key of 40 characters",
      { ["accounts.members." + "a".repeat(40)]: { id: "555555555555", name: "Payments" } },
    ],
    ["a member key of 1 character", { "accounts.members.a": { id: "555555555555", name: "Payments" } }],
    [
      "an account id with leading zeros",
      { "accounts.members.network.id": "000000000012", "guardrails.breakGlassRoles": undefined },
    ],
    ["an organizational unit", { "accounts.members.network.organizationalUnit": "Workloads/Production & tests" }],
    ["the longest path", { "accounts.members.network.organizationalUnit": "a".repeat(644) }],
    ["an organization without other members", { "accounts.members": {}, "guardrails.breakGlassRoles": undefined }],
  ]);
});
