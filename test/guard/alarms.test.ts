import { judge, judgeUpdate } from "./plan-builder";

type Values = Readonly<Record<string, unknown>>;

const [topic, other] = ["arn:aws:sns:eu-central-1:111111111111:alarms", "arn:aws:sns:eu-central-1:111111111111:other"];
const ALARM = "aws_cloudwatch_metric_alarm";
const alarm = {
  actions_enabled: true,
  alarm_actions: [topic],
  insufficient_data_actions: [],
  metric_name: "root-usage",
  namespace: "Audit",
  dimensions: {},
  statistic: "Sum",
  period: 300,
  evaluation_periods: 3,
  datapoints_to_alarm: 2,
  threshold: 10,
  comparison_operator: "GreaterThanOrEqualToThreshold",
  treat_missing_data: "notBreaching",
  metric_query: [],
  unit: "",
};
const query = (expression: string, id = "a") => ({ id, expression, label: id, return_data: true });
const change = (after: Values, before: Values = {}, unknown: unknown = {}) =>
  judgeUpdate(ALARM, { ...alarm, ...before }, { ...alarm, ...before, ...after }, unknown);

describe("an alarm", () => {
  it.each<[string, Values, Values]>([
    ["tells more people", { alarm_actions: [other, topic] }, {}],
    ["tells others that it is well again", { ok_actions: [] }, { ok_actions: [topic] }],
    ["is switched on", { actions_enabled: true }, { actions_enabled: false }],
    ["explains itself", { alarm_description: "b", tags: { a: "b" } }, { alarm_description: "a" }],
    ["fires sooner", { threshold: 9 }, {}],
    ["fires sooner below a threshold", { threshold: 2 }, { comparison_operator: "LessThanThreshold", threshold: 1 }],
    ["fires at the threshold too", {}, { comparison_operator: "GreaterThanOrEqualToThreshold" }],
    [
      "fires at the threshold too, where it was beyond",
      { comparison_operator: "GreaterThanOrEqualToThreshold" },
      { comparison_operator: "GreaterThanThreshold" },
    ],
    [
      "fires at the threshold too, where it was below",
      { comparison_operator: "LessThanOrEqualToThreshold" },
      { comparison_operator: "LessThanThreshold" },
    ],
    ["needs fewer periods", { datapoints_to_alarm: 1 }, {}],
    ["needs as many of more", { evaluation_periods: 4 }, {}],
    ["needs all of fewer", { evaluation_periods: 2, datapoints_to_alarm: 0 }, { datapoints_to_alarm: 3 }],
    ["says what it took for granted", { datapoints_to_alarm: 3 }, { datapoints_to_alarm: null }],
    ["takes missing data for a breach", { treat_missing_data: "breaching" }, {}],
    [
      "has its queries in another order",
      { metric_query: [query("a"), query("b", "b")] },
      { metric_query: [query("b", "b"), query("a")] },
    ],
    [
      "has nothing, no and zero in a query, as providers take them for each other",
      { metric_query: [{ ...query("a"), label: null, period: null, metric: null, account_id: null }] },
      { metric_query: [{ ...query("a"), label: "", period: 0, metric: [], account_id: false }] },
    ],
    ["has no dimensions, spelled otherwise", { dimensions: null }, {}],
  ])("passes when it %s", (_title, after, before) => {
    expect(change(after, before)).toEqual([]);
  });

  it.each<[string, Values, Values, string]>([
    [
      "is switched off, where it said nothing",
      { actions_enabled: false },
      { actions_enabled: null },
      "alarm-silenced: switches all actions off: actions_enabled (nothing → false)",
    ],
    [
      "is switched off",
      { actions_enabled: false },
      {},
      "alarm-silenced: switches all actions off: actions_enabled (true → false)",
    ],
    [
      "tells nobody",
      { alarm_actions: [] },
      {},
      `alarm-silenced: tells fewer of an alarm: alarm_actions (["${topic}"] → nothing)`,
    ],
    [
      "tells somebody else",
      { alarm_actions: [other] },
      {},
      `alarm-silenced: tells fewer of an alarm: alarm_actions (["${topic}"] → ["${other}"])`,
    ],
    [
      "tells nobody of missing data",
      { insufficient_data_actions: null },
      { insufficient_data_actions: [topic] },
      `alarm-silenced: tells fewer that data is missing: insufficient_data_actions (["${topic}"] → nothing)`,
    ],
    ["fires later", { threshold: 11 }, {}, "alarm-weakened: fires later: threshold (10 → 11)"],
    [
      "fires later below a threshold",
      { threshold: 0 },
      { comparison_operator: "LessThanThreshold", threshold: 1 },
      "alarm-weakened: fires later: threshold (1 → 0)",
    ],
    [
      "fires beyond the threshold only",
      { comparison_operator: "GreaterThanThreshold" },
      {},
      "alarm-weakened: compares differently: comparison_operator (GreaterThanOrEqualToThreshold → GreaterThanThreshold)",
    ],
    [
      "fires for the contrary",
      { comparison_operator: "LessThanThreshold" },
      {},
      "alarm-weakened: compares differently: comparison_operator (GreaterThanOrEqualToThreshold → LessThanThreshold)",
    ],
    [
      "needs more periods",
      { datapoints_to_alarm: 3 },
      {},
      "alarm-weakened: fires only after more periods: evaluation_periods, datapoints_to_alarm (evaluation_periods: 3 → 3; datapoints_to_alarm: 2 → 3)",
    ],
    [
      "needs as many of fewer",
      { evaluation_periods: 2 },
      {},
      "alarm-weakened: fires only after more periods: evaluation_periods, datapoints_to_alarm (evaluation_periods: 3 → 2; datapoints_to_alarm: 2 → 2)",
    ],
    [
      "needs all of more",
      { evaluation_periods: 4 },
      { datapoints_to_alarm: null },
      "alarm-weakened: fires only after more periods: evaluation_periods, datapoints_to_alarm (evaluation_periods: 3 → 4; datapoints_to_alarm: nothing → nothing)",
    ],
    ["counts over a longer time", { period: 600 }, {}, "alarm-weakened: counts over another time: period (300 → 600)"],
    ["counts over a shorter time", { period: 60 }, {}, "alarm-weakened: counts over another time: period (300 → 60)"],
    [
      "adds up differently",
      { statistic: "Average" },
      {},
      "alarm-weakened: adds up differently: statistic (Sum → Average)",
    ],
    [
      "counts by percentile",
      { extended_statistic: "p90" },
      {},
      "alarm-weakened: adds up differently: extended_statistic (nothing → p90)",
    ],
    ["counts another unit", { unit: "Seconds" }, {}, "alarm-weakened: counts another unit: unit (nothing → Seconds)"],
    [
      "watches another metric",
      { metric_name: "none" },
      {},
      "alarm-weakened: watches another metric: metric_name (root-usage → none)",
    ],
    [
      "watches another namespace",
      { namespace: "None" },
      {},
      "alarm-weakened: watches another metric: namespace (Audit → None)",
    ],
    [
      "watches one account",
      { dimensions: { AccountId: "1" } },
      {},
      'alarm-weakened: watches other dimensions: dimensions (nothing → {"AccountId":"1"})',
    ],
    [
      "asks something else",
      { metric_query: [query("b")] },
      { metric_query: [query("a")] },
      'alarm-weakened: watches something else: metric_query ([{"expression":"a","id":"a","label":"a","return_data":true}] → [{"expression":"b","id":"a","label":"a","return_data":true}])',
    ],
    [
      "overlooks missing data",
      { treat_missing_data: "ignore" },
      {},
      "alarm-weakened: takes missing data for something else: treat_missing_data (notBreaching → ignore)",
    ],
    [
      "no longer takes missing data for a breach",
      { treat_missing_data: "notBreaching" },
      { treat_missing_data: "breaching" },
      "alarm-weakened: takes missing data for something else: treat_missing_data (breaching → notBreaching)",
    ],
    [
      "compares with something else",
      { threshold_metric_id: "b" },
      { threshold_metric_id: "a" },
      "alarm-weakened: compares with something else: threshold_metric_id (a → b)",
    ],
  ])("is refused when it %s", (_title, after, before, refusal) => {
    expect(change(after, before)).toEqual([refusal]);
  });

  it.each([
    "actions_enabled",
    "alarm_actions",
    "threshold",
    "period",
    "evaluation_periods",
    "datapoints_to_alarm",
    "treat_missing_data",
    "metric_query",
  ])("is refused while %s is known only after apply", (path) => {
    expect(change({}, {}, { [path]: true })).toEqual([
      expect.stringContaining(`${path} cannot be judged before apply`),
    ]);
  });

  it("that depends on others may tell more, not less", () => {
    const composite = {
      actions_enabled: true,
      alarm_actions: [topic],
      alarm_rule: "ALARM(a) OR ALARM(b)",
      actions_suppressor: [],
    };
    const judgeComposite = (after: Values) =>
      judgeUpdate("aws_cloudwatch_composite_alarm", composite, { ...composite, ...after });

    expect(judgeComposite({ alarm_actions: [topic, other] })).toEqual([]);
    const suppressed = { ...composite, actions_suppressor: [{ alarm: "a" }] };
    expect(judgeUpdate("aws_cloudwatch_composite_alarm", suppressed, suppressed)).toEqual([]);
    expect(judgeUpdate("aws_cloudwatch_composite_alarm", suppressed, composite)).toEqual([]);
    expect(judgeComposite({ alarm_actions: [] })).toHaveLength(1);
    expect(judgeComposite({ alarm_rule: "ALARM(a)" })).toEqual([
      "alarm-weakened: depends on other alarms: alarm_rule (ALARM(a) OR ALARM(b) → ALARM(a))",
    ]);
    expect(judgeComposite({ actions_suppressor: [{ alarm: "a" }] })).toEqual([
      'alarm-weakened: is silent while another alarm is on: actions_suppressor (nothing → [{"alarm":"a"}])',
    ]);
  });

  it("is not muted by a rule", () => {
    const type = "aws_cloudwatch_alarm_mute_rule";

    expect(judge({ type, actions: ["create"], before: null }, { type })).toMatchObject([
      { rule: "alarm-muted", what: "mutes alarms by a rule" },
      { rule: "alarm-muted", what: "mutes alarms by a rule" },
    ]);
    expect(judge({ type, actions: ["delete", "create"] })).toMatchObject([{ rule: "alarm-muted" }]);
    expect(judge({ type, actions: ["delete"], after: null }, { type, actions: ["no-op"] })).toEqual([]);
  });
});

