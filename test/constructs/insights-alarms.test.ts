import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { DetectionMetricFilters, InsightsAlarms } from "../../src/constructs/alarms";
import type { InsightsAlarmsProps } from "../../src/constructs/alarms";
import { Template } from "../support/template";
import { manyDetections, tuned } from "./tuned-detections";

const props: InsightsAlarmsProps = {
  detections: tuned("root-usage", "console-sign-in-failure-burst"),
  logGroupName: "cloudtrail/organization-trail",
  topicArn: "arn:aws:sns:eu-central-1:111111111111:alarms",
  accountCount: 2,
};
const build = (changes: Partial<InsightsAlarmsProps> = {}) =>
  Template.of((scope) => void new InsightsAlarms(scope, "Insights", { ...props, ...changes }));

describe("the alarms on every account at once", () => {
  const alarms = build().every(CloudwatchMetricAlarm);

  it("are one a detection, with the account as contributor and the detection's threshold and period", () => {
    const [burst, rootUsage] = alarms;
    const [, detection] = props.detections;

    expect(alarms).toHaveLength(2);
    expect(rootUsage).toMatchObject({
      alarm_name: "Every account - Root user was used",
      evaluation_periods: 1,
      threshold: 1,
      comparison_operator: "GreaterThanOrEqualToThreshold",
      treat_missing_data: "notBreaching",
      alarm_actions: [props.topicArn],
      metric_query: [
        {
          id: "events",
          expression:
            'SELECT SUM(RootUsageByAccount) FROM SCHEMA("OrganizationTrail", AccountId) GROUP BY AccountId ORDER BY SUM() DESC',
          period: 300,
          return_data: true,
        },
      ],
    });
    expect(burst.threshold).toBe(detection!.threshold);
    expect(burst.metric_query[0].period).toBe(detection!.periodSeconds);
  });

  it("stand on the metrics that the filters feed", () => {
    const filters = Template.of((scope) => void new DetectionMetricFilters(scope, "Detections", { ...props })).json
      .resource.aws_cloudwatch_log_metric_filter;

    for (const { metric_query } of alarms) {
      expect(JSON.stringify(filters)).toContain(`"${/SUM\((\w+)\)/.exec(metric_query[0].expression)![1]}"`);
    }
  });

  it("say where to find the account", () => {
    for (const { alarm_description } of alarms) {
      expect(alarm_description).toMatch(/^(CRITICAL|HIGH) [a-z-]+: .* in the account that AccountId names\.\n/);
      expect(alarm_description).not.toContain("recipientAccountId =");
    }
  });

  it("refuses more alarms, more accounts and longer periods than AWS allows, all at once", () => {
    const detections = manyDetections(201).map((detection, index) => ({
      ...detection,
      periodSeconds: index < 2 ? 10_860 : 10_800,
    }));

    expect(() => build({ detections, accountCount: 501 })).toThrow(
      [
        "Insights has 4 problems:",
        "  detections needs more Metrics Insights alarms than AWS allows",
        "    found: 201, with at most 200 allowed",
        "    write: fewer detections",
        "  accountCount needs more series of a Metrics Insights query than AWS allows",
        "    found: 501, with at most 500 allowed",
        "    write: alarms in a stack of each account: AccountAlarms",
        ...[0, 1].flatMap((index) => [
          `  detection detection-${index}, periodSeconds needs more seconds of a Metrics Insights alarm than AWS allows`,
          "    found: 10860, with at most 10800 allowed",
          "    write: a period of at most 10800 seconds, or AccountAlarms",
        ]),
      ].join("\n"),
    );
  });

  it("accepts just as many as AWS allows", () => {
    const detections = manyDetections(200).map((detection) => ({ ...detection, periodSeconds: 10_800 }));

    expect(build({ detections, accountCount: 500 }).every(CloudwatchMetricAlarm)).toHaveLength(200);
  });
});
