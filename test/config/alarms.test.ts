import { DETECTIONS, detectionIds } from "../../src/detections";
import { itAccepts, itRefuses } from "./edited-organization";

const TAMPERING = DETECTIONS.filter(({ tampering }) => tampering).map(({ id }) => id);

describe("alarms", () => {
  itRefuses([
    [
      "another kind of alarms for each account",
      { "alarms.perAccount": "stack" },
      [
        "organization.yaml:43:15 alarms.perAccount is not a kind of alarms for each account",
        'found: "stack"',
        "write: one of stacks, insights, both; did you mean stacks?",
      ],
    ],
    [
      "a detection with a slip of the hand",
      { "alarms.detections": { "root-usages": { threshold: 2 } } },
      [
        "organization.yaml:44:5 alarms.detections.root-usages is not the id of a detection",
        "write: an id of the catalogue of detections; did you mean root-usage?",
      ],
    ],
    [
      "a detection that nobody knows",
      { "alarms.detections": { "everything-at-once": {} } },
      [
        "organization.yaml:44:5 alarms.detections.everything-at-once is not the id of a detection",
        "write: an id of the catalogue of detections",
      ],
    ],
    [
      "no detection that is left",
      { "alarms.detections": disabled(detectionIds) },
      [
        "organization.yaml:43:3 alarms.detections disables every detection: no alarm would look for anything",
        "found: { root-usage: {…}, unauthorized-api-calls: {…}, console-sign-in-without-mfa: {…}, iam-policy-changes: {…}, cloudtrail-co…",
        "write: fewer of them",
      ],
    ],
    [
      "no detection that is left for the tamper watch",
      { "alarms.detections": disabled(TAMPERING) },
      [
        "organization.yaml:43:3 alarms.detections disables every detection of attempts on the audit trail: the tamper watch would look for nothing",
        "found: { cloudtrail-configuration-changes: {…}, kms-key-disabled-or-scheduled-for-deletion: {…}, s3-bucket-policy-changes: {…},…",
        "write: fewer of them, or alarms.tamperWatch: { accounts: [] }",
      ],
    ],
    [
      "a threshold of 0",
      { "alarms.detections": { "root-usage": { threshold: 0 } } },
      [
        "organization.yaml:45:18 alarms.detections.root-usage.threshold is not in the allowed range",
        "found: 0",
        "write: a whole number from 1 to 1000000",
      ],
    ],
    [
      "half an event as a threshold",
      { "alarms.detections": { "root-usage": { threshold: 1.5 } } },
      [
        "organization.yaml:45:18 alarms.detections.root-usage.threshold is not a whole number",
        "found: 1.5",
        "write: a whole number from 1 to 1000000",
      ],
    ],
    [
      "a threshold of 1000001",
      { "alarms.detections": { "root-usage": { threshold: 1000001 } } },
      [
        "organization.yaml:45:18 alarms.detections.root-usage.threshold is not in the allowed range",
        "found: 1000001",
        "write: a whole number from 1 to 1000000",
      ],
    ],
    [
      "a period of 59 seconds",
      { "alarms.detections": { "root-usage": { periodSeconds: 59 } } },
      [
        "organization.yaml:45:22 alarms.detections.root-usage.periodSeconds is not a multiple of 60 from 60 to 86400",
        "found: 59",
        "write: a multiple of 60 from 60 to 86400",
      ],
    ],
    [
      "a period of 90 seconds",
      { "alarms.detections": { "root-usage": { periodSeconds: 90 } } },
      [
        "organization.yaml:45:22 alarms.detections.root-usage.periodSeconds is not a multiple of 60 from 60 to 86400",
        "found: 90",
        "write: a multiple of 60 from 60 to 86400",
      ],
    ],
    [
      "a period of a day and a minute",
      { "alarms.detections": { "root-usage": { periodSeconds: 86460 } } },
      [
        "organization.yaml:45:22 alarms.detections.root-usage.periodSeconds is not a multiple of 60 from 60 to 86400",
        "found: 86460",
        "write: a multiple of 60 from 60 to 86400",
      ],
    ],
    [
      "another severity",
      { "alarms.detections": { "root-usage": { severity: "hihg" } } },
      [
        "organization.yaml:45:17 alarms.detections.root-usage.severity is not a severity",
        'found: "hihg"',
        "write: one of critical, high, medium, low; did you mean high?",
      ],
    ],
    [
      "a detection that is switched off in words",
      { "alarms.detections": { "root-usage": { enabled: "off" } } },
      [
        "organization.yaml:45:16 alarms.detections.root-usage.enabled is not true or false",
        'found: "off"',
        "write: true or false, without quotes",
      ],
    ],
    [
      "a wrong endpoint of a detection",
      { "alarms.detections": { "root-usage": { subscribers: [{ protocol: "email", endpoint: "root" }] } } },
      [
        "organization.yaml:47:21 alarms.detections.root-usage.subscribers[0].endpoint is not an email address, which protocol email needs",
        'found: "root"',
        "write: one address without braces, such as security@example.com",
      ],
    ],
    [
      "a subscriber of a detection twice",
      {
        "alarms.detections": {
          "root-usage": {
            subscribers: [
              { protocol: "email", endpoint: "a@example.com" },
              { protocol: "email", endpoint: "a@example.com" },
            ],
          },
        },
      },
      [
        "organization.yaml:48:11 alarms.detections.root-usage.subscribers[1] stands in alarms.detections.root-usage.subscribers[0] already",
        'found: { protocol: "email", endpoint: "a@example.com" }',
        "write: something else, or remove it",
      ],
    ],
    [
      "severities of a detection's subscriber, since a detection has one severity",
      {
        "alarms.detections": {
          "root-usage": { subscribers: [{ protocol: "email", endpoint: "a@example.com", severities: ["high"] }] },
        },
      },
      [
        "organization.yaml:48:11 alarms.detections.root-usage.subscribers[0].severities is not a known key",
        "write: one of protocol, endpoint",
      ],
    ],
    [
      "an unknown setting of a detection",
      { "alarms.detections": { "root-usage": { treshold: 2 } } },
      [
        "organization.yaml:45:7 alarms.detections.root-usage.treshold is not a known key",
        "write: one of enabled, threshold, periodSeconds, severity, subscribers; did you mean threshold?",
      ],
    ],
    [
      "a Region that does not exist",
      { "alarms.tamperWatch": { regions: ["eu-central-1", "us-est-1"] } },
      [
        "organization.yaml:46:9 alarms.tamperWatch.regions[1] is not an AWS Region",
        'found: "us-est-1"',
        "write: a Region code such as eu-central-1; did you mean us-east-1?",
      ],
    ],
    [
      "a Region of another partition",
      { "alarms.tamperWatch": { regions: ["eu-central-1", "cn-north-1"] } },
      [
        "organization.yaml:46:9 alarms.tamperWatch.regions[1] is in the partition aws-cn, but homeRegion eu-central-1 is in aws",
        'found: "cn-north-1"',
        "write: a Region of the partition aws",
      ],
    ],
    [
      "a Region that stands twice",
      { "alarms.tamperWatch": { regions: ["eu-central-1", "eu-central-1"] } },
      [
        "organization.yaml:46:9 alarms.tamperWatch.regions[1] stands in alarms.tamperWatch.regions[0] already",
        'found: "eu-central-1"',
        "write: something else, or remove it",
      ],
    ],
    [
      "a tamper watch without a Region",
      { "alarms.tamperWatch": { regions: [] } },
      [
        "organization.yaml:44:5 alarms.tamperWatch.regions names no Region: nothing would be watched",
        "found: []",
        "write: a list of Region codes, or leave it out",
      ],
    ],
    [
      "4 minutes of silence",
      { "alarms.silenceMinutes": 4 },
      [
        "organization.yaml:43:19 alarms.silenceMinutes is not in the allowed range",
        "found: 4",
        "write: a whole number from 5 to 1440",
      ],
    ],
    [
      "1441 minutes of silence",
      { "alarms.silenceMinutes": 1441 },
      [
        "organization.yaml:43:19 alarms.silenceMinutes is not in the allowed range",
        "found: 1441",
        "write: a whole number from 5 to 1440",
      ],
    ],
    [
      "a dashboard in words",
      { "alarms.dashboard": "yes" },
      [
        "organization.yaml:43:14 alarms.dashboard is not true or false",
        'found: "yes"',
        "write: true or false, without quotes",
      ],
    ],
  ]);

  itAccepts([
    [
      "one detection that is left",
      { "alarms.detections": disabled(detectionIds.slice(1)), "alarms.tamperWatch.accounts": [] },
    ],
    ["one detection that is left for the tamper watch", { "alarms.detections": disabled(TAMPERING.slice(1)) }],
    ["every kind of alarms for each account", { "alarms.perAccount": "both" }],
    [
      "two detections that are tuned, one of them switched off",
      {
        "alarms.detections": {
          "root-usage": { enabled: false },
          "iam-policy-changes": {
            threshold: 1000000,
            periodSeconds: 86400,
            severity: "low",
            subscribers: [{ protocol: "email", endpoint: "a@example.com" }],
          },
        },
      },
    ],
    [
      "the shortest period and the lowest threshold",
      { "alarms.detections": { "root-usage": { threshold: 1, periodSeconds: 60 } } },
    ],
    ["5 minutes of silence", { "alarms.silenceMinutes": 5 }],
    ["1440 minutes of silence", { "alarms.silenceMinutes": 1440 }],
    ["a tamper watch in two Regions", { "alarms.tamperWatch": { regions: ["eu-west-1", "us-east-1"] } }],
  ]);
});

function disabled(ids: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(ids.map((id) => [id, { enabled: false }]));
}
