import { itAccepts, itRefuses } from "./edited-organization";

describe("accounts by their keys", () => {
  itRefuses([
    [
      "a delegated administrator that is no account",
      { "trail.delegatedAdministrator": "netwrok" },
      [
        "organization.yaml:35:47 trail.delegatedAdministrator is not the key of a member account",
        'found: "netwrok"',
        "write: one of network, payments; did you mean network?",
      ],
    ],
    [
      "the management account as the delegated administrator",
      { "trail.delegatedAdministrator": "management" },
      [
        "organization.yaml:35:47 trail.delegatedAdministrator is not the key of a member account",
        'found: "management"',
        "write: one of network, payments",
      ],
    ],
    [
      "a delegated administrator without any member",
      { "accounts.members": {}, "guardrails.breakGlassRoles": [], "trail.delegatedAdministrator": "network" },
      [
        "organization.yaml:27:47 trail.delegatedAdministrator is not the key of a member account",
        'found: "network"',
        "write: a key of accounts.members, which has none yet",
      ],
    ],
    [
      "a tamper watch of an account that is none",
      { "alarms.tamperWatch": { accounts: ["managment"] } },
      [
        "organization.yaml:45:9 alarms.tamperWatch.accounts[0] is not the key of an account",
        'found: "managment"',
        "write: one of management, log-archive, network, payments; did you mean management?",
      ],
    ],
    [
      "a tamper watch of an account that stands twice",
      { "alarms.tamperWatch": { accounts: ["management", "log-archive", "management"] } },
      [
        "organization.yaml:47:9 alarms.tamperWatch.accounts[2] stands in alarms.tamperWatch.accounts[0] already",
        'found: "management"',
        "write: something else, or remove it",
      ],
    ],
    [
      "a tamper watch of a member without a role",
      { "alarms.tamperWatch": { accounts: ["management", "network"] } },
      [
        "organization.yaml:15:5 accounts.members.network.roleArn is missing, and alarms.tamperWatch.accounts[1] deploys into this account",
        "write: the ARN of a role in this account",
      ],
    ],
    [
      "alarms in a member without a role",
      { "alarms.inAccount": ["payments"] },
      [
        "organization.yaml:20:5 accounts.members.payments.roleArn is missing, and alarms.inAccount[0] deploys into this account",
        "write: the ARN of a role in this account",
      ],
    ],
    [
      "a member without a role once, where two keys name it",
      { "alarms.tamperWatch": { accounts: ["network"] }, "alarms.inAccount": ["network"] },
      [
        "organization.yaml:15:5 accounts.members.network.roleArn is missing, and alarms.tamperWatch.accounts[0] deploys into this account",
        "write: the ARN of a role in this account",
      ],
    ],
    [
      "alarms in the log archive account",
      { "alarms.inAccount": ["log-archive"] },
      [
        "organization.yaml:44:7 alarms.inAccount[0] is not the key of a member account",
        'found: "log-archive"',
        "write: one of network, payments",
      ],
    ],
    [
      "alarms in an account that stands twice",
      {
        "accounts.members.network.roleArn": "arn:aws:iam::333333333333:role/Deploy",
        "alarms.inAccount": ["network", "network"],
      },
      [
        "organization.yaml:46:7 alarms.inAccount[1] stands in alarms.inAccount[0] already",
        'found: "network"',
        "write: something else, or remove it",
      ],
    ],
    [
      "alarms in two accounts, one of which is called like a stack of the other",
      {
        "accounts.members.network.roleArn": "arn:aws:iam::333333333333:role/Deploy",
        "accounts.members.network-us-east-1": {
          id: "555555555555",
          name: "Network in Virginia",
          roleArn: "arn:aws:iam::555555555555:role/Deploy",
        },
        "alarms.inAccount": ["network", "network-us-east-1"],
      },
      [
        "organization.yaml:24:5 accounts.members.network-us-east-1 would have the stack in-account-alarms-network-us-east-1, which is that of network in us-east-1",
        "write: another key, or remove network or network-us-east-1 from alarms.inAccount",
      ],
    ],
    [
      "a role of another account in a member",
      { "accounts.members.network.roleArn": "arn:aws:iam::444444444444:role/Deploy" },
      [
        "organization.yaml:20:16 accounts.members.network.roleArn is not a role in this account",
        'found: "arn:aws:iam::444444444444:role/Deploy"',
        "write: the ARN of a role in account 333333333333",
      ],
    ],
    [
      "a key that is a number",
      { "alarms.inAccount": [333333333333] },
      [
        "organization.yaml:44:7 alarms.inAccount[0] is not the key of an account",
        "found: 333333333333",
        "write: management, log-archive or a key of accounts.members",
      ],
    ],
  ]);

  itAccepts([
    ["a delegated administrator without a role", { "trail.delegatedAdministrator": "network" }],
    ["a tamper watch of no account", { "alarms.tamperWatch": { accounts: [] } }],
    [
      "a tamper watch and alarms in a member with a role",
      {
        "accounts.members.network.roleArn": "arn:aws:iam::333333333333:role/Deploy",
        "alarms.tamperWatch": { accounts: ["management", "network"] },
        "alarms.inAccount": ["network"],
      },
    ],
    [
      "alarms in an account that is called like a stack of one without",
      {
        "accounts.members.network-us-east-1": {
          id: "555555555555",
          name: "Network in Virginia",
          roleArn: "arn:aws:iam::555555555555:role/Deploy",
        },
        "alarms.inAccount": ["network-us-east-1"],
      },
    ],
    [
      "alarms in two accounts, one of which is called like a stack that the other would have from another home Region",
      {
        homeRegion: "us-east-1",
        "accounts.members.network.roleArn": "arn:aws:iam::333333333333:role/Deploy",
        "accounts.members.network-us-east-1": {
          id: "555555555555",
          name: "Network in Virginia",
          roleArn: "arn:aws:iam::555555555555:role/Deploy",
        },
        "alarms.inAccount": ["network", "network-us-east-1"],
      },
    ],
    [
      "a member with a role that nothing names",
      { "accounts.members.network.roleArn": "arn:aws:iam::333333333333:role/Deploy" },
    ],
  ]);
});
