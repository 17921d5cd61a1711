import { itAccepts, itRefuses } from "./edited-organization";

describe("recorded events", () => {
  itRefuses([
    [
      "two data event selectors of one name",
      {
        "trail.dataEvents": [
          { name: "objects", resourceType: "AWS::S3::Object" },
          { name: "objects", resourceType: "AWS::Lambda::Function" },
        ],
      },
      [
        "organization.yaml:35:95 trail.dataEvents[1].name is the name of trail.dataEvents[0] already",
        'found: "objects"',
        "write: another name",
      ],
    ],
    [
      "a data event selector and a network activity selector of one name",
      {
        "trail.dataEvents": [{ name: "s3", resourceType: "AWS::S3::Object" }],
        "trail.networkActivity": [{ name: "s3", eventSource: "s3.amazonaws.com" }],
      },
      [
        "organization.yaml:35:111 trail.networkActivity[0].name is the name of trail.dataEvents[0] already",
        'found: "s3"',
        "write: another name",
      ],
    ],
    [
      "the name of the selector for management events",
      { "trail.networkActivity": [{ name: "Management events selector", eventSource: "s3.amazonaws.com" }] },
      [
        "organization.yaml:35:50 trail.networkActivity[0].name is the name of the selector for management events",
        'found: "Management events selector"',
        "write: another name",
      ],
    ],
    [
      "a name of 1001 characters",
      { "trail.dataEvents": [{ name: "a".repeat(1001), resourceType: "AWS::S3::Object" }] },
      [
        "organization.yaml:35:45 trail.dataEvents[0].name is not a name of events to record",
        'found: "' + "a".repeat(119) + "…",
        "write: 1 to 1000 characters on one line",
      ],
    ],
    [
      "a data event selector without a name",
      { "trail.dataEvents": [{ resourceType: "AWS::S3::Object" }] },
      ["organization.yaml:35:37 trail.dataEvents[0].name is missing", "write: 1 to 1000 characters on one line"],
    ],
    [
      "a resource type with colons that are missing",
      { "trail.dataEvents": [{ name: "objects", resourceType: "AWS:S3:Object" }] },
      [
        "organization.yaml:35:68 trail.dataEvents[0].resourceType is not a type of resources of CloudTrail",
        'found: "AWS:S3:Object"',
        "write: AWS::<service>::<resource>, such as AWS::S3::Object",
      ],
    ],
    [
      "a resource type of another maker",
      { "trail.dataEvents": [{ name: "objects", resourceType: "Custom::S3::Object" }] },
      [
        "organization.yaml:35:68 trail.dataEvents[0].resourceType is not a type of resources of CloudTrail",
        'found: "Custom::S3::Object"',
        "write: AWS::<service>::<resource>, such as AWS::S3::Object",
      ],
    ],
    [
      "an ARN with a wildcard",
      {
        "trail.dataEvents": [
          { name: "objects", resourceType: "AWS::S3::Object", resourceArns: ["arn:aws:s3:::payments/*"] },
        ],
      },
      [
        "organization.yaml:35:101 trail.dataEvents[0].resourceArns[0] is not the beginning of an ARN: a wildcard has no meaning here, since every ARN that begins so counts",
        'found: "arn:aws:s3:::payments/*"',
        "write: arn:aws:<service>: and as much of the ARN as all the resources share, such as arn:aws:s3:::example-bucket/, or { state: <a key of existingState>, output: <output> }",
      ],
    ],
    [
      "an ARN in which Terraform would look for a value",
      {
        "trail.dataEvents": [
          { name: "objects", resourceType: "AWS::S3::Object", resourceArns: ["arn:aws:s3:::payments/${path.root}/"] },
        ],
      },
      [
        "organization.yaml:35:101 trail.dataEvents[0].resourceArns[0] is not the beginning of an ARN: Terraform would look for a value in its braces",
        'found: "arn:aws:s3:::payments/${path.root}/"',
        "write: arn:aws:<service>: and as much of the ARN as all the resources share, such as arn:aws:s3:::example-bucket/, or { state: <a key of existingState>, output: <output> }",
      ],
    ],
    [
      "a bucket's name in place of an ARN",
      { "trail.dataEvents": [{ name: "objects", resourceType: "AWS::S3::Object", resourceArns: ["payments"] }] },
      [
        "organization.yaml:35:101 trail.dataEvents[0].resourceArns[0] is not the beginning of an ARN",
        'found: "payments"',
        "write: arn:aws:<service>: and as much of the ARN as all the resources share, such as arn:aws:s3:::example-bucket/, or { state: <a key of existingState>, output: <output> }",
      ],
    ],
    [
      "an ARN of another partition",
      {
        "trail.dataEvents": [
          { name: "objects", resourceType: "AWS::S3::Object", resourceArns: ["arn:aws-cn:s3:::payments/"] },
        ],
      },
      [
        "organization.yaml:35:101 trail.dataEvents[0].resourceArns[0] is in the partition aws-cn, but homeRegion eu-central-1 is in aws",
        'found: "arn:aws-cn:s3:::payments/"',
        "write: an ARN that begins with arn:aws:",
      ],
    ],
    [
      "an empty list of ARNs",
      { "trail.dataEvents": [{ name: "objects", resourceType: "AWS::S3::Object", resourceArns: [] }] },
      [
        "organization.yaml:35:85 trail.dataEvents[0].resourceArns names no resource: nothing would be recorded",
        "found: []",
        "write: a list of what the ARNs of the resources begin with, or leave it out for all resources",
      ],
    ],
    [
      "an ARN that stands twice",
      {
        "trail.dataEvents": [
          {
            name: "objects",
            resourceType: "AWS::S3::Object",
            resourceArns: ["arn:aws:s3:::payments/", "arn:aws:s3:::payments/"],
          },
        ],
      },
      [
        "organization.yaml:35:125 trail.dataEvents[0].resourceArns[1] stands in trail.dataEvents[0].resourceArns[0] already",
        'found: "arn:aws:s3:::payments/"',
        "write: something else, or remove it",
      ],
    ],
    [
      "the ARN of a function among the ARNs of objects",
      {
        "trail.dataEvents": [
          {
            name: "objects",
            resourceType: "AWS::S3::Object",
            resourceArns: ["arn:aws:lambda:eu-central-1:333333333333:function:pay"],
          },
        ],
      },
      [
        "organization.yaml:35:101 trail.dataEvents[0].resourceArns[0] is never the ARN of an AWS::S3::Object",
        'found: "arn:aws:lambda:eu-central-1:333333333333:function:pay"',
        "write: an ARN that begins with arn:aws:s3:",
      ],
    ],
    [
      "the ARN of a bucket among the ARNs of functions",
      {
        "trail.dataEvents": [
          { name: "calls", resourceType: "AWS::Lambda::Function", resourceArns: ["arn:aws:s3:::payments/"] },
        ],
      },
      [
        "organization.yaml:35:105 trail.dataEvents[0].resourceArns[0] is never the ARN of an AWS::Lambda::Function",
        'found: "arn:aws:s3:::payments/"',
        "write: an ARN that begins with arn:aws:lambda:",
      ],
    ],
    [
      "readOnly in words",
      { "trail.dataEvents": [{ name: "objects", resourceType: "AWS::S3::Object", readOnly: "yes" }] },
      [
        "organization.yaml:35:95 trail.dataEvents[0].readOnly is not true or false",
        'found: "yes"',
        "write: true or false, without quotes",
      ],
    ],
    [
      "an event source without a domain",
      { "trail.networkActivity": [{ name: "s3", eventSource: "s3" }] },
      [
        "organization.yaml:35:67 trail.networkActivity[0].eventSource is not an event source",
        'found: "s3"',
        "write: <service>.amazonaws.com, such as s3.amazonaws.com",
      ],
    ],
    [
      "an event source of another domain",
      { "trail.networkActivity": [{ name: "s3", eventSource: "s3.example.com" }] },
      [
        "organization.yaml:35:67 trail.networkActivity[0].eventSource is not an event source",
        'found: "s3.example.com"',
        "write: <service>.amazonaws.com, such as s3.amazonaws.com",
      ],
    ],
    [
      "network activity that is no mapping",
      { "trail.networkActivity": ["s3.amazonaws.com"] },
      [
        "organization.yaml:35:42 trail.networkActivity[0] is not a mapping",
        'found: "s3.amazonaws.com"',
        "write: a mapping with name, eventSource",
      ],
    ],
  ]);

  itAccepts([
    [
      "two selectors with a table and a function",
      {
        "trail.dataEvents": [
          {
            name: "tables",
            resourceType: "AWS::DynamoDB::Table",
            resourceArns: ["arn:aws:dynamodb:eu-central-1:333333333333:table/"],
            readOnly: false,
          },
          { name: "functions", resourceType: "AWS::Lambda::Function" },
        ],
      },
    ],
    [
      "a name with the signs of an expression of Terraform",
      { "trail.dataEvents": [{ name: "objects of ${team}, %{all}", resourceType: "AWS::S3::Object" }] },
    ],
    [
      "a name of 1000 characters",
      { "trail.dataEvents": [{ name: "a".repeat(1000), resourceType: "AWS::S3::Object" }] },
    ],
    [
      "network activity of two services",
      {
        "trail.networkActivity": [
          { name: "s3", eventSource: "s3.amazonaws.com" },
          { name: "kms", eventSource: "kms.amazonaws.com" },
        ],
      },
    ],
  ]);
});
