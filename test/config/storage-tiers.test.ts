import { itAccepts, itRefuses } from "./edited-organization";

describe("the way of a log file through storage classes", () => {
  itRefuses([
    [
      "hot days as long as the lock in years",
      { "logArchive.retention.years": 1, "logArchive.retention.hotDays": 366 },
      [
        "organization.yaml:34:53 logArchive.retention.hotDays is not less than the lock of 1 × 366 = 366 days: no log file would ever move to cheaper storage",
        "found: 366",
        "write: 306 or less, or a longer lock or noncurrentDays",
      ],
    ],
    [
      "a retention that is shorter than the default of the hot days",
      { "logArchive.retention.years": undefined, "logArchive.retention.days": 90 },
      [
        "organization.yaml:34:3 logArchive.retention.hotDays is 90 by default, which is not less than the lock of 90 days: no log file would ever move to cheaper storage",
        "write: 30 or less, or a longer lock or noncurrentDays",
      ],
    ],
    [
      "a move to GLACIER_IR one day too late to be cheaper",
      { "logArchive.retention.years": 1, "logArchive.retention.hotDays": 307 },
      [
        "organization.yaml:34:53 logArchive.retention.hotDays is too late for GLACIER_IR: a log file would be there for 366 + 30 - 307 = 89 days (lock + noncurrentDays - hotDays), and AWS charges for 90",
        "found: 307",
        "write: 306 or less, or a longer lock or noncurrentDays",
      ],
    ],
    [
      "a move to GLACIER too late to be cheaper",
      {
        "logArchive.retention.years": 1,
        "logArchive.retention.hotDays": 365,
        "logArchive.retention.archiveStorageClass": "GLACIER",
      },
      [
        "organization.yaml:34:53 logArchive.retention.hotDays is too late for GLACIER: a log file would be there for 366 + 30 - 365 = 31 days (lock + noncurrentDays - hotDays), and AWS charges for 90",
        "found: 365",
        "write: 306 or less, or a longer lock or noncurrentDays",
      ],
    ],
    [
      "a move to DEEP_ARCHIVE one day too late to be cheaper",
      {
        "logArchive.retention.years": 1,
        "logArchive.retention.hotDays": 217,
        "logArchive.retention.archiveStorageClass": "DEEP_ARCHIVE",
      },
      [
        "organization.yaml:34:53 logArchive.retention.hotDays is too late for DEEP_ARCHIVE: a log file would be there for 366 + 30 - 217 = 179 days (lock + noncurrentDays - hotDays), and AWS charges for 180",
        "found: 217",
        "write: 216 or less, or a longer lock or noncurrentDays",
      ],
    ],
    [
      "a default of the hot days that is too late",
      { "logArchive.retention": { mode: "GOVERNANCE", days: 149 } },
      [
        "organization.yaml:34:3 logArchive.retention.hotDays is 90 by default, which is too late for GLACIER_IR: a log file would be there for 149 + 30 - 90 = 89 days (lock + noncurrentDays - hotDays), and AWS charges for 90",
        "write: 89 or less, or a longer lock or noncurrentDays",
      ],
    ],
    [
      "a lock that is too short for any move",
      { "logArchive.retention": { mode: "GOVERNANCE", days: 1, hotDays: 0 } },
      [
        "organization.yaml:34:3 logArchive.retention is too short for GLACIER_IR: a log file would be there for 1 + 30 = 31 days at most (lock + noncurrentDays), and AWS charges for 90",
        'found: { mode: "GOVERNANCE", days: 1, hotDays: 0 }',
        "write: a lock and noncurrentDays of 90 days or more together",
      ],
    ],
    [
      "0 noncurrent days",
      { "logArchive.retention.noncurrentDays": 0 },
      [
        "organization.yaml:34:60 logArchive.retention.noncurrentDays is not in the allowed range",
        "found: 0",
        "write: a whole number from 1 to 36500",
      ],
    ],
    [
      "36501 noncurrent days",
      { "logArchive.retention.noncurrentDays": 36501 },
      [
        "organization.yaml:34:60 logArchive.retention.noncurrentDays is not in the allowed range",
        "found: 36501",
        "write: a whole number from 1 to 36500",
      ],
    ],
    [
      "0 noncurrent days without blaming a short lock",
      { "logArchive.retention": { mode: "GOVERNANCE", days: 1, hotDays: 0, noncurrentDays: 0 } },
      [
        "organization.yaml:38:21 logArchive.retention.noncurrentDays is not in the allowed range",
        "found: 0",
        "write: a whole number from 1 to 36500",
      ],
    ],
    [
      "0 days of access logs",
      { "logArchive.retention.accessLogDays": 0 },
      [
        "organization.yaml:34:59 logArchive.retention.accessLogDays is not in the allowed range",
        "found: 0",
        "write: a whole number from 1 to 36500",
      ],
    ],
  ]);

  itAccepts([
    [
      "a move to GLACIER_IR on the last day that is cheaper",
      { "logArchive.retention.years": 1, "logArchive.retention.hotDays": 306 },
    ],
    [
      "a move to DEEP_ARCHIVE on the last day that is cheaper",
      {
        "logArchive.retention.years": 1,
        "logArchive.retention.hotDays": 216,
        "logArchive.retention.archiveStorageClass": "DEEP_ARCHIVE",
      },
    ],
    ["150 days with the default of the hot days", { "logArchive.retention": { mode: "GOVERNANCE", days: 150 } }],
    [
      "1 day with enough noncurrent days",
      { "logArchive.retention": { mode: "GOVERNANCE", days: 1, hotDays: 0, noncurrentDays: 89 } },
    ],
    [
      "hot days one less than the lock with enough noncurrent days",
      { "logArchive.retention": { mode: "GOVERNANCE", years: 1, hotDays: 365, noncurrentDays: 89 } },
    ],
    ["1 day of access logs", { "logArchive.retention.accessLogDays": 1 }],
    ["36500 noncurrent days", { "logArchive.retention.noncurrentDays": 36500 }],
  ]);
});
