import { itAccepts, itRefuses } from "./edited-organization";

describe("the acknowledgement of a trail that sees less", () => {
  itRefuses([
    [
      "a trail without KMS events that nobody acknowledged",
      { "trail.excludeManagementEventSources": ["kms.amazonaws.com"] },
      [
        "organization.yaml:35:1 trail.acknowledgement is missing: without kms.amazonaws.com Security Hub's control CloudWatch.7 fails and nobody sees a key disabled",
        "write: this trail does not record kms.amazonaws.com",
      ],
    ],
    [
      "a trail without RDS Data API events that nobody acknowledged",
      { "trail.excludeManagementEventSources": ["rdsdata.amazonaws.com"] },
      [
        "organization.yaml:35:1 trail.acknowledgement is missing: without rdsdata.amazonaws.com no control fails, but calls of the RDS Data API vanish",
        "write: this trail does not record rdsdata.amazonaws.com",
      ],
    ],
    [
      "a trail without Insights that nobody acknowledged",
      { "trail.insights": [] },
      [
        "organization.yaml:35:1 trail.acknowledgement is missing: without ApiCallRateInsight nobody sees unusual numbers of calls; without ApiErrorRateInsight nobody sees unusual numbers of errors",
        "write: this trail does not record ApiCallRateInsight, ApiErrorRateInsight",
      ],
    ],
    [
      "an acknowledgement of less than is left out",
      {
        "trail.excludeManagementEventSources": ["kms.amazonaws.com"],
        "trail.insights": ["ApiCallRateInsight"],
        "trail.acknowledgement": "this trail does not record kms.amazonaws.com",
      },
      [
        "organization.yaml:35:128 trail.acknowledgement is not the sentence for what this trail leaves out: without kms.amazonaws.com Security Hub's control CloudWatch.7 fails and nobody sees a key disabled; without ApiErrorRateInsight nobody sees unusual numbers of errors",
        'found: "this trail does not record kms.amazonaws.com"',
        "write: this trail does not record kms.amazonaws.com, ApiErrorRateInsight",
      ],
    ],
    [
      "an acknowledgement in another order",
      {
        "trail.excludeManagementEventSources": ["kms.amazonaws.com"],
        "trail.insights": ["ApiErrorRateInsight"],
        "trail.acknowledgement": "this trail does not record ApiCallRateInsight, kms.amazonaws.com",
      },
      [
        "organization.yaml:35:129 trail.acknowledgement is not the sentence for what this trail leaves out: without kms.amazonaws.com Security Hub's control CloudWatch.7 fails and nobody sees a key disabled; without ApiCallRateInsight nobody sees unusual numbers of calls",
        'found: "this trail does not record ApiCallRateInsight, kms.amazonaws.com"',
        "write: this trail does not record kms.amazonaws.com, ApiCallRateInsight",
      ],
    ],
    [
      "an acknowledgement of a trail that sees everything",
      { "trail.acknowledgement": "this trail does not record kms.amazonaws.com" },
      [
        "organization.yaml:35:40 trail.acknowledgement is only for a trail that leaves something out",
        'found: "this trail does not record kms.amazonaws.com"',
        "write: nothing: remove it",
      ],
    ],
    [
      "an event source that CloudTrail cannot leave out",
      { "trail.excludeManagementEventSources": ["kms.amazonaws.com", "s3.amazonaws.com"] },
      [
        "organization.yaml:35:75 trail.excludeManagementEventSources[1] is not an event source that CloudTrail can leave out",
        'found: "s3.amazonaws.com"',
        "write: one of kms.amazonaws.com, rdsdata.amazonaws.com; did you mean kms.amazonaws.com?",
      ],
    ],
    [
      "an event source that is left out twice",
      {
        "trail.excludeManagementEventSources": ["kms.amazonaws.com", "kms.amazonaws.com"],
        "trail.acknowledgement": "this trail does not record kms.amazonaws.com",
      },
      [
        "organization.yaml:35:75 trail.excludeManagementEventSources[1] stands in trail.excludeManagementEventSources[0] already",
        'found: "kms.amazonaws.com"',
        "write: something else, or remove it",
      ],
    ],
    [
      "an acknowledgement that is a truth",
      { "trail.insights": [], "trail.acknowledgement": true },
      [
        "organization.yaml:35:54 trail.acknowledgement is not a sentence",
        "found: true",
        "write: the sentence, or leave it out",
      ],
    ],
  ]);

  itAccepts([
    [
      "a trail without KMS events and its sentence",
      {
        "trail.excludeManagementEventSources": ["kms.amazonaws.com"],
        "trail.acknowledgement": "this trail does not record kms.amazonaws.com",
      },
    ],
    [
      "a trail without two sources and one kind of Insights and its sentence",
      {
        "trail.excludeManagementEventSources": ["rdsdata.amazonaws.com", "kms.amazonaws.com"],
        "trail.insights": ["ApiCallRateInsight"],
        "trail.acknowledgement":
          "this trail does not record rdsdata.amazonaws.com, kms.amazonaws.com, ApiErrorRateInsight",
      },
    ],
    [
      "both kinds of Insights in any order without a sentence",
      { "trail.insights": ["ApiErrorRateInsight", "ApiCallRateInsight"] },
    ],
  ]);
});
