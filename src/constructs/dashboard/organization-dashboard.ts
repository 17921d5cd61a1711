import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { Construct } from "constructs";
import {
  accountDimension,
  accountMetricName,
  alarmArn,
  alarmName,
  dashboardName,
  metricName,
  metricNamespace,
} from "../../names";
import type { ArnScope } from "../../names";
import type { TunedDetection } from "../alarms";
import { TRAIL_SILENCE } from "../alarms/trail-silence-alarm";
import { renderJson } from "../json/render-json";
import { alarmWidget, COLUMNS, dashboardBody, metricWidget, textWidget } from "./widget";
import type { Widget } from "./widget";

/** Props of `OrganizationDashboard`. Account and Region are the trail owner's, where metrics and alarms are. */
export interface OrganizationDashboardProps extends ArnScope {
  /** The detections of the `OrganizationAlarms`. */
  readonly detections: readonly TunedDetection[];
  /** Name of the log group that receives the trail's events. */
  readonly logGroupName: string;
}

/** One page about the whole organization: which alarms fire, whether events arrive, and which account did what. */
export class OrganizationDashboard extends Construct {
  constructor(scope: Construct, id: string, props: OrganizationDashboardProps) {
    super(scope, id);

    new CloudwatchDashboard(this, "Resource", {
      dashboardName,
      dashboardBody: renderJson(
        dashboardBody([
          textWidget(
            "# Audit trail of the organization\nEvents of every account and Region, as the alarms count them.",
          ),
          alarms(props),
          delivery(props),
          events(props),
          ...props.detections.map((detection) => eventsByAccount(detection, props)),
        ]),
      ),
    });
  }
}

function alarms({ detections, ...owner }: OrganizationDashboardProps): Widget {
  const names = [TRAIL_SILENCE, ...detections].map(({ title }) => alarmName({ detectionTitle: title }));
  return alarmWidget(
    "Alarms of the organization",
    names.map((name) => alarmArn({ ...owner, alarmName: name })),
  );
}

function delivery({ region, logGroupName }: OrganizationDashboardProps): Widget {
  return metricWidget({
    title: "Events that the trail delivers to CloudWatch Logs",
    region,
    width: COLUMNS / 2,
    metrics: [["AWS/Logs", "IncomingLogEvents", "LogGroupName", logGroupName]],
  });
}

function events({ region, detections }: OrganizationDashboardProps): Widget {
  return metricWidget({
    title: "Events that alarms look for",
    region,
    width: COLUMNS / 2,
    metrics: detections.map(({ id, title }) => [metricNamespace, metricName(id), { label: title }]),
  });
}

/** A search, so that accounts which join later show up by themselves. */
function eventsByAccount({ id, title }: TunedDetection, { region }: OrganizationDashboardProps): Widget {
  const series = `{${metricNamespace},${accountDimension}} MetricName="${accountMetricName(id)}"`;
  return metricWidget({
    title,
    region,
    width: COLUMNS / 3,
    metrics: [[{ id: "accounts", expression: `SEARCH('${series}', 'Sum', 300)` }]],
  });
}
