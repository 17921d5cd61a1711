import { itAccepts, itRefuses } from "./edited-organization";

describe("Regions, provider and tags", () => {
  itRefuses([
    [
      "a home Region with a slip of the hand",
      { homeRegion: "eu-centrl-1" },
      [
        "organization.yaml:4:13 homeRegion is not an AWS Region",
        'found: "eu-centrl-1"',
        "write: a Region code such as eu-central-1; did you mean eu-central-1?",
      ],
    ],
    [
      "a home Region by its name",
      { homeRegion: "Frankfurt" },
      [
        "organization.yaml:4:13 homeRegion is not an AWS Region",
        'found: "Frankfurt"',
        "write: a Region code such as eu-central-1",
      ],
    ],
    [
      "a zone in place of a Region",
      { homeRegion: "eu-central-1a" },
      [
        "organization.yaml:4:13 homeRegion is not an AWS Region",
        'found: "eu-central-1a"',
        "write: a Region code such as eu-central-1; did you mean eu-central-1?",
      ],
    ],
    [
      "no home Region",
      { homeRegion: undefined },
      ["organization.yaml:1:1 homeRegion is missing", "write: a Region code such as eu-central-1"],
    ],
    [
      "a negative number of retries",
      { "provider.maxRetries": -1 },
      [
        "organization.yaml:31:15 provider.maxRetries is not in the allowed range",
        "found: -1",
        "write: a whole number from 0 to 1000",
      ],
    ],
    [
      "1001 retries",
      { "provider.maxRetries": 1001 },
      [
        "organization.yaml:31:15 provider.maxRetries is not in the allowed range",
        "found: 1001",
        "write: a whole number from 0 to 1000",
      ],
    ],
    [
      "an endpoint without a scheme",
      { "provider.endpoints.s3": "localhost:5000" },
      [
        "organization.yaml:32:20 provider.endpoints.s3 is not a URL",
        'found: "localhost:5000"',
        "write: a URL that begins with https:// or http://",
      ],
    ],
    [
      "an endpoint of another scheme",
      { "provider.endpoints.s3": "ftp://localhost" },
      [
        "organization.yaml:32:20 provider.endpoints.s3 is not a URL",
        'found: "ftp://localhost"',
        "write: a URL that begins with https:// or http://",
      ],
    ],
    [
      "an endpoint in which Terraform would look for a value",
      { "provider.endpoints.s3": "https://${path.root}.example.com/%{s3}" },
      [
        "organization.yaml:32:20 provider.endpoints.s3 is not a URL: Terraform would look for a value in its braces",
        'found: "https://${path.root}.example.com/%{s3}"',
        "write: a URL that begins with https:// or http://",
      ],
    ],
    [
      "a service name with a capital letter",
      { "provider.endpoints.CloudTrail": "http://localhost:5000" },
      [
        "organization.yaml:32:77 provider.endpoints.CloudTrail is not a service name of the AWS provider",
        "write: lower case letters and digits, such as cloudtrail",
      ],
    ],
    [
      "a tag key that begins with aws:",
      { "tags.aws:owner": "me" },
      [
        'organization.yaml:43:45 tags["aws:owner"] is not a key of a tag',
        "write: 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with aws:",
      ],
    ],
    [
      "a tag key of 129 characters",
      { ["tags." + "a".repeat(129)]: "x" },
      [
        "organization.yaml:43:45 tags." + "a".repeat(129) + " is not a key of a tag",
        "write: 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with aws:",
      ],
    ],
    [
      "a tag value of 257 characters",
      { "tags.owner": "a".repeat(257) },
      [
        "organization.yaml:43:16 tags.owner is not the value of a tag",
        'found: "' + "a".repeat(119) + "…",
        "write: up to 256 letters, digits, spaces and _ . : / = + - @, in quotes",
      ],
    ],
    [
      "a tag value that is a number",
      { "tags.owner": 12 },
      [
        "organization.yaml:43:16 tags.owner is not the value of a tag",
        "found: 12",
        "write: up to 256 letters, digits, spaces and _ . : / = + - @, in quotes",
      ],
    ],
    [
      "a tag value with an exclamation mark",
      { "tags.owner": "me!" },
      [
        "organization.yaml:43:16 tags.owner is not the value of a tag",
        'found: "me!"',
        "write: up to 256 letters, digits, spaces and _ . : / = + - @, in quotes",
      ],
    ],
    [
      "51 tags",
      { tags: tags(51) },
      [
        "organization.yaml:43:1 tags are 51, and AWS puts at most 50 on a resource",
        'found: { t1: "x", t2: "x", t3: "x", t4: "x", t5: "x", t6: "x", t7: "x", t8: "x", t9: "x", t10: "x", t11: "x", t12: "x", t13: "x…',
        "write: 50 tags or fewer",
      ],
    ],
    [
      "a tag key in two spellings",
      { "tags.Owner": "me", "tags.OWNER": 1 },
      [
        "organization.yaml:43:45 tags.Owner is the key owner too: IAM does not tell upper case from lower case",
        "write: another key, or remove it",
        "organization.yaml:43:56 tags.OWNER is the key owner too: IAM does not tell upper case from lower case",
        "write: another key, or remove it",
        "organization.yaml:43:63 tags.OWNER is not the value of a tag",
        "found: 1",
        "write: up to 256 letters, digits, spaces and _ . : / = + - @, in quotes",
      ],
    ],
  ]);

  itAccepts([
    ["50 tags", { tags: tags(50) }],
    ["0 retries", { "provider.maxRetries": 0 }],
    ["1000 retries", { "provider.maxRetries": 1000 }],
    ["a tag key of 128 characters", { ["tags." + "a".repeat(128)]: "x" }],
    ["a tag value of 256 characters", { "tags.owner": "a".repeat(256) }],
    ["an empty tag value", { "tags.owner": "" }],
    ["a tag that looks like an ARN of another partition", { "tags.owner": "arn:aws-cn:iam::role" }],
    ["letters of any language in tags", { "tags.équipe": "sécurité: a+b=c@d" }],
    [
      "no provider, states or tags",
      { provider: undefined, tags: undefined, existingState: undefined, "organization.rootId": "r-ab12" },
    ],
  ]);
});

function tags(number: number): Readonly<Record<string, string>> {
  return Object.fromEntries(Array.from({ length: number }, (_, index) => [`t${index + 1}`, "x"]));
}