const FILTER = "aws_cloudwatch_log_metric_filter";
const filter = (pattern: string, more: Values = {}) => ({
  ...{
    pattern,
    log_group_name: "trail",
    metric_transformation: [{ name: "a", namespace: "b", value: "1", dimensions: {} }],
  },
  ...more,
});

describe("a filter of a log group", () => {
  it.each([
    ["is spelled otherwise", '{($.a=b) || ($.c = "d e")}', '{ $.a = b||$.c="d e" }'],
    ["has the alternatives in another order", "{ ($.a = b) || ($.c = d) }", "{ ($.c = d) || ($.a = b) }"],
    ["has more alternatives", "{ $.a = b }", "{ ($.c = d) || ($.a = b) }"],
    ["has more alternatives inside others", "{ ($.a = b) || ($.c = d) }", "{ (($.c = d) || ($.e = f)) || ($.a = b) }"],
    ["matches everything", "{ $.a = b }", ""],
    [
      "keeps alternatives that have conditions",
      "{ (($.a = b) && ($.c = d)) || ($.e = f) }",
      "{ ($.e = f) || (($.a = b) && ($.c = d)) || ($.g = h) }",
    ],
    ["is text", "ERROR -debug", "ERROR -debug"],
  ])("passes when it %s", (_title, before, after) => {
    expect(judgeUpdate(FILTER, filter(before), filter(after))).toEqual([]);
    expect(
      judgeUpdate("aws_cloudwatch_log_subscription_filter", { filter_pattern: before }, { filter_pattern: after }),
    ).toEqual([]);
  });

  it.each([
    ["has fewer alternatives", "{ ($.a = b) || ($.c = d) }", "{ $.a = b }"],
    ["has a condition more", "{ $.a = b }", "{ ($.a = b) && ($.c = d) }"],
    [
      "has a condition more in one alternative",
      "{ ($.a = b) || ($.c = d) }",
      "{ ($.a = b) || (($.c = d) && ($.e = f)) }",
    ],
    ["has a condition less, which nobody proves", "{ ($.a = b) && ($.c = d) }", "{ $.a = b }"],
    ["has another value", '{ $.a = "b c" }', '{ $.a = "bc" }'],
    ["has another value with an operator in it", '{ $.a = "b || c" }', '{ ($.a = "b") || ($.a = "c") }'],
    ["joins both ways at once", "{ ($.a = b) || ($.c = d) && ($.e = f) }", "{ ($.c = d) && ($.e = f) || ($.a = b) }"],
    ["matches something only", "", "{ $.a = b }"],
    ["is other text", "ERROR", "error"],
  ])("is refused when it %s", (_title, before, after) => {
    const show = (pattern: string) => pattern || "nothing";

    expect(judgeUpdate(FILTER, filter(before), filter(after))).toEqual([
      `metric-filter-narrowed: may match fewer events: pattern (${show(before)} → ${show(after)})`,
    ]);
    expect(
      judgeUpdate("aws_cloudwatch_log_subscription_filter", { filter_pattern: before }, { filter_pattern: after }),
    ).toHaveLength(1);
  });

  it("is refused when it reads, counts or sends elsewhere", () => {
    const before = filter("{ $.a = b }");
    const counted = (more: Values) => ({ metric_transformation: [{ ...before.metric_transformation[0], ...more }] });

    for (const more of [
      { name: "c" },
      { namespace: "c" },
      { value: "0" },
      { dimensions: { c: "$.c" } },
      { default_value: "1" },
    ]) {
      expect(judgeUpdate(FILTER, before, { ...before, ...counted(more) })).toEqual([
        expect.stringContaining(
          "metric-filter-narrowed: counts into another metric, or differently: metric_transformation (",
        ),
      ]);
    }
    expect(judgeUpdate(FILTER, before, { ...before, log_group_name: "other" })).toEqual([
      "metric-filter-narrowed: reads another log group: log_group_name (trail → other)",
    ]);
    expect(
      judgeUpdate("aws_cloudwatch_log_subscription_filter", { destination_arn: "a" }, { destination_arn: "b" }),
    ).toEqual(["metric-filter-narrowed: sends events elsewhere: destination_arn (a → b)"]);
    const forwarded = { log_group_name: "a", role_arn: "b", destination_arn: "c" };
    const elsewhere = { ...forwarded, log_group_name: "d", role_arn: "e" };
    expect(judgeUpdate("aws_cloudwatch_log_subscription_filter", forwarded, elsewhere)).toEqual([
      "metric-filter-narrowed: reads another log group: log_group_name (a → d)",
      "metric-filter-narrowed: sends events by another role: role_arn (b → e)",
    ]);
    expect(judgeUpdate(FILTER, before, before, { pattern: true })).toEqual([
      "metric-filter-narrowed: pattern cannot be judged before apply ({ $.a = b } → (known after apply))",
    ]);
  });
});

