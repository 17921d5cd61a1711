import { itRefuses } from "./edited-organization";

const TRAIL_KEYS =
  "name, keyPrefix, insights, logGroupRetentionDays, deliveryNotifications, logGroupName, cloudWatchLogsRoleName, deliveryTopicName, excludeManagementEventSources, dataEvents, networkActivity, acknowledgement, delegatedAdministrator";

describe("unknown keys", () => {
  itRefuses([
    [
      "a key at the top with a slip of the hand",
      { homeregion: "eu-central-1" },
      [
        "organization.yaml:44:1 homeregion is not a known key",
        "write: one of organization, homeRegion, accounts, state, existingState, provider, logArchive, trail, guardrails, alarms, adopt, tags; did you mean homeRegion?",
      ],
    ],
    [
      "a key that is nothing like a known one",
      { x: 1 },
      [
        "organization.yaml:44:1 x is not a known key",
        "write: one of organization, homeRegion, accounts, state, existingState, provider, logArchive, trail, guardrails, alarms, adopt, tags",
      ],
    ],
    [
      "a key of an account",
      { "accounts.members.network.subscriber": [] },
      [
        "organization.yaml:20:7 accounts.members.network.subscriber is not a known key",
        "write: one of id, name, subscribers, roleArn, organizationalUnit; did you mean subscribers?",
      ],
    ],
    [
      "a key of the retention",
      { "logArchive.retention.month": 3 },
      [
        "organization.yaml:34:44 logArchive.retention.month is not a known key",
        "write: one of mode, years, days, acknowledgement, hotDays, archiveStorageClass, noncurrentDays, accessLogDays",
      ],
    ],
    [
      "a key of a subscriber",
      { "alarms.subscribers.0.address": "x" },
      [
        "organization.yaml:41:58 alarms.subscribers[0].address is not a known key",
        "write: one of protocol, endpoint, severities",
      ],
    ],
    [
      "two keys of one mapping",
      { "trail.nam": "x", "trail.insight": "y" },
      [
        "organization.yaml:35:23 trail.nam is not a known key",
        `write: one of ${TRAIL_KEYS}; did you mean name?`,
        "organization.yaml:35:31 trail.insight is not a known key",
        `write: one of ${TRAIL_KEYS}; did you mean insights?`,
      ],
    ],
    [
      "a key that every object inherits",
      { "trail.toString": "x" },
      ["organization.yaml:35:23 trail.toString is not a known key", `write: one of ${TRAIL_KEYS}`],
    ],
    [
      "the key __proto__",
      { "trail.__proto__": "x" },
      ["organization.yaml:35:23 trail.__proto__ is not a known key", `write: one of ${TRAIL_KEYS}`],
    ],
    [
      "the member key __proto__",
      { "accounts.members.__proto__": { id: "5" } },
      [
        "organization.yaml:23:5 accounts.members.__proto__ is not a key of a member account",
        "write: 1 to 40 lower case letters, digits and dashes, with a letter first",
      ],
    ],
  ]);
});
