import { itAccepts, itRefuses } from "./edited-organization";

describe("retention", () => {
  itRefuses([
    [
      "both years and days",
      { "logArchive.retention.days": 400 },
      [
        "organization.yaml:34:3 logArchive.retention has both years and days",
        'found: { mode: "GOVERNANCE", years: 7, days: 400 }',
        "write: either years or days",
      ],
    ],
    [
      "neither years nor days",
      { "logArchive.retention.years": undefined },
      [
        "organization.yaml:34:3 logArchive.retention has neither years nor days",
        'found: { mode: "GOVERNANCE" }',
        "write: either years or days, such as years: 7",
      ],
    ],
    [
      "0 years",
      { "logArchive.retention.years": 0 },
      [
        "organization.yaml:34:41 logArchive.retention.years is not in the allowed range",
        "found: 0",
        "write: a whole number from 1 to 100",
      ],
    ],
    [
      "101 years",
      { "logArchive.retention.years": 101 },
      [
        "organization.yaml:34:41 logArchive.retention.years is not in the allowed range",
        "found: 101",
        "write: a whole number from 1 to 100",
      ],
    ],
    [
      "half a year",
      { "logArchive.retention.years": 0.5 },
      [
        "organization.yaml:34:41 logArchive.retention.years is not a whole number",
        "found: 0.5",
        "write: a whole number from 1 to 100",
      ],
    ],
    [
      "years in words",
      { "logArchive.retention.years": "seven" },
      [
        "organization.yaml:34:41 logArchive.retention.years is not a whole number",
        'found: "seven"',
        "write: a whole number from 1 to 100",
      ],
    ],
    [
      "0 days",
      { "logArchive.retention.years": undefined, "logArchive.retention.days": 0 },
      [
        "organization.yaml:34:40 logArchive.retention.days is not in the allowed range",
        "found: 0",
        "write: a whole number from 1 to 36500",
      ],
    ],
    [
      "36501 days",
      { "logArchive.retention.years": undefined, "logArchive.retention.days": 36501 },
      [
        "organization.yaml:34:40 logArchive.retention.days is not in the allowed range",
        "found: 36501",
        "write: a whole number from 1 to 36500",
      ],
    ],
    [
      "another mode",
      { "logArchive.retention.mode": "Governance" },
      [
        "organization.yaml:34:22 logArchive.retention.mode is not a mode of Object Lock",
        'found: "Governance"',
        "write: one of GOVERNANCE, COMPLIANCE; did you mean GOVERNANCE?",
      ],
    ],
    [
      "no mode",
      { "logArchive.retention.mode": undefined },
      ["organization.yaml:34:3 logArchive.retention.mode is missing", "write: one of GOVERNANCE, COMPLIANCE"],
    ],
    [
      "-1 hot days",
      { "logArchive.retention.hotDays": -1 },
      [
        "organization.yaml:34:53 logArchive.retention.hotDays is not in the allowed range",
        "found: -1",
        "write: a whole number from 0 to 36500",
      ],
    ],
    [
      "another storage class",
      { "logArchive.retention.archiveStorageClass": "GLACIER_IT" },
      [
        "organization.yaml:34:65 logArchive.retention.archiveStorageClass is not a storage class for older log files",
        'found: "GLACIER_IT"',
        "write: one of GLACIER_IR, GLACIER, DEEP_ARCHIVE; did you mean GLACIER_IR?",
      ],
    ],
    [
      "COMPLIANCE without an acknowledgement",
      { "logArchive.retention.mode": "COMPLIANCE" },
      [
        "organization.yaml:34:3 logArchive.retention.acknowledgement is missing, and COMPLIANCE cannot be taken back",
        "write: nobody can delete these logs for 7 years",
      ],
    ],
    [
      "COMPLIANCE with the number of another retention",
      {
        "logArchive.retention.mode": "COMPLIANCE",
        "logArchive.retention.acknowledgement": "nobody can delete these logs for 5 years",
      },
      [
        "organization.yaml:34:61 logArchive.retention.acknowledgement is not the sentence that COMPLIANCE needs",
        'found: "nobody can delete these logs for 5 years"',
        "write: nobody can delete these logs for 7 years",
      ],
    ],
    [
      "COMPLIANCE with the sentence in capital letters",
      {
        "logArchive.retention.mode": "COMPLIANCE",
        "logArchive.retention.acknowledgement": "Nobody can delete these logs for 7 years",
      },
      [
        "organization.yaml:34:61 logArchive.retention.acknowledgement is not the sentence that COMPLIANCE needs",
        'found: "Nobody can delete these logs for 7 years"',
        "write: nobody can delete these logs for 7 years",
      ],
    ],
    [
      "COMPLIANCE of 400 days with a sentence about years",
      {
        "logArchive.retention": {
          mode: "COMPLIANCE",
          days: 400,
          acknowledgement: "nobody can delete these logs for 1 year",
        },
      },
      [
        "organization.yaml:37:22 logArchive.retention.acknowledgement is not the sentence that COMPLIANCE needs",
        'found: "nobody can delete these logs for 1 year"',
        "write: nobody can delete these logs for 400 days",
      ],
    ],
    [
      "an acknowledgement for GOVERNANCE",
      { "logArchive.retention.acknowledgement": "nobody can delete these logs for 7 years" },
      [
        "organization.yaml:34:61 logArchive.retention.acknowledgement is only for mode COMPLIANCE",
        'found: "nobody can delete these logs for 7 years"',
        "write: mode: COMPLIANCE, or remove the acknowledgement",
      ],
    ],
  ]);

  itAccepts([
    ["1 year", { "logArchive.retention.years": 1 }],
    ["100 years", { "logArchive.retention.years": 100 }],
    ["36500 days", { "logArchive.retention": { mode: "GOVERNANCE", days: 36500 } }],
    [
      "COMPLIANCE of 7 years with its sentence",
      {
        "logArchive.retention.mode": "COMPLIANCE",
        "logArchive.retention.acknowledgement": "nobody can delete these logs for 7 years",
      },
    ],
    [
      "COMPLIANCE of 1 year with its sentence",
      {
        "logArchive.retention": {
          mode: "COMPLIANCE",
          years: 1,
          acknowledgement: "nobody can delete these logs for 1 year",
        },
      },
    ],
    [
      "COMPLIANCE of 400 days with its sentence",
      {
        "logArchive.retention": {
          mode: "COMPLIANCE",
          days: 400,
          acknowledgement: "nobody can delete these logs for 400 days",
        },
      },
    ],
  ]);
});
