import { readdirSync } from "node:fs";
import * as path from "node:path";
import { DETECTIONS, detectionIds, matches, renderExactPattern, renderFilterPattern } from "../../src/detections";
import { casesOf } from "./records";

const each = DETECTIONS.map((detection) => [detection.id, detection] as const);

/** Quota of a log group. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html */
const METRIC_FILTERS_OF_A_LOG_GROUP = 100;

describe("the catalogue of detections", () => {
  it("has these detections, in this order", () => {
    expect(detectionIds).toEqual([
      "root-usage",
      "unauthorized-api-calls",
      "console-sign-in-without-mfa",
      "iam-policy-changes",
      "cloudtrail-configuration-changes",
      "console-sign-in-failures",
      "kms-key-disabled-or-scheduled-for-deletion",
      "s3-bucket-policy-changes",
      "aws-config-changes",
      "security-group-changes",
      "network-acl-changes",
      "network-gateway-changes",
      "route-table-changes",
      "vpc-changes",
      "organizations-changes",
      "member-account-root-session",
      "console-sign-in-failure-burst",
      "access-denied-burst",
      "trail-selectors-changed",
      "log-group-deleted",
      "log-group-changes",
      "metric-filter-changes",
      "log-subscription-changes",
      "key-policy-changes",
      "bucket-retention-changes",
      "bucket-encryption-changes",
      "bucket-logging-changes",
      "bucket-public-access-changes",
      "bucket-deleted",
      "alarms-deleted-or-disabled",
      "alarm-changes",
      "topic-changes",
      "topic-subscription-removed",
      "event-rule-changes",
      "organization-policy-changes",
      "organization-policy-type-disabled",
      "trusted-access-disabled",
      "delegated-administrator-registered",
      "delegated-administrator-deregistered",
      "account-left-organization",
      "account-closed",
      "account-joined-organization",
    ]);
    expect(Object.isFrozen(DETECTIONS)).toBe(true);
    expect(new Set(DETECTIONS.map(({ title }) => title)).size).toBe(DETECTIONS.length);
  });

  it("leaves room for two metric filters a detection", () => {
    expect(2 * DETECTIONS.length).toBeLessThanOrEqual(METRIC_FILTERS_OF_A_LOG_GROUP);
  });

  it.each(each)("says of %s what happened, why it matters and what to do", (_, detection) => {
    expect(detection.title).toMatch(/^[A-Z].*[^.]$/);
    expect(detection.why).toMatch(/^[A-Z].*\.$/);
    expect(detection.runbook.length).toBeGreaterThanOrEqual(2);
    expect(detection.runbook.every((step) => /^[A-Z].*\.$/.test(step) || step.endsWith("?"))).toBe(true);
    expect(detection.references.length).toBeGreaterThanOrEqual(1);
    expect(Object.isFrozen(detection) && Object.isFrozen(detection.runbook)).toBe(true);
  });

  it("has a file for each detection, and records to try it", () => {
    const idsOf = (folder: string, extension: string) =>
      readdirSync(path.join(__dirname, folder), { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(extension))
        .map((file) => path.basename(file, extension))
        .sort();

    expect(idsOf("../../src/detections/catalogue", ".ts")).toEqual([...detectionIds].sort());
    expect(idsOf("records", ".json")).toEqual([...detectionIds].sort());
  });

  it("covers the 14 controls of Security Hub and the 15 recommendations of CIS", () => {
    const idsOf = (standard: string) =>
      DETECTIONS.flatMap(({ references }) => references.filter((reference) => reference.standard === standard)).map(
        ({ id }) => id,
      );
    const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

    expect(idsOf("Security Hub")).toEqual(numbers(14).map((number) => `CloudWatch.${number}`));
    expect(idsOf("CIS AWS Foundations").sort()).toEqual(
      numbers(15)
        .map((number) => `4.${number}`)
        .sort(),
    );
  });

  it("fires at the first event in five minutes, but for bursts", () => {
    const bursts = DETECTIONS.filter(({ threshold }) => threshold !== 1);

    expect(bursts.map(({ id, threshold }) => [id, threshold])).toEqual([
      ["console-sign-in-failure-burst", 10],
      ["access-denied-burst", 50],
    ]);
    expect(new Set(DETECTIONS.map(({ periodSeconds }) => periodSeconds))).toEqual(new Set([300]));
  });

  it("knows which detections are attacks on the audit trail itself", () => {
    expect(DETECTIONS.filter(({ tampering }) => tampering).map(({ id }) => id)).toEqual([
      "cloudtrail-configuration-changes",
      "kms-key-disabled-or-scheduled-for-deletion",
      "s3-bucket-policy-changes",
      "trail-selectors-changed",
      "log-group-deleted",
      "log-group-changes",
      "metric-filter-changes",
      "log-subscription-changes",
      "key-policy-changes",
      "bucket-retention-changes",
      "bucket-encryption-changes",
      "bucket-logging-changes",
      "bucket-public-access-changes",
      "bucket-deleted",
      "alarms-deleted-or-disabled",
      "topic-changes",
      "topic-subscription-removed",
      "event-rule-changes",
      "organization-policy-changes",
      "organization-policy-type-disabled",
      "trusted-access-disabled",
      "delegated-administrator-registered",
      "delegated-administrator-deregistered",
      "account-left-organization",
      "account-closed",
    ]);
  });

  it.each(each)("fits all of %s into the description of an alarm, with room for the account", (_, detection) => {
    expect([detection.title, detection.why, ...detection.runbook].join("\n").length).toBeLessThanOrEqual(900);
  });

  it("refers to pages that exist by their pattern", () => {
    const [rootUsage] = DETECTIONS;

    expect(rootUsage?.references).toEqual([
      {
        standard: "Security Hub",
        id: "CloudWatch.1",
        url: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-1",
      },
      { standard: "CIS AWS Foundations", version: "5.0.0", id: "4.3" },
      { standard: "MITRE ATT&CK", id: "T1078.004", url: "https://attack.mitre.org/techniques/T1078/004/" },
    ]);
  });
});

describe.each(each)("%s", (id, detection) => {
  it.each(casesOf(id))("decides rightly when $title", ({ pattern, securityHubPattern, record }) => {
    expect(matches(detection.pattern, record)).toBe(pattern);
    expect(detection.securityHubPattern && matches(detection.securityHubPattern.expression, record)).toBe(
      securityHubPattern,
    );
  });

  it("has a runbook that knows its records: those of events that AWS itself raises have no parameters", () => {
    const fired = casesOf(id).filter(({ pattern }) => pattern);
    const places = fired.flatMap(({ record }) => (record["serviceEventDetails"] ? ["serviceEventDetails"] : []));

    for (const place of places) expect(detection.runbook.join(" ")).toContain(place);
  });

  it("is tried with records that fire and near misses, for each of its patterns", () => {
    const cases = casesOf(id);

    expect(new Set(cases.map(({ pattern }) => pattern)).size).toBe(2);
    expect(new Set(cases.map((entry) => entry.securityHubPattern)).size).toBe(detection.securityHubPattern ? 2 : 1);
  });
});

describe("our own patterns", () => {
  it.each(each)("of %s fit into a metric filter", (id, detection) => {
    expect(renderFilterPattern(detection.pattern, id).length).toBeLessThanOrEqual(1024);
  });

  it("look for every event that is prescribed, and for more", () => {
    const eventNames = (pattern: string) => [...pattern.matchAll(/eventName ?= ?"?(\w+)/g)].map(([, name]) => name);
    const prescribed = DETECTIONS.flatMap(({ id, pattern, securityHubPattern }) => {
      if (!securityHubPattern) return [];
      const names = eventNames(renderExactPattern(securityHubPattern));
      const ours = eventNames(renderFilterPattern(pattern));
      expect(ours).toEqual(expect.arrayContaining(names));
      return [[id, ours.filter((name) => !names.includes(name))]];
    });

    expect(Object.fromEntries(prescribed)).toEqual({
      "root-usage": [],
      "unauthorized-api-calls": [],
      "console-sign-in-without-mfa": [],
      "iam-policy-changes": [
        ...["SetDefaultPolicyVersion", "UpdateAssumeRolePolicy"],
        ...["PutRolePermissionsBoundary", "PutUserPermissionsBoundary"],
        ...["DeleteRolePermissionsBoundary", "DeleteUserPermissionsBoundary"],
      ],
      "cloudtrail-configuration-changes": [
        ...["UpdateChannel", "DeleteChannel"],
        ...["UpdateEventDataStore", "DeleteEventDataStore", "StopEventDataStoreIngestion"],
      ],
      "console-sign-in-failures": [],
      "kms-key-disabled-or-scheduled-for-deletion": ["DeleteImportedKeyMaterial"],
      "s3-bucket-policy-changes": ["PutBucketOwnershipControls", "DeleteBucketOwnershipControls"],
      "aws-config-changes": ["DeleteConfigurationRecorder", "DeleteConfigurationAggregator"],
      "security-group-changes": ["ModifySecurityGroupRules"],
      "network-acl-changes": [],
      "network-gateway-changes": [
        ...["CreateEgressOnlyInternetGateway", "DeleteEgressOnlyInternetGateway"],
        ...["CreateNatGateway", "DeleteNatGateway"],
        ...["AttachVpnGateway", "CreateVpnConnection", "CreateTransitGatewayVpcAttachment"],
      ],
      "route-table-changes": ["AssociateRouteTable", "EnableVgwRoutePropagation"],
      "vpc-changes": ["ModifyVpcPeeringConnectionOptions", "AssociateVpcCidrBlock", "DeleteFlowLogs"],
      "organizations-changes": ["CancelHandshake", "CreateOrganization", "EnableAllFeatures"],
    });
  });

  it("name the service wherever an event's name alone could be another service's", () => {
    const withoutService = DETECTIONS.filter(({ pattern }) => {
      const text = renderFilterPattern(pattern);
      return text.includes("eventName=") && !text.includes("eventSource=");
    });

    expect(withoutService.map(({ id }) => id)).toEqual([
      ...["console-sign-in-without-mfa", "console-sign-in-failures", "console-sign-in-failure-burst"],
    ]);
  });
});
