import { parse } from "yaml";
import { temporaryFolder } from "../support/temporary-folder";
import { fileFor, ONE_ROLE, PLAN_ROLE } from "./engines";
import type { Workflow } from "./engines/github";
import { contextOf, evaluated, workflowErrors } from "./engines/github";
import { runInShell, standIn } from "./shell";
import { stacksOf } from "./stacks";

const file = fileFor("github", stacksOf(3, 2));
const workflow = parse(file) as Workflow;
const jobs = Object.entries(workflow.jobs);

describe("the workflow", () => {
  it.each([
    ["a role for each account", file],
    ["one role, and OpenTofu", fileFor("github", stacksOf(300), { ...ONE_ROLE, openTofu: true })],
    ["more accounts than a matrix holds", fileFor("github", stacksOf(3, 300))],
  ])("is one for GitHub's own parser: %s", (_title, text) => {
    expect(workflowErrors(text)).toEqual([]);
  }); // prettier-ignore

  it.each([
    ["an unknown key", "    runs-on:", "    run-on:", "Unexpected value 'run-on'"],
    ["an unknown context", "github.run_id", "gitbub.run_id", "Unrecognized named-value: 'gitbub'"],
  ])("would not be one with %s", (_title, from, to, message) => {
    expect(workflowErrors(file.replaceAll(from, to)).join("\n")).toContain(message);
  });

  it("starts for pushes and pull requests of the branch and on the schedule, and never with a fork's own rights", () => {
    expect(workflow.on).toEqual({
      pull_request: { branches: ["main"] },
      push: { branches: ["main"] },
      schedule: [{ cron: "17 5 * * *" }],
    });
  });

  it("gives each job what it needs and no more", () => {
    expect(workflow.permissions).toEqual({});
    for (const [name, { permissions }] of jobs) {
      if (name === "synth") expect(permissions).toEqual({ contents: "read" });
      else if (name === "approve") expect(permissions).toEqual({ actions: "read" });
      else expect(permissions).toEqual({ contents: "read", "id-token": "write" });
    }
  });

  it("deploys in an environment of its own, which nothing before the approval names", () => {
    for (const [name, { environment }] of jobs) {
      const expected = name === "approve" ? "audit-trail" : name.startsWith("wave-") ? "audit-trail-deploy" : undefined;
      expect(environment).toBe(expected);
    }
  });

  it("says whom the roles have to trust", () => {
    expect(file.split("\n").filter((line) => /^# {3}(both|the role| {2})/.test(line))).toEqual([
      "#   both roles             aud: sts.amazonaws.com",
      "#   the role that deploys  sub: repo:OWNER/REPOSITORY:environment:audit-trail-deploy",
      "#                          ref: refs/heads/main",
      "#   the role that plans    sub: repo:OWNER/REPOSITORY:ref:refs/heads/main",
      "#                          or   repo:OWNER/REPOSITORY:pull_request",
    ]);
  });

  it("pins every action to a commit, and says its version", () => {
    const uses = file.match(/uses: .*/g)!;

    expect(uses.length).toBeGreaterThan(jobs.length);
    for (const line of uses) expect(line).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("lets deployments wait for each other, never cancels one, and lets nothing else wait", () => {
    const group = (event: "push" | "pull request" | "schedule") =>
      evaluated(workflow.concurrency, contextOf(event)).group;

    expect(workflow.concurrency["cancel-in-progress"]).toBe(false);
    expect(group("push")).toBe("audit-trail-deployment");
    expect(group("pull request")).toBe("audit-trail-42");
    expect(group("schedule")).toBe("audit-trail-42");
  });

  it("lets the jobs of a wave finish when one fails, and runs only so many of them", () => {
    for (const [, { strategy }] of jobs.filter(([, job]) => job.strategy)) {
      expect(strategy).toMatchObject({ "fail-fast": false, "max-parallel": 10 });
    }
  });

  it("installs packages before it has credentials, keeps no token on disk and uses no cache", () => {
    for (const [, { steps }] of jobs) {
      const credentials = steps.findIndex(({ uses }) => uses?.includes("configure-aws-credentials"));
      const install = steps.findIndex(({ run }) => run === "npm ci");
      if (credentials >= 0) expect(install).toBeLessThan(credentials);
      for (const step of steps) {
        if (step.uses?.includes("checkout")) expect(step.with).toEqual({ "persist-credentials": false });
        if (step.uses?.includes("setup-node")) expect(step.with).toMatchObject({ "package-manager-cache": false });
      }
    }
  });

  it("puts nothing from outside into a script but through variables", () => {
    const scripts = jobs.flatMap(([, { steps }]) => steps.flatMap(({ run }) => run ?? []));

    expect(scripts.filter((script) => script.includes("${{"))).toEqual([]);
  });

  it("spreads more accounts than a matrix holds over several jobs, which the next wave all needs", () => {
    const wide = parse(fileFor("github", [...stacksOf(3, 300), last])) as Workflow;
    const widths = Object.entries(wide.jobs)
      .filter(([name]) => name.startsWith("wave-3"))
      .map(([name, { strategy }]) => [name, strategy!.matrix.include!.length]);

    expect(widths).toEqual([
      ["wave-3-1", 256],
      ["wave-3-2", 45],
    ]);
    expect(wide.jobs["wave-4"]!.needs).toEqual(["wave-3-1", "wave-3-2"]);
  });
});

const last = {
  ...stacksOf(1)[2]!,
  name: "dashboards",
  dependencies: ["in-account-alarms-member-299"],
};

describe("the approval", () => {
  const folder = temporaryFolder();
  const approve = workflow.jobs["approve"]!;
  /** GitHub's answers, and whatever was asked for. */
  const run = (rules: readonly string[], branches: readonly string[] = ["branch main"]) => {
    const print = (lines: readonly string[]) => `printf '%s' '${lines.map((line) => `${line}\n`).join("")}'`;
    standIn(
      folder,
      "gh",
      [
        "printf '%s\\n' \"$@\" >> arguments",
        'case "$2" in',
        `  repos/example/landing-zone/environments/audit-trail) ${print(rules)} ;;`,
        `  repos/example/landing-zone/environments/audit-trail-deploy/deployment-branch-policies) ${print(branches)} ;;`,
        "  *) exit 1 ;;",
        "esac",
      ].join("\n"),
    );
    return runInShell([approve.steps[0]!.run!], folder, { GITHUB_REPOSITORY: "example/landing-zone" });
  };

  it("is the environment's, which has to have reviewers", () => {
    expect(approve.environment).toBe("audit-trail");
    expect(run(["branch_policy", "required_reviewers"])).toMatchObject({ status: 0 });
    expect(runInShell(["cat arguments"], folder).stdout.split("\n")).toEqual([
      "api",
      "repos/example/landing-zone/environments/audit-trail",
      "--jq",
      ".protection_rules[].type",
      "api",
      "repos/example/landing-zone/environments/audit-trail-deploy/deployment-branch-policies",
      "--jq",
      '.branch_policies[] | .type + " " + .name',
      "",
    ]);
  });

  it.each([
    ["nothing", []],
    ["only a branch", ["branch_policy"]],
  ])("is refused where the environment asks for %s", (_title, rules) => {
    // prettier-ignore
    expect(run(rules)).toMatchObject({
      status: 1,
      stdout: "::error::the environment audit-trail has no required reviewers: nothing is deployed\n",
    });
  });

  it.each([
    ["every branch", []],
    ["branches like it", ["branch main*"]],
    ["another branch too", ["branch main", "branch topic"]],
    ["tags of its name", ["tag main"]],
  ])("is refused where %s may deploy", (_title, branches) => {
    expect(run(["required_reviewers"], branches)).toMatchObject({
      status: 1,
      stdout: [
        "required_reviewers",
        "::error::the environment audit-trail-deploy is not restricted to the branch main: nothing is deployed",
        "",
      ].join("\n"),
    });
  });

  it("is refused where nobody tells", () => {
    standIn(folder, "gh", "exit 4");
    expect(runInShell([approve.steps[0]!.run!], folder, { GITHUB_REPOSITORY: "x/y" }).status).toBe(1);
  });
});

it("asks for the role of the matrix's account", () => {
  expect(file).toContain(`role-to-assume: ${PLAN_ROLE.replace("{account}", "${{ matrix.account }}")}\n`);
});
