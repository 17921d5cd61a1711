import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { TrailSilenceAlarm } from "../../src/constructs/alarms";
import { Template } from "../support/template";

const alarmAfter = (silenceMinutes: number) =>
  Template.of(
    (scope) =>
      void new TrailSilenceAlarm(scope, "Silence", {
        logGroupName: "cloudtrail/organization-trail",
        silenceMinutes,
        topicArn: "arn:aws:sns:eu-central-1:111111111111:alarms",
      }),
  ).only(CloudwatchMetricAlarm);

describe("the alarm on a silent trail", () => {
  it("fires when the log group receives no event, or CloudWatch hears nothing of it", () => {
    expect(alarmAfter(60)).toMatchObject({
      alarm_name: "Organization - The trail is silent",
      namespace: "AWS/Logs",
      metric_name: "IncomingLogEvents",
      dimensions: { LogGroupName: "cloudtrail/organization-trail" },
      statistic: "Sum",
      period: 3600,
      evaluation_periods: 1,
      threshold: 1,
      comparison_operator: "LessThanThreshold",
      treat_missing_data: "breaching",
      alarm_actions: ["arn:aws:sns:eu-central-1:111111111111:alarms"],
    });
  });

  it.each([
    [5, 300],
    [1440, 86_400],
  ])("waits %i minutes where it is asked to", (minutes, seconds) => {
    expect(alarmAfter(minutes).period).toBe(seconds);
    expect(alarmAfter(minutes).alarm_description).toContain(`no event for ${minutes} minutes.\n`);
  });

  it("begins its message as every alarm does", () => {
    expect(alarmAfter(60).alarm_description).toMatch(/^CRITICAL trail-silence: The trail is silent: /);
    expect(alarmAfter(60).alarm_description.length).toBeLessThanOrEqual(1024);
  });
});
