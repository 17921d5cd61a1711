import { judge, judgeUpdate } from "./plan-builder";

type Values = Readonly<Record<string, unknown>>;

const trail = {
  name: "organization-trail",
  enable_logging: true,
  is_organization_trail: true,
  is_multi_region_trail: true,
  include_global_service_events: true,
  enable_log_file_validation: true,
  s3_bucket_name: "logs",
  s3_key_prefix: "",
  kms_key_id: "arn:aws:kms:eu-central-1:222222222222:key/1f",
  cloud_watch_logs_group_arn: "arn:aws:logs:eu-central-1:111111111111:log-group:trail:*",
  cloud_watch_logs_role_arn: "arn:aws:iam::111111111111:role/trail",
  sns_topic_name: "",
  insight_selector: [{ insight_type: "ApiCallRateInsight" }, { insight_type: "ApiErrorRateInsight" }],
  event_selector: [],
  advanced_event_selector: [],
};
const change = (after: Values, before: Values = {}, unknown = {}) =>
  judgeUpdate("aws_cloudtrail", { ...trail, ...before }, { ...trail, ...before, ...after }, unknown);

describe("a trail", () => {
  it.each([
    [{ enable_logging: false }, "trail-stopped: stops the recording: enable_logging (true → false)"],
    [
      { is_organization_trail: false },
      "trail-narrowed: records one account instead of the organization: is_organization_trail (true → false)",
    ],
    [
      { is_multi_region_trail: false },
      "trail-narrowed: records one Region instead of all: is_multi_region_trail (true → false)",
    ],
    [
      { include_global_service_events: false },
      "trail-narrowed: records no global services, IAM and STS among them: include_global_service_events (true → false)",
    ],
    [
      { enable_log_file_validation: null },
      "trail-validation-off: writes no digest files: enable_log_file_validation (true → nothing)",
    ],
    [
      { kms_key_id: "" },
      "trail-key-changed: encrypts with another key or none: kms_key_id (arn:aws:kms:eu-central-1:222222222222:key/1f → nothing)",
    ],
    [
      { kms_key_id: "arn:aws:kms:eu-central-1:222222222222:key/2f" },
      "trail-key-changed: encrypts with another key or none: kms_key_id (arn:aws:kms:eu-central-1:222222222222:key/1f → arn:aws:kms:eu-central-1:222222222222:key/2f)",
    ],
    [{ s3_bucket_name: "others" }, "trail-diverted: delivers to another bucket: s3_bucket_name (logs → others)"],
    [
      { cloud_watch_logs_group_arn: "" },
      "trail-diverted: delivers to another log group or none: cloud_watch_logs_group_arn (arn:aws:logs:eu-central-1:111111111111:log-group:trail:* → nothing)",
    ],
    [
      { cloud_watch_logs_role_arn: "arn:aws:iam::111111111111:role/other" },
      "trail-diverted: delivers to its log group by another role or none: cloud_watch_logs_role_arn (arn:aws:iam::111111111111:role/trail → arn:aws:iam::111111111111:role/other)",
    ],
    [
      { insight_selector: [{ insight_type: "ApiErrorRateInsight" }] },
      'trail-insights-off: finds fewer kinds of unusual activity: insight_selector ([{"insight_type":"ApiCallRateInsight"},{"insight_type":"ApiErrorRateInsight"}] → [{"insight_type":"ApiErrorRateInsight"}])',
    ],
  ])("is refused with %j", (after, refusal) => {
    expect(change(after)).toEqual([refusal]);
  });

  it("is refused with another prefix or topic, where it has one", () => {
    expect(change({ s3_key_prefix: "b" }, { s3_key_prefix: "a" })).toEqual([
      "trail-diverted: delivers below another prefix: s3_key_prefix (a → b)",
    ]);
    expect(change({ sns_topic_name: "" }, { sns_topic_name: "a" })).toEqual([
      "trail-diverted: announces log files to another topic or none: sns_topic_name (a → nothing)",
    ]);
  });

  it("is refused with everything at once", () => {
    expect(change({ enable_logging: false, is_multi_region_trail: false, kms_key_id: null })).toHaveLength(3);
  });

  it.each([
    ["what protects is switched on", { enable_log_file_validation: true }, { enable_log_file_validation: false }],
    ["what is off stays off", { is_multi_region_trail: false }, { is_multi_region_trail: false }],
    ["a key is added", { kms_key_id: "arn" }, { kms_key_id: null }],
    ["a log group is added", { cloud_watch_logs_group_arn: "arn" }, { cloud_watch_logs_group_arn: "" }],
    ["a topic is added", { sns_topic_name: "topic" }, {}],
    ["an insight is added", {}, { insight_selector: [{ insight_type: "ApiCallRateInsight" }] }],
    ["an argument goes back to its default", { enable_logging: null, include_global_service_events: null }, {}],
    ["its tags change", { tags: { a: "b" } }, {}],
  ])("passes when %s", (_title, after, before) => {
    expect(change(after, before)).toEqual([]);
  });

  it("is what providers make of it where it says nothing", () => {
    expect(change({ is_organization_trail: false }, { is_organization_trail: null })).toEqual([]);
    expect(change({ is_multi_region_trail: false }, { is_multi_region_trail: null })).toEqual([]);
    expect(change({ enable_log_file_validation: false }, { enable_log_file_validation: null })).toEqual([]);
    expect(change({ enable_logging: false }, { enable_logging: null })).toHaveLength(1);
    expect(change({ include_global_service_events: false }, { include_global_service_events: null })).toHaveLength(1);
  });

  it("keeps what is sensitive to itself", () => {
    const update = { before: { kms_key_id: "secret" }, after: { kms_key_id: null } };

    expect(judge({ type: "aws_cloudtrail", ...update, sensitive: { kms_key_id: true } })).toMatchObject([
      { found: "(sensitive value) → nothing" },
    ]);
  });

  it("may be an event data store, of which the same holds", () => {
    const type = "aws_cloudtrail_event_data_store";

    expect(judgeUpdate(type, { kms_key_id: "a" }, { kms_key_id: "b" })).toHaveLength(1);
    expect(judgeUpdate(type, advanced(management, data(S3)), advanced(management))).toHaveLength(1);
  });

  it("is refused while what matters is known only after apply", () => {
    const unknown = { kms_key_id: true, enable_logging: true, insight_selector: [{ insight_type: true }], arn: true };
    const refusals = change({}, {}, unknown);

    expect(refusals).toEqual([
      "trail-stopped: enable_logging cannot be judged before apply (true → (known after apply))",
      expect.stringMatching(/^trail-insights-off: insight_selector cannot be judged before apply \(/),
      "trail-key-changed: kms_key_id cannot be judged before apply (arn:aws:kms:eu-central-1:222222222222:key/1f → (known after apply))",
    ]);
    expect(change({}, { kms_key_id: "" }, { kms_key_id: true, tags_all: true })).toEqual([]);
  });
});

const advanced = (...selectors: Record<string, Values>[]) => ({
  advanced_event_selector: selectors.map((fields, index) => ({
    name: `selector ${index}`,
    field_selector: Object.entries(fields).map(([field, operators]) => ({
      ...{ field, equals: [], not_equals: [], starts_with: [], not_starts_with: [], ends_with: [], not_ends_with: [] },
      ...operators,
    })),
  })),
});
const basic = (...selectors: Values[]) => ({
  event_selector: selectors.map((selector) => ({
    ...{
      read_write_type: "All",
      include_management_events: true,
      exclude_management_event_sources: [],
      data_resource: [],
    },
    ...selector,
  })),
});
const none = { event_selector: [], advanced_event_selector: [] };
const management = { eventCategory: { equals: ["Management"] } };
const data = (type: string, more: Record<string, Values> = {}) => ({
  eventCategory: { equals: ["Data"] },
  "resources.type": { equals: [type] },
  ...more,
});
const S3 = "AWS::S3::Object";
const arn = (condition: Values) => data(S3, { "resources.ARN": condition });

describe("what a trail selects", () => {
  it.each<[string, Values, Values]>([
    ["all management events instead of the default", none, advanced(management)],
    ["the default instead of all management events", advanced(management), none],
    ["the default instead of a basic selector of everything", basic({}), none],
    ["a basic selector of everything instead of the default", none, basic({})],
    ["a basic selector instead of an advanced one", advanced(management), basic({})],
    ["data events as well", advanced(management), advanced(data(S3), management)],
    [
      "the same under another name and in another order",
      advanced(management, data(S3)),
      advanced(data(S3), management),
    ],
    ["reads as well as writes", advanced({ ...management, readOnly: { equals: ["false"] } }), advanced(management)],
    ["reads as well as writes, by a basic one", basic({ read_write_type: "WriteOnly" }), basic({})],
    ["what was excluded", basic({ exclude_management_event_sources: ["kms.amazonaws.com"] }), basic({})],
    [
      "fewer exclusions",
      advanced({ ...management, eventSource: { not_equals: ["kms.amazonaws.com", "rds.amazonaws.com"] } }),
      advanced({ ...management, eventSource: { not_equals: ["rds.amazonaws.com"] } }),
    ],
    [
      "exclusions in another order",
      advanced(arn({ not_equals: ["a", "b"] })),
      advanced(arn({ not_equals: ["b", "a"] })),
    ],
    [
      "fewer of several exclusions",
      advanced(arn({ not_starts_with: ["a", "b", "c"] })),
      advanced(arn({ not_starts_with: ["c", "b"] })),
    ],
    ["exclusions of none of several", advanced(arn({ equals: ["a", "b"] })), advanced(arn({ not_equals: ["c", "d"] }))],
    [
      "the same by several operators",
      advanced(arn({ starts_with: ["a"], ends_with: ["b"] })),
      advanced(arn({ ends_with: ["b"], starts_with: ["a"] })),
    ],
    ["an exclusion of what was not selected", advanced(arn({ equals: ["a"] })), advanced(arn({ not_equals: ["b"] }))],
    ["more ARNs", advanced(arn({ starts_with: ["a"] })), advanced(arn({ starts_with: ["b", "a"] }))],
    ["a shorter prefix", advanced(arn({ starts_with: ["a/b"] })), advanced(arn({ starts_with: ["a/"] }))],
    ["a prefix of one ARN", advanced(arn({ equals: ["a/b"] })), advanced(arn({ starts_with: ["a/"] }))],
    ["a shorter suffix", advanced(arn({ ends_with: ["a/b"] })), advanced(arn({ ends_with: ["b"] }))],
    [
      "fewer excluded prefixes",
      advanced(arn({ not_starts_with: ["a/"] })),
      advanced(arn({ not_starts_with: ["a/b"] })),
    ],
    ["fewer excluded suffixes", advanced(arn({ not_ends_with: ["b"] })), advanced(arn({ not_ends_with: ["a/b"] }))],
    [
      "all objects instead of those of a bucket",
      basic({ data_resource: [{ type: S3, values: ["arn:aws:s3:::a/"] }] }),
      advanced(management, data(S3)),
    ],
    [
      "all functions instead of one",
      basic({
        data_resource: [{ type: "AWS::Lambda::Function", values: ["arn:aws:lambda:eu-central-1:1:function:a"] }],
      }),
      basic({ data_resource: [{ type: "AWS::Lambda::Function", values: ["arn:aws:lambda"] }] }),
    ],
    [
      "a bucket instead of a folder of it",
      basic({ data_resource: [{ type: S3, values: ["arn:aws:s3:::a/b"] }] }),
      basic({ data_resource: [{ type: S3, values: ["arn:aws:s3:::a/", "arn:aws:s3:::c/"] }] }),
    ],
  ])("may become %s", (_title, before, after) => {
    expect(change({ ...none, ...after }, { ...none, ...before })).toEqual([]);
  });

  it.each<[string, Values, Values, string]>([
    ["no management events", none, advanced(data(S3)), "the default"],
    [
      "no management events, by a basic one",
      basic({}),
      basic({ include_management_events: false }),
      "event_selector 0",
    ],
    ["writes only", none, advanced({ ...management, readOnly: { equals: ["false"] } }), "the default"],
    ["reads only, by a basic one", basic({}), basic({ read_write_type: "ReadOnly" }), "event_selector 0"],
    [
      "another exclusion",
      advanced(management),
      advanced({ ...management, eventSource: { not_equals: ["kms.amazonaws.com"] } }),
      '"selector 0"',
    ],
    [
      "another exclusion, by a basic one",
      basic({}),
      basic({ exclude_management_event_sources: ["kms.amazonaws.com"] }),
      "event_selector 0",
    ],
    ["no data events", advanced(management, data(S3)), advanced(management), '"selector 1"'],
    [
      "no data events, by a basic one",
      basic({ data_resource: [{ type: S3, values: ["arn:aws:s3"] }] }),
      basic({}),
      "event_selector 0 (AWS::S3::Object)",
    ],
    [
      "fewer data events, by a basic one",
      basic({ data_resource: [{ type: S3, values: ["arn:aws:s3:::a/", "arn:aws:s3:::b/"] }] }),
      basic({ data_resource: [{ type: S3, values: ["arn:aws:s3:::a/"] }] }),
      "event_selector 0 (AWS::S3::Object)",
    ],
    [
      "no events of a nameless selector",
      { advanced_event_selector: [{ name: "", field_selector: [] }] },
      advanced(management),
      "advanced_event_selector 0",
    ],
    [
      "another exclusion among several",
      advanced(arn({ not_starts_with: ["a", "b"] })),
      advanced(arn({ not_starts_with: ["b", "c"] })),
      '"selector 0"',
    ],
    [
      "more excluded suffixes",
      advanced(arn({ not_ends_with: ["a/b"] })),
      advanced(arn({ not_ends_with: ["b"] })),
      '"selector 0"',
    ],
    [
      "an exclusion of one of several",
      advanced(arn({ equals: ["a", "b"] })),
      advanced(arn({ not_equals: ["b", "c"] })),
      '"selector 0"',
    ],
    [
      "an exclusion of what a prefix selected",
      advanced(arn({ starts_with: ["a"] })),
      advanced(arn({ not_equals: ["ab"] })),
      '"selector 0"',
    ],
    [
      "a prefix of what was excluded",
      advanced(arn({ not_equals: ["ab"] })),
      advanced(arn({ starts_with: ["c"] })),
      '"selector 0"',
    ],
    [
      "one of several operators",
      advanced(arn({ not_equals: ["a"], starts_with: ["b"] })),
      advanced(arn({ not_equals: ["c"] })),
      '"selector 0"',
    ],
    [
      "a field that is asked twice",
      advanced(management),
      {
        advanced_event_selector: [
          {
            name: "",
            field_selector: [
              { field: "eventCategory", equals: ["Data"] },
              { field: "eventCategory", equals: ["Management"] },
            ],
          },
        ],
      },
      '"selector 0"',
    ],
    ["nothing but the default", advanced(management, data(S3)), none, '"selector 1"'],
    ["data events of something else", advanced(data(S3)), advanced(data("AWS::Lambda::Function")), '"selector 0"'],
    ["fewer ARNs", advanced(arn({ equals: ["a", "b"] })), advanced(arn({ equals: ["a"] })), '"selector 0"'],
    [
      "a longer prefix",
      advanced(arn({ starts_with: ["a/"] })),
      advanced(arn({ starts_with: ["a/b"] })),
      '"selector 0"',
    ],
    ["one ARN of a prefix", advanced(arn({ starts_with: ["a"] })), advanced(arn({ equals: ["a"] })), '"selector 0"'],
    ["a longer suffix", advanced(arn({ ends_with: ["b"] })), advanced(arn({ ends_with: ["a/b"] })), '"selector 0"'],
    [
      "a suffix for a prefix",
      advanced(arn({ starts_with: ["a"] })),
      advanced(arn({ ends_with: ["a"] })),
      '"selector 0"',
    ],
    [
      "more excluded prefixes",
      advanced(arn({ not_starts_with: ["a/b"] })),
      advanced(arn({ not_starts_with: ["a/"] })),
      '"selector 0"',
    ],
    [
      "an exclusion of what was selected",
      advanced(arn({ equals: ["a"] })),
      advanced(arn({ not_equals: ["a"] })),
      '"selector 0"',
    ],
    [
      "what was excluded, and only that",
      advanced(arn({ not_equals: ["a"] })),
      advanced(arn({ equals: ["a"] })),
      '"selector 0"',
    ],
    [
      "the same by several operators, which nobody compares",
      advanced(arn({ starts_with: ["a"] })),
      advanced(arn({ starts_with: ["a"], ends_with: ["b"] })),
      '"selector 0"',
    ],
    [
      "two halves, which nobody puts together",
      advanced(management),
      advanced({ ...management, readOnly: { equals: ["true"] } }, { ...management, readOnly: { equals: ["false"] } }),
      '"selector 0"',
    ],
    [
      "one function instead of those that begin like it",
      advanced(
        data("AWS::Lambda::Function", {
          "resources.ARN": { starts_with: ["arn:aws:lambda:eu-central-1:1:function:a"] },
        }),
      ),
      basic({
        data_resource: [{ type: "AWS::Lambda::Function", values: ["arn:aws:lambda:eu-central-1:1:function:a"] }],
      }),
      '"selector 0"',
    ],
  ])("may not become %s", (_title, before, after, name) => {
    const [refusal, ...others] = change({ ...none, ...after }, { ...none, ...before });

    expect(others).toEqual([]);
    expect(refusal).toContain(`trail-records-less: may leave out what ${name} selected (`);
    expect(refusal).toMatch(/event_selector: .* → /);
  });

  it("may not be known only after apply", () => {
    const unknown = { advanced_event_selector: [{ field_selector: [{ equals: [true] }] }] };

    expect(change(advanced(management), advanced(management), unknown)).toEqual([
      expect.stringMatching(/^trail-records-less: advanced_event_selector cannot be judged before apply/),
    ]);
  });
});
