import { itAccepts, itRefuses } from "./edited-organization";

describe("subscribers", () => {
  itRefuses([
    [
      "an email address without a host",
      { "alarms.subscribers.0.endpoint": "security" },
      [
        "organization.yaml:41:36 alarms.subscribers[0].endpoint is not an email address, which protocol email needs",
        'found: "security"',
        "write: one address without braces, such as security@example.com",
      ],
    ],
    [
      "two email addresses in one",
      { "alarms.subscribers.0.endpoint": "security@example.com,oncall@example.com" },
      [
        "organization.yaml:41:36 alarms.subscribers[0].endpoint is not an email address, which protocol email needs",
        'found: "security@example.com,oncall@example.com"',
        "write: one address without braces, such as security@example.com",
      ],
    ],
    [
      "an http URL",
      { "alarms.subscribers.1.endpoint": "http://alerts.example.com" },
      [
        "organization.yaml:42:36 alarms.subscribers[1].endpoint is not an https URL, which protocol https needs",
        'found: "http://alerts.example.com"',
        "write: a URL that begins with https:// and has no braces",
      ],
    ],
    [
      "a URL without a host",
      { "alarms.subscribers.1.endpoint": "https://" },
      [
        "organization.yaml:42:36 alarms.subscribers[1].endpoint is not an https URL, which protocol https needs",
        'found: "https://"',
        "write: a URL that begins with https:// and has no braces",
      ],
    ],
    [
      "an email address in which Terraform would look for a value",
      { "alarms.subscribers.0.endpoint": "${path.root}@example.com" },
      [
        "organization.yaml:41:36 alarms.subscribers[0].endpoint is not an email address, which protocol email needs",
        'found: "${path.root}@example.com"',
        "write: one address without braces, such as security@example.com",
      ],
    ],
    [
      "a URL in whose host Terraform would look for a value",
      { "alarms.subscribers.1.endpoint": "https://${path.root}.example.com" },
      [
        "organization.yaml:42:36 alarms.subscribers[1].endpoint is not an https URL, which protocol https needs",
        'found: "https://${path.root}.example.com"',
        "write: a URL that begins with https:// and has no braces",
      ],
    ],
    [
      "a URL in whose path Terraform would look for a directive",
      { "alarms.subscribers.1.endpoint": "https://alerts.example.com/%{if true}audit" },
      [
        "organization.yaml:42:36 alarms.subscribers[1].endpoint is not an https URL, which protocol https needs",
        'found: "https://alerts.example.com/%{if true}audit"',
        "write: a URL that begins with https:// and has no braces",
      ],
    ],
    [
      "an SQS queue by its URL",
      { "alarms.subscribers.0": { protocol: "sqs", endpoint: "https://sqs.eu-central-1.amazonaws.com/1/q" } },
      [
        "organization.yaml:42:17 alarms.subscribers[0].endpoint is not the ARN of a standard SQS queue, which protocol sqs needs",
        'found: "https://sqs.eu-central-1.amazonaws.com/1/q"',
        "write: arn:aws:sqs:<Region>:<account id>:<queue>",
      ],
    ],
    [
      "a FIFO queue, which no standard topic delivers to",
      { "alarms.subscribers.0": { protocol: "sqs", endpoint: "arn:aws:sqs:eu-central-1:333333333333:alarms.fifo" } },
      [
        "organization.yaml:42:17 alarms.subscribers[0].endpoint is not the ARN of a standard SQS queue, which protocol sqs needs",
        'found: "arn:aws:sqs:eu-central-1:333333333333:alarms.fifo"',
        "write: arn:aws:sqs:<Region>:<account id>:<queue>",
      ],
    ],
    [
      "a Lambda function by the ARN of a queue",
      { "alarms.subscribers.0": { protocol: "lambda", endpoint: "arn:aws:sqs:eu-central-1:333333333333:alarms" } },
      [
        "organization.yaml:42:17 alarms.subscribers[0].endpoint is not the ARN of a Lambda function, which protocol lambda needs",
        'found: "arn:aws:sqs:eu-central-1:333333333333:alarms"',
        "write: arn:aws:lambda:<Region>:<account id>:function:<function>",
      ],
    ],
    [
      "a queue in another partition",
      { "alarms.subscribers.0": { protocol: "sqs", endpoint: "arn:aws-cn:sqs:cn-north-1:333333333333:alarms" } },
      [
        "organization.yaml:42:17 alarms.subscribers[0].endpoint is in the partition aws-cn, but homeRegion eu-central-1 is in aws",
        'found: "arn:aws-cn:sqs:cn-north-1:333333333333:alarms"',
        "write: an ARN that begins with arn:aws:",
      ],
    ],
    [
      "a protocol that is not offered",
      { "alarms.subscribers.0.protocol": "sms" },
      [
        "organization.yaml:41:19 alarms.subscribers[0].protocol is not a protocol for subscribers",
        'found: "sms"',
        "write: one of email, email-json, https, sqs, lambda; did you mean sqs?",
      ],
    ],
    [
      "a protocol with a slip of the hand",
      { "alarms.subscribers.0.protocol": "http" },
      [
        "organization.yaml:41:19 alarms.subscribers[0].protocol is not a protocol for subscribers",
        'found: "http"',
        "write: one of email, email-json, https, sqs, lambda; did you mean https?",
      ],
    ],
    [
      "a subscriber without an endpoint",
      { "alarms.subscribers.0.endpoint": undefined },
      [
        "organization.yaml:41:7 alarms.subscribers[0].endpoint is missing",
        "write: an address, URL or ARN, as the protocol needs, or { state: <a key of existingState>, output: <output> }",
      ],
    ],
    [
      "a subscriber of the organization twice",
      { "alarms.subscribers.1": { protocol: "email", endpoint: "security@example.com" } },
      [
        "organization.yaml:42:7 alarms.subscribers[1] stands in alarms.subscribers[0] already",
        'found: { protocol: "email", endpoint: "security@example.com" }',
        "write: something else, or remove it",
      ],
    ],
    [
      "a subscriber of a member twice",
      { "accounts.members.network.subscribers.1": { protocol: "email", endpoint: "network@example.com" } },
      [
        "organization.yaml:20:11 accounts.members.network.subscribers[1] stands in accounts.members.network.subscribers[0] already",
        'found: { protocol: "email", endpoint: "network@example.com" }',
        "write: something else, or remove it",
      ],
    ],
    [
      "a wrong endpoint of a member",
      { "accounts.members.network.subscribers.0.endpoint": "network" },
      [
        "organization.yaml:19:40 accounts.members.network.subscribers[0].endpoint is not an email address, which protocol email needs",
        'found: "network"',
        "write: one address without braces, such as security@example.com",
      ],
    ],
    [
      "alarms that nobody hears",
      { "alarms.subscribers": [] },
      [
        "organization.yaml:40:3 alarms.subscribers names nobody: an alarm that nobody hears is no alarm",
        "found: []",
        "write: at least one subscriber",
      ],
    ],
    [
      "alarms without a list of subscribers",
      { alarms: {} },
      ["organization.yaml:39:1 alarms.subscribers is missing", "write: a list with at least one subscriber"],
    ],
  ]);

  itAccepts([
    [
      "a queue and a function",
      {
        "alarms.subscribers": [
          { protocol: "sqs", endpoint: "arn:aws:sqs:eu-central-1:333333333333:alarms" },
          { protocol: "lambda", endpoint: "arn:aws:lambda:eu-central-1:333333333333:function:alarm:live" },
        ],
      },
    ],
    [
      "one address by two protocols",
      { "alarms.subscribers.1": { protocol: "email-json", endpoint: "security@example.com" } },
    ],
    [
      "one address for the organization and for a member",
      { "accounts.members.network.subscribers.0.endpoint": "security@example.com" },
    ],
  ]);
});
