import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { OrganizationAlarms, TrailSilenceAlarm } from "../../src/constructs/alarms";
import { OrganizationDashboard } from "../../src/constructs/dashboard";
import { Template } from "../support/template";
import { TUNED } from "./tuned-detections";

const owner = { partition: "aws", region: "eu-central-1", accountId: "111111111111" };
const logGroupName = "cloudtrail/organization-trail";
const dashboard = Template.of(
  (scope) => void new OrganizationDashboard(scope, "Dashboard", { ...owner, detections: TUNED, logGroupName }),
).only(CloudwatchDashboard);

interface PlacedWidget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title?: string;
    readonly region?: string;
    readonly alarms?: string[];
    readonly metrics?: [string | { readonly expression: string }, ...unknown[]][];
  };
}
const { widgets } = JSON.parse(dashboard.dashboard_body) as { widgets: PlacedWidget[] };
const titled = (title: string) => widgets.find(({ properties }) => properties.title === title)!.properties;

describe("the dashboard of the organization", () => {
  it("shows the state of every alarm of the organization, by the names that the alarms have", () => {
    const topicArn = "arn:aws:sns:eu-central-1:111111111111:alarms";
    const alarms = Template.of((scope) => {
      new TrailSilenceAlarm(scope, "Silence", { logGroupName, silenceMinutes: 60, topicArn });
      new OrganizationAlarms(scope, "Alarms", { detections: TUNED, logGroupName, topicArn });
    }).every(CloudwatchMetricAlarm);

    expect(titled("Alarms of the organization").alarms!.toSorted()).toEqual(
      alarms.map(({ alarm_name }) => `arn:aws:cloudwatch:eu-central-1:111111111111:alarm:${alarm_name}`).toSorted(),
    );
  });

  it("shows what the trail delivers", () => {
    expect(titled("Events that the trail delivers to CloudWatch Logs").metrics).toEqual([
      ["AWS/Logs", "IncomingLogEvents", "LogGroupName", logGroupName],
    ]);
  });

  it("shows the events of every detection, together and account by account", () => {
    expect(titled("Events that alarms look for").metrics).toHaveLength(TUNED.length);
    expect(titled("Events that alarms look for").metrics).toContainEqual([
      "OrganizationTrail",
      "RootUsage",
      { label: "Root user was used" },
    ]);
    for (const { title } of TUNED) expect(titled(title).metrics).toHaveLength(1);
    expect(titled("Root user was used").metrics).toEqual([
      [
        {
          id: "accounts",
          expression: `SEARCH('{OrganizationTrail,AccountId} MetricName="RootUsageByAccount"', 'Sum', 300)`,
        },
      ],
    ]);
  });

  it("names the Region in every widget that shows metrics", () => {
    const metricWidgets = widgets.filter(({ type }) => type === "metric");

    expect(metricWidgets).toHaveLength(TUNED.length + 2);
    for (const { properties } of metricWidgets) expect(properties.region).toBe("eu-central-1");
  });

  it("fills rows of 24 columns without widgets over one another", () => {
    const cells = widgets.flatMap(({ x, y, width, height }) =>
      Array.from({ length: width * height }, (_, cell) => `${x + (cell % width)}:${y + Math.floor(cell / width)}`),
    );

    expect(new Set(cells).size).toBe(cells.length);
    for (const { x, width } of widgets) expect(x + width).toBeLessThanOrEqual(24);
    expect(widgets.slice(-3).some(({ x }) => x === 0)).toBe(true);
  });
});
