import { itAccepts, itRefuses } from "./edited-organization";
import type { Refusal } from "./edited-organization";

describe("trail", () => {
  itRefuses([
    [
      "a name of 2 characters",
      { "trail.name": "ab" },
      [
        "organization.yaml:35:16 trail.name is not a trail name: its length is 2",
        'found: "ab"',
        "write: 3 to 128 letters, digits, periods, underscores and dashes, with a letter or digit at both ends",
      ],
    ],
    [
      "a name of 129 characters",
      { "trail.name": "a".repeat(129) },
      [
        "organization.yaml:35:16 trail.name is not a trail name: its length is 129",
        'found: "' + "a".repeat(119) + "…",
        "write: 3 to 128 letters, digits, periods, underscores and dashes, with a letter or digit at both ends",
      ],
    ],
    [
      "a name with a blank",
      { "trail.name": "audit trail" },
      [
        'organization.yaml:35:16 trail.name is not a trail name: it has the character " "',
        'found: "audit trail"',
        "write: 3 to 128 letters, digits, periods, underscores and dashes, with a letter or digit at both ends",
      ],
    ],
    [
      "a name that begins with a dash",
      { "trail.name": "-audit" },
      [
        "organization.yaml:35:16 trail.name is not a trail name: it begins or ends with a period, an underscore or a dash",
        'found: "-audit"',
        "write: 3 to 128 letters, digits, periods, underscores and dashes, with a letter or digit at both ends",
      ],
    ],
    [
      "a name that ends with a period",
      { "trail.name": "audit." },
      [
        "organization.yaml:35:16 trail.name is not a trail name: it begins or ends with a period, an underscore or a dash",
        'found: "audit."',
        "write: 3 to 128 letters, digits, periods, underscores and dashes, with a letter or digit at both ends",
      ],
    ],
    [
      "a name with two dashes in a row",
      { "trail.name": "audit--trail" },
      [
        "organization.yaml:35:16 trail.name is not a trail name: it has two periods, underscores or dashes in a row",
        'found: "audit--trail"',
        "write: 3 to 128 letters, digits, periods, underscores and dashes, with a letter or digit at both ends",
      ],
    ],
    [
      "a name with a period and an underscore in a row",
      { "trail.name": "audit._trail" },
      [
        "organization.yaml:35:16 trail.name is not a trail name: it has two periods, underscores or dashes in a row",
        'found: "audit._trail"',
        "write: 3 to 128 letters, digits, periods, underscores and dashes, with a letter or digit at both ends",
      ],
    ],
    [
      "a name that looks like an IP address",
      { "trail.name": "192.168.5.4" },
      [
        "organization.yaml:35:16 trail.name is not a trail name: it looks like an IP address",
        'found: "192.168.5.4"',
        "write: 3 to 128 letters, digits, periods, underscores and dashes, with a letter or digit at both ends",
      ],
    ],
    [
      "an unknown kind of Insights",
      { "trail.insights": ["ApiCallRateInsight", "ApiErrorInsight"] },
      [
        "organization.yaml:35:55 trail.insights[1] is not a kind of CloudTrail Insights",
        'found: "ApiErrorInsight"',
        "write: one of ApiCallRateInsight, ApiErrorRateInsight; did you mean ApiErrorRateInsight?",
      ],
    ],
    [
      "Insights that are a text",
      { "trail.insights": "ApiCallRateInsight" },
      [
        "organization.yaml:35:33 trail.insights is not a list",
        'found: "ApiCallRateInsight"',
        "write: a list of ApiCallRateInsight and ApiErrorRateInsight",
      ],
    ],
    [
      "a kind of Insights twice",
      { "trail.insights": ["ApiCallRateInsight", "ApiErrorRateInsight", "ApiCallRateInsight"] },
      [
        "organization.yaml:35:76 trail.insights[2] stands in trail.insights[0] already",
        'found: "ApiCallRateInsight"',
        "write: something else, or remove it",
      ],
    ],
    [
      "a log group retention that CloudWatch Logs does not know",
      { "trail.logGroupRetentionDays": 366 },
      [
        "organization.yaml:35:46 trail.logGroupRetentionDays is not a retention period of CloudWatch Logs of a year or more",
        "found: 366",
        "write: one of 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
      ],
    ],
    [
      "a log group retention of less than a year",
      { "trail.logGroupRetentionDays": 180 },
      [
        "organization.yaml:35:46 trail.logGroupRetentionDays is not a retention period of CloudWatch Logs of a year or more",
        "found: 180",
        "write: one of 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
      ],
    ],
    [
      "a log group retention in quotes",
      { "trail.logGroupRetentionDays": "365" },
      [
        "organization.yaml:35:46 trail.logGroupRetentionDays is not a retention period of CloudWatch Logs of a year or more",
        'found: "365"',
        "write: one of 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
      ],
    ],
    [
      "a key prefix with a slash at its end",
      { "trail.keyPrefix": "audit/" },
      [
        "organization.yaml:35:34 trail.keyPrefix is not the beginning of a key",
        'found: "audit/"',
        "write: up to 200 letters, digits, periods, underscores, dashes and single slashes, without a slash at either end",
      ],
    ],
    [
      "a key prefix with two slashes in a row",
      { "trail.keyPrefix": "audit//eu" },
      [
        "organization.yaml:35:34 trail.keyPrefix is not the beginning of a key",
        'found: "audit//eu"',
        "write: up to 200 letters, digits, periods, underscores, dashes and single slashes, without a slash at either end",
      ],
    ],
    [
      "a key prefix with a wildcard, which policies would read as one",
      { "trail.keyPrefix": "audit*" },
      [
        "organization.yaml:35:34 trail.keyPrefix is not the beginning of a key",
        'found: "audit*"',
        "write: up to 200 letters, digits, periods, underscores, dashes and single slashes, without a slash at either end",
      ],
    ],
    [
      "a key prefix of 201 characters",
      { "trail.keyPrefix": "a".repeat(201) },
      [
        "organization.yaml:35:34 trail.keyPrefix is not the beginning of a key",
        'found: "' + "a".repeat(119) + "…",
        "write: up to 200 letters, digits, periods, underscores, dashes and single slashes, without a slash at either end",
      ],
    ],
    ...["organization-trail-alarms", "organization-trail-alarms-network", "organization-trail-tamper-watch"].map(
      (name): Refusal => [
        `a topic for deliveries that is ${name} too`,
        { "trail.deliveryTopicName": name },
        [
          "organization.yaml:35:42 trail.deliveryTopicName is the name of a topic for alarms: one of the two would lose its policy",
          `found: "${name}"`,
          "write: another name",
        ],
      ],
    ),
    [
      "delivery notifications in words",
      { "trail.deliveryNotifications": "yes" },
      [
        "organization.yaml:35:46 trail.deliveryNotifications is not true or false",
        'found: "yes"',
        "write: true or false, without quotes",
      ],
    ],
  ]);

  itAccepts([
    ["a name of 3 characters", { "trail.name": "abc" }],
    ["a name of 128 characters", { "trail.name": "a".repeat(128) }],
    ["a name with each special character", { "trail.name": "1a.b_c-D" }],
    [
      "no Insights with a sentence that says so",
      {
        "trail.insights": [],
        "trail.acknowledgement": "this trail does not record ApiCallRateInsight, ApiErrorRateInsight",
      },
    ],
    ["the shortest log group retention", { "trail.logGroupRetentionDays": 365 }],
    ["the longest log group retention", { "trail.logGroupRetentionDays": 3653 }],
    ["no trail, for the default", { trail: undefined }],
    ["a key prefix of 200 characters", { "trail.keyPrefix": "a".repeat(200) }],
    ["a key prefix with slashes", { "trail.keyPrefix": "audit/eu-central-1" }],
  ]);
});