const RULE = "aws_cloudwatch_event_rule";
const pattern = (event_pattern: unknown) => ({ state: "ENABLED", event_pattern: JSON.stringify(event_pattern) });

describe("an event rule", () => {
  const trail = { source: ["aws.cloudtrail"], detail: { eventName: ["StopLogging", { prefix: "Delete" }] } };

  it.each<[string, unknown, unknown]>([
    [
      "is spelled otherwise",
      trail,
      { detail: { eventName: [{ prefix: "Delete" }, "StopLogging"] }, source: ["aws.cloudtrail"] },
    ],
    ["has more values", trail, { ...trail, source: ["aws.cloudtrail", "aws.s3"] }],
    ["has fewer fields", trail, { source: ["aws.cloudtrail"] }],
    ["has fewer fields inside", { detail: { a: ["b"], c: ["d"] } }, { detail: { a: ["b"] } }],
    ["has more alternatives", { $or: [{ a: ["b"] }] }, { $or: [{ c: ["d"] }, { a: ["b"] }] }],
    ["has wider alternatives", { $or: [{ a: ["b"] }] }, { $or: [{ a: ["b", "c"] }] }],
  ])("passes when it %s", (_title, before, after) => {
    expect(judgeUpdate(RULE, pattern(before), pattern(after))).toEqual([]);
  });

  it.each<[string, unknown, unknown]>([
    ["has fewer values", trail, { ...trail, detail: { eventName: ["StopLogging"] } }],
    ["has another value", trail, { ...trail, source: ["aws.s3"] }],
    ["has more fields", trail, { ...trail, region: ["eu-central-1"] }],
    ["has more fields inside", trail, { ...trail, detail: { ...trail.detail, awsRegion: ["eu-central-1"] } }],
    ["has another way to match", trail, { ...trail, detail: { eventName: ["StopLogging", { prefix: "DeleteT" }] } }],
    ["has no values", trail, { ...trail, source: [] }],
    ["has a field for a value", { a: ["b"] }, { a: { b: ["c"] } }],
    ["has a value for a field", { a: { b: ["c"] } }, { a: ["b"] }],
    ["has fewer alternatives", { $or: [{ a: ["b"] }, { c: ["d"] }] }, { $or: [{ a: ["b"] }] }],
    ["has narrower alternatives", { $or: [{ a: ["b", "c"] }] }, { $or: [{ a: ["b"] }] }],
  ])("is refused when it %s", (_title, before, after) => {
    expect(judgeUpdate(RULE, pattern(before), pattern(after))).toEqual([
      `event-rule-narrowed: may match fewer events: event_pattern (${JSON.stringify(before)} → ${JSON.stringify(after)})`,
    ]);
  });

  it("may be enabled, not disabled", () => {
    const state = (before: string | null, after: string | null) =>
      judgeUpdate(RULE, { state: before }, { state: after });
    const all = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";
    const refused = "event-rule-narrowed: matches fewer events or none: state";

    expect(state("DISABLED", "ENABLED")).toEqual([]);
    expect(judgeUpdate(RULE, { state: "DISABLED" }, { state: "DISABLED" }, { state: true })).toEqual([]);
    expect(judgeUpdate(RULE, { is_enabled: null }, { is_enabled: false })).toHaveLength(1);
    expect(state("ENABLED", all)).toEqual([]);
    expect(state("ENABLED", null)).toEqual([]);
    expect(state(null, "ENABLED")).toEqual([]);
    expect(state("ENABLED", "DISABLED")).toEqual([`${refused} (ENABLED → DISABLED)`]);
    expect(state(null, "DISABLED")).toEqual([`${refused} (nothing → DISABLED)`]);
    expect(state(all, "ENABLED")).toEqual([`${refused} (${all} → ENABLED)`]);
    expect(judgeUpdate(RULE, { is_enabled: true }, { is_enabled: false })).toEqual([
      "event-rule-narrowed: matches no events: is_enabled (true → false)",
    ]);
    expect(judgeUpdate(RULE, { is_enabled: false }, { is_enabled: true })).toEqual([]);
  });

  it("is refused with another bus, another time, or a pattern that nobody knows", () => {
    expect(judgeUpdate(RULE, { event_bus_name: "a" }, { event_bus_name: "b" })).toHaveLength(1);
    expect(
      judgeUpdate(RULE, { schedule_expression: "rate(1 hour)" }, { schedule_expression: "rate(1 day)" }),
    ).toHaveLength(1);
    expect(judgeUpdate(RULE, pattern(trail), { state: "ENABLED", event_pattern: "not JSON" })).toHaveLength(1);
    expect(judgeUpdate(RULE, pattern(trail), pattern(trail), { event_pattern: true })).toEqual([
      `event-rule-narrowed: event_pattern cannot be judged before apply (${JSON.stringify(trail)} → (known after apply))`,
    ]);
  });
});

