import type { JsonValue } from "../json/render-json";

/**
 * A widget of a CloudWatch dashboard, without its place.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export interface Widget {
  readonly type: "text" | "alarm" | "metric";
  /** Columns that it takes, of {@link COLUMNS}. */
  readonly width: number;
  /** Rows that it takes. */
  readonly height: number;
  readonly properties: { readonly [property: string]: JsonValue };
}

/** Columns of a dashboard. */
export const COLUMNS = 24;

/** A text in Markdown. */
export function textWidget(markdown: string): Widget {
  return { type: "text", width: COLUMNS, height: 2, properties: { markdown } };
}

/** The states of alarms, by their ARNs. */
export function alarmWidget(title: string, alarms: readonly string[]): Widget {
  return { type: "alarm", width: COLUMNS, height: 6, properties: { title, alarms } };
}

/** What a metric widget shows. */
export interface MetricWidgetProps {
  readonly title: string;
  readonly region: string;
  readonly width: number;
  /** Metrics as `[namespace, name, dimension, value]`, or expressions. */
  readonly metrics: readonly (readonly JsonValue[])[];
}

/** Sums over five minutes, stacked. */
export function metricWidget({ width, ...properties }: MetricWidgetProps): Widget {
  return {
    type: "metric",
    width,
    height: 6,
    properties: { ...properties, view: "timeSeries", stacked: true, stat: "Sum", period: 300 },
  };
}

/** The body of a dashboard: the widgets from left to right, then in the next row. Those of one row are equally high. */
export function dashboardBody(widgets: readonly Widget[]): { readonly [property: string]: JsonValue } {
  let next = { x: 0, y: 0 };
  let rowHeight = 0;
  const placed = widgets.map((widget) => {
    const isRowFull = next.x + widget.width > COLUMNS;
    const place = isRowFull ? { x: 0, y: next.y + rowHeight } : next;
    next = { x: place.x + widget.width, y: place.y };
    rowHeight = widget.height;
    return { ...widget, ...place };
  });
  return { widgets: placed };
}
