import { edited, load, ORGANIZATION, problemsIn } from "./edited-organization";

const CURE = "write: valid YAML 1.2; quotes around a text often help";

describe("a YAML file", () => {
  it.each<[words: string, text: string, problems: string[]]>([
    [
      "an empty file",
      "",
      [
        "organization.yaml:1:1 the file is empty",
        "write: a configuration, such as the example config/organization.yaml",
      ],
    ],
    [
      "a file of comments",
      "# nothing yet\n",
      [
        "organization.yaml:1:1 the file is empty",
        "write: a configuration, such as the example config/organization.yaml",
      ],
    ],
    [
      "two documents",
      "homeRegion: eu-central-1\n---\nhomeRegion: eu-west-1\n",
      ["organization.yaml:2:1 the file has more than one YAML document", "write: one document"],
    ],
    [
      "a list that is never closed",
      "homeRegion: eu-central-1\ntags: [\n",
      [
        "organization.yaml:3:1 the file is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]",
        CURE,
      ],
    ],
    [
      "tabs as indentation",
      "tags:\n\towner: security\n",
      ["organization.yaml:2:1 the file is not YAML: Tabs are not allowed as indentation", CURE],
    ],
    [
      "a tag that nobody knows",
      "homeRegion: !region eu-central-1\n",
      ["organization.yaml:1:13 the file is not YAML: Unresolved tag: !region", CURE],
    ],
    [
      "a key that is a list",
      "? [tags]\n: owner\n",
      ["organization.yaml:1:3 the file is not YAML: With stringKeys, all keys must be strings", CURE],
    ],
    [
      "an alias without an anchor",
      "tags: { owner: *team }\n",
      [
        "organization.yaml:1:16 tags.owner is an alias of an anchor that does not stand before it",
        "write: the value itself",
      ],
    ],
  ])("refuses %s", (_words, text, problems) => {
    expect(problemsIn(text)).toEqual(problems);
  });

  it("refuses a text and a list where the mapping should be", () => {
    const cure = "write: a mapping with organization, homeRegion, accounts, state, logArchive, guardrails, alarms";

    expect(problemsIn("organization")).toEqual([
      "organization.yaml:1:1 the configuration is not a mapping",
      'found: "organization"',
      cure,
    ]);
    expect(problemsIn("- a\n- b\n")).toEqual([
      "organization.yaml:1:1 the configuration is not a mapping",
      'found: ["a", "b"]',
      cure,
    ]);
  });

  it("refuses keys that stand twice, and still reports every other problem", () => {
    const text = `${edited({ "trail.name": "a" })}homeRegion: eu-west-1\ntags: { owner: a, stage: b, owner: c }\n`;

    expect(problemsIn(text)).toEqual([
      "organization.yaml:35:16 trail.name is not a trail name: its length is 1",
      'found: "a"',
      "write: 3 to 128 letters, digits, periods, underscores and dashes, with a letter or digit at both ends",
      "organization.yaml:44:1 homeRegion stands twice, first in line 4",
      "write: each key once",
      "organization.yaml:45:1 tags stands twice, first in line 43",
      "write: each key once",
      "organization.yaml:45:29 tags.owner stands twice, first in line 45",
      "write: each key once",
    ]);
  });

  it("takes of a key that stands twice the last value, and points at it", () => {
    expect(problemsIn(`${ORGANIZATION}homeRegion: Frankfurt\n`)).toEqual([
      "organization.yaml:44:1 homeRegion stands twice, first in line 4",
      "write: each key once",
      "organization.yaml:44:13 homeRegion is not an AWS Region",
      'found: "Frankfurt"',
      "write: a Region code such as eu-central-1",
    ]);
  });

  it("accepts anchors and aliases", () => {
    const text = ORGANIZATION.replace("region: eu-central-1", "region: &home eu-central-1").replace(
      "region: us-east-1",
      "region: *home",
    );

    expect(load(text).existingState["network"]).toMatchObject({ region: "eu-central-1" });
  });

  it("shows a wrong value where its anchor stands, and a wrong alias where the alias stands", () => {
    const text = ORGANIZATION.replace("{ protocol: email, endpoint: network@example.com }", "&team { protocol: sms }")
      .replace("{ protocol: email, endpoint: security@example.com }", "*team")
      .replace("name: Network", "name: &name Network")
      .replace("region: us-east-1", "region: *name");

    expect(problemsIn(text).filter((line) => line.startsWith("organization.yaml"))).toEqual([
      "organization.yaml:19:17 accounts.members.network.subscribers[0].endpoint is missing",
      "organization.yaml:19:29 accounts.members.network.subscribers[0].protocol is not a protocol for subscribers",
      "organization.yaml:19:29 alarms.subscribers[0].protocol is not a protocol for subscribers",
      "organization.yaml:29:63 existingState.network.region is not an AWS Region",
      "organization.yaml:41:7 alarms.subscribers[0].endpoint is missing",
    ]);
  });

  it("survives an alias of the list that holds it", () => {
    expect(problemsIn("tags: &tags { owner: *tags }\n")).toContain(
      "organization.yaml:1:22 tags.owner is not the value of a tag",
    );
  });

  it("reads YAML 1.2, where yes is a text", () => {
    expect(problemsIn(edited({}).replace("stage: production", "stage: yes"))).toEqual([]);
  });
});
