import { parse } from "yaml";
import { fileFor, ONE_ROLE } from "./engines";
import type { BuildkiteFile } from "./engines/buildkite";
import { stacksOf } from "./stacks";

const text = fileFor("buildkite", stacksOf(3, 2));
const { steps } = parse(text) as BuildkiteFile;
const step = (key: string) => steps.find((candidate) => candidate.key === key)!;

describe("the steps", () => {
  it("pin the plugin to a version", () => {
    const plugins = steps.flatMap(({ plugins = [] }) => plugins.flatMap(Object.keys));

    expect(new Set(plugins)).toEqual(new Set(["aws-assume-role-with-web-identity#v1.4.0"]));
  });

  it("let deployments wait for each other: between two gates that one job passes at a time", () => {
    const gate = { concurrency: 1, concurrency_group: "audit-trail" };

    expect(step("begin")).toMatchObject({ ...gate, depends_on: ["approve"] });
    expect(step("wave-1-222222222222").depends_on).toEqual(["begin"]);
    expect(step("end")).toMatchObject({ ...gate, allow_dependency_failure: true });
    expect(step("end").depends_on).toEqual(["wave-3-111111111111", "wave-3-300000000000", "wave-3-300000000001"]);
    expect(steps.filter(({ concurrency_group }) => concurrency_group === "audit-trail")).toHaveLength(2);
  });

  it("run only so many jobs of a wave", () => {
    const groups = steps.filter(({ plugins }) => plugins).map(({ key, concurrency, concurrency_group }) => ({
      key,
      concurrency,
      concurrency_group,
    })); // prettier-ignore

    for (const { key, concurrency, concurrency_group } of groups) {
      expect({ concurrency, concurrency_group }).toEqual({
        concurrency: 10,
        concurrency_group: `audit-trail/${key.replace(/-\d{12}$/, "")}`,
      });
    }
  });

  it("say whom the roles have to trust, step by step", () => {
    const said = (file: string) => file.split("\n").filter((line) => /^# {3}(both|the role| {2})/.test(line));
    const ofMain = "organization:ORGANIZATION:pipeline:PIPELINE:ref:refs/heads/main";

    expect(said(text)).toEqual([
      "#   both roles             aud: sts.amazonaws.com",
      `#   the role that deploys  sub: ${ofMain}:commit:*:step:KEY`,
      "#                          KEY: wave-1-ACCOUNT, wave-2-ACCOUNT, wave-3-ACCOUNT",
      "#   the role that plans    sub: organization:ORGANIZATION:pipeline:PIPELINE:*",
    ]);
    expect(said(fileFor("buildkite", stacksOf(3), ONE_ROLE))).toContain(
      "#                          KEY: wave-1, wave-2, wave-3",
    );
    expect(text).toContain(
      "# Any job may upload steps with such a key, unless agents run signed steps only and those of plans cannot sign.\n",
    );
  });

  it("keep every dollar for the job's shell: also those of commands that somebody wrote", () => {
    const own = fileFor("buildkite", stacksOf(1), { install: 'npm ci --prefix "$HOME/$$"' });

    expect(own).toContain('npm ci --prefix "$$HOME/$$$$"');
    expect(own.replace(/^#.*\n/gm, "").replaceAll("$$", "")).not.toContain("$");
  });

  it("refuse to be more jobs than one upload may have", () => {
    expect(() => fileFor("buildkite", stacksOf(3, 200))).toThrow(
      [
        "the buildkite pipeline has 1 problem:",
        "  the jobs are more than the 500 that Buildkite takes in one upload",
        "    found: 611",
        "    write: a larger --shard-size, or roles without {account}",
      ].join("\n"),
    );
  });
});