describe("an event target", () => {
  it("may get a queue for what is lost, and another message", () => {
    const before = { arn: topic, dead_letter_config: [], input_transformer: [{ input_template: "a" }] };
    const after = { arn: topic, dead_letter_config: [{ arn: "queue" }], input_transformer: [{ input_template: "b" }] };

    expect(judgeUpdate("aws_cloudwatch_event_target", before, after)).toEqual([]);
    expect(judgeUpdate("aws_cloudwatch_event_target", after, { ...after, arn: other, dead_letter_config: [] })).toEqual(
      [
        `event-target-diverted: sends events to another target: arn (${topic} → ${other})`,
        "event-target-diverted: keeps what cannot be delivered elsewhere, or loses it: dead_letter_config (queue → nothing)",
      ],
    );
  });
});

it("an event target keeps its role", () => {
  expect(judgeUpdate("aws_cloudwatch_event_target", { role_arn: "a" }, { role_arn: "b" })).toEqual([
    "event-target-diverted: sends events by another role: role_arn (a → b)",
  ]);
});

describe("a subscription", () => {
  const SUBSCRIPTION = "aws_sns_topic_subscription";
  const policy = (filter_policy: unknown, filter_policy_scope = "MessageAttributes") => ({
    filter_policy: filter_policy === null ? "" : JSON.stringify(filter_policy),
    filter_policy_scope,
  });

  it.each<[string, unknown, unknown]>([
    ["no filter", { a: ["b"] }, null],
    ["a filter of everything", { a: ["b"] }, {}],
    ["more values", { a: ["b"] }, { a: ["c", "b"] }],
    ["fewer fields", { a: ["b"], c: [{ exists: false }] }, { c: [{ exists: false }] }],
  ])("may get %s", (_title, before, after) => {
    expect(judgeUpdate(SUBSCRIPTION, policy(before), policy(after))).toEqual([]);
  });

  it.each<[string, unknown, unknown]>([
    ["a filter", null, { a: ["b"] }],
    ["fewer values", { a: ["b", "c"] }, { a: ["b"] }],
    ["more fields", { a: ["b"] }, { a: ["b"], c: ["d"] }],
  ])("may not get %s", (_title, before, after) => {
    expect(judgeUpdate(SUBSCRIPTION, policy(before), policy(after))).toEqual([
      expect.stringContaining("subscription-narrowed: may get fewer messages: filter_policy ("),
    ]);
  });

  it("may not filter by something else, unless by nothing", () => {
    const filtered = policy({ a: ["b"] });

    expect(judgeUpdate(SUBSCRIPTION, filtered, { ...filtered, filter_policy_scope: "MessageBody" })).toEqual([
      "subscription-narrowed: filters by something else: filter_policy_scope (MessageAttributes → MessageBody)",
    ]);
    expect(judgeUpdate(SUBSCRIPTION, filtered, policy(null, "MessageBody"))).toEqual([]);
    expect(judgeUpdate(SUBSCRIPTION, policy(null), { filter_policy: "not JSON" })).not.toEqual([]);
  });
});
