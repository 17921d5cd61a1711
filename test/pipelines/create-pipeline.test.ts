import { readdirSync } from "node:fs";
import { parse } from "yaml";
import type { EngineName, PipelineOptions } from "../../src/pipelines";
import { createPipeline, ENGINES } from "../../src/pipelines";
import { temporaryFolder } from "../support/temporary-folder";
import { DEPLOY_ROLE, fileFor, ONE_ROLE, PLAN_ROLE, READERS } from "./engines";
import { runInShell } from "./shell";
import { assumingRoles, stacksOf } from "./stacks";

const ROLES = { roleArn: DEPLOY_ROLE, planRoleArn: PLAN_ROLE };
const create = (stacks = stacksOf(3), options: Partial<PipelineOptions> = {}) =>
  createPipeline(stacks, { ...ROLES, ...options }, "github", "audit-trail.yml");

describe("shares", () => {
  const shardsFor = (members: number, shardSize: number) =>
    create(assumingRoles(stacksOf(members)), { ...ONE_ROLE, shardSize }).waves[2]!.shares.map(({ shard }) => shard);

  it.each([
    [1, 1],
    [10, 1],
    [11, 2],
    [20, 2],
    [21, 4],
    [40, 4],
    [41, 8],
    [80, 8],
    [81, 16],
  ])("of %i stacks, 10 in a job, are %i: a power of two, so that the file seldom changes", (members, count) => {
    expect(shardsFor(members, 10)).toEqual(Array.from({ length: count }, (_, index) => `${index + 1}/${count}`));
  });

  it("are few for a thousand accounts", () => {
    expect(shardsFor(1000, 50)).toHaveLength(32);
  });

  it("are counted in each account, where each has a role of its own", () => {
    expect(create(stacksOf(3, 2), { shardSize: 2 }).plan.shares).toEqual([
      { accountId: "111111111111", shard: "1/2" },
      { accountId: "111111111111", shard: "2/2" },
      { accountId: "222222222222", shard: "1/1" },
      { accountId: "300000000000", shard: "1/1" },
      { accountId: "300000000001", shard: "1/1" },
    ]);
  });
});

describe("the command that writes the file again", () => {
  it("has what was asked for, in one order, and nothing that goes without saying", () => {
    expect(create().command.join(" ")).toBe(
      `npx org-audit pipeline github --role-arn ${DEPLOY_ROLE} --plan-role-arn ${PLAN_ROLE}`,
    );
    expect(
      create(stacksOf(3), {
        accepted: ["a", "b"],
        synthesize: "make synth",
        install: "make install",
        openTofu: true,
        terraformVersion: "1.9.0",
        maximumParallel: 3,
        shardSize: 7,
        schedule: "0 4 * * *",
        branch: "trunk",
        file: "x.yml",
      }).command.slice(8),
    ).toEqual([
      ...["--output", "x.yml", "--branch", "trunk", "--schedule", "0 4 * * *", "--shard-size", "7"],
      ...["--max-parallel", "3", "--terraform-version", "1.9.0", "--opentofu", "--install", "make install"],
      ...["--synth", "make synth", "--accept", "a", "--accept", "b"],
    ]);
  });
});

describe("a pipeline is refused", () => {
  const refusal = (stacks: Parameters<typeof create>[0], options: Partial<PipelineOptions>) => {
    try {
      create(stacks, options);
    } catch (error) {
      return (error as Error).message;
    }
    return "nothing was refused";
  };

  it("with everything that is wrong at once", () => {
    expect(
      refusal(stacksOf(1), {
        roleArn: "arn:aws:iam::{account}:user/Deploy",
        planRoleArn: "arn:aws:iam::12345:role/Plan",
        file: "a\nb",
        branch: "main; id",
        schedule: "daily",
        shardSize: 0,
        maximumParallel: 1.5,
        terraformVersion: "~> 1.9",
        install: "a\nb",
        synthesize: "echo ${{ github.token }}",
        accepted: ["--json"],
      }),
    ).toBe(
      [
        "the github pipeline has 11 problems:",
        "  --role-arn is not the ARN of a role",
        '    found: "arn:aws:iam::{account}:user/Deploy"',
        "    write: arn:aws:iam::{account}:role/NAME, with {account} or the id of one account",
        "  --plan-role-arn is not the ARN of a role",
        '    found: "arn:aws:iam::12345:role/Plan"',
        "    write: arn:aws:iam::{account}:role/NAME, with {account} or the id of one account",
        "  --output is not the path of a file",
        '    found: "a\\nb"',
        "    write: a path from the repository's root, such as .github/workflows/audit-trail.yml",
        "  --branch is not the name of a branch",
        '    found: "main; id"',
        "    write: letters, digits, . _ - and / as in main or release/audit-trail",
        "  --schedule is not five fields of cron",
        '    found: "daily"',
        '    write: minute, hour, day, month, day of the week, as in "17 5 * * *"',
        "  --terraform-version is not an exact version",
        '    found: "~> 1.9"',
        "    write: three numbers, as in 1.11.4",
        "  --install is not one line of shell",
        '    found: "a\\nb"',
        '    write: a command such as "npm ci"',
        "  --synth is not one line of shell",
        '    found: "echo ${{ github.token }}"',
        '    write: a command such as "npx cdktf synth"',
        "  --accept is not the address of a resource",
        '    found: "--json"',
        "    write: what the guard printed, as in log-archive:aws_s3_bucket.log_bucket",
        "  --shard-size is not a number of that kind",
        '    found: "0"',
        "    write: a whole number from 1 to 9999",
        "  --max-parallel is not a number of that kind",
        '    found: "1.5"',
        "    write: a whole number from 1 to 9999",
      ].join("\n"),
    );
  });

  it("where pull requests would get the role that deploys", () => {
    expect(refusal(stacksOf(1), { planRoleArn: DEPLOY_ROLE })).toBe(
      [
        "the github pipeline has 1 problem:",
        "  --plan-role-arn is the role that deploys: a pull request could change the accounts before anybody approved it",
        `    found: "${DEPLOY_ROLE}"`,
        "    write: a role of its own that may only read",
      ].join("\n"),
    );
  });

  it("where a plan in each account would need the right to write there", () => {
    expect(refusal(assumingRoles(stacksOf(1, 2)), {})).toBe(
      [
        "the github pipeline has 1 problem:",
        "  --plan-role-arn would not do: Terraform assumes another role, which may write, even for a plan",
        "    found: arn:aws:iam::222222222222:role/OrganizationAccountAccessRole in log-archive, and 2 more",
        "    write: provider: { assumeRole: false } in the configuration, and run cdktf synth again",
      ].join("\n"),
    );
  });

  it("where one role would not come into the other accounts", () => {
    const unreachable = (option: string) => [
      `  ${option} is a role of one account, and Terraform assumes none for stacks of others`,
      "    found: log-archive in 222222222222, and 1 more",
      "    write: {account} instead of the account, or a roleArn for each account in the configuration",
    ];

    expect(refusal(stacksOf(1, 1), ONE_ROLE)).toBe(
      ["the github pipeline has 2 problems:", ...unreachable("--role-arn"), ...unreachable("--plan-role-arn")].join(
        "\n",
      ),
    );
  });

  it("where states are files, which the jobs do not share", () => {
    const [archive, ...others] = stacksOf(1);

    expect(refusal([archive!, ...others.map((stack) => ({ ...stack, backend: "local" }))], {})).toBe(
      [
        "the github pipeline has 1 problem:",
        "  state is a file on one machine: the jobs of a pipeline share no disk, and each would begin with nothing",
        "    found: local for management, and 1 more",
        "    write: a state that every job reaches, such as type: s3, in the configuration, and run cdktf synth again",
      ].join("\n"),
    );
  });

  it("where existing states are files, with everything else that is one", () => {
    const [archive, ...others] = stacksOf(1);
    const reading = (existingLocalStates: string[]) => others.map((stack) => ({ ...stack, existingLocalStates }));
    const stacks = [
      { ...archive!, backend: "local", existingLocalStates: ["landing-zone"] },
      ...reading(["landing-zone", "network"]),
    ];

    expect(refusal(stacks, { branch: "*" })).toBe(
      [
        "the github pipeline has 4 problems:",
        "  --branch is not the name of a branch",
        '    found: "*"',
        "    write: letters, digits, . _ - and / as in main or release/audit-trail",
        "  state is a file on one machine: the jobs of a pipeline share no disk, and each would begin with nothing",
        "    found: local for log-archive",
        "    write: a state that every job reaches, such as type: s3, in the configuration, and run cdktf synth again",
        "  existingState.landing-zone is a file on one machine: the jobs of a pipeline share no disk, and none would find it",
        "    found: local for log-archive, and 2 more",
        "    write: a state that every job reaches, such as type: s3, in the configuration, and run cdktf synth again",
        "  existingState.network is a file on one machine: the jobs of a pipeline share no disk, and none would find it",
        "    found: local for management, and 1 more",
        "    write: a state that every job reaches, such as type: s3, in the configuration, and run cdktf synth again",
      ].join("\n"),
    );
  });

  describe("where the role that deploys would be locked out", () => {
    const lockedOut = (found: string) =>
      [
        "the github pipeline has 1 problem:",
        "  --role-arn is no role that the policies spare: the first deployment would lock out the next",
        `    found: ${found}`,
        "    write: that role's ARN as roleArn of each account in the configuration, no reference, and run cdktf synth again",
      ].join("\n");
    const sparing = (...spared: string[][]) =>
      stacksOf(1, 1).map((stack) => (stack.name === "log-archive" ? { ...stack, spared } : stack));
    const roleIn = (accountId: string) => `arn:aws:iam::${accountId}:role/AuditTrailDeploy`;
    const both = [roleIn("222222222222"), roleIn("300000000000")];

    it("because its name is another, in every account but the management account, which no policy binds", () => {
      expect(refusal(stacksOf(1, 1), { roleArn: "arn:aws:iam::{account}:role/Deploy" })).toBe(
        lockedOut(
          "arn:aws:iam::222222222222:role/Deploy for log-archive, and 1 more; " +
            "spared: arn:aws:iam::222222222222:role/AuditTrailDeploy, and 2 more",
        ),
      );
    });

    it("in one account of several", () => {
      expect(refusal(sparing([roleIn("222222222222")]), {})).toBe(
        lockedOut(`${roleIn("300000000000")} for in-account-alarms-member-0; spared: ${roleIn("222222222222")}`),
      );
    });

    it("by one policy of several", () => {
      expect(refusal(sparing(both, []), {})).toBe(
        lockedOut(
          `${roleIn("222222222222")} for log-archive, and 1 more; spared: ${roleIn("222222222222")}, and 1 more`,
        ),
      );
    });

    it("perhaps: what a reference stands for is not guessed", () => {
      const reference = "${data.terraform_remote_state.existing-landing-zone.outputs.role_arns.deploy}";

      expect(refusal(sparing([reference, roleIn("300000000000")]), {})).toBe(
        lockedOut(`${roleIn("222222222222")} for log-archive; spared: ${reference}, and 1 more`),
      );
    });

    it("by policies that spare nobody", () => {
      expect(refusal(sparing([]), {})).toBe(
        lockedOut(`${roleIn("222222222222")} for log-archive, and 1 more; spared: nobody`),
      );
    });

    it("for all that is known: no stack holds the log bucket's policy", () => {
      expect(refusal(sparing(), {})).toBe(
        [
          "the github pipeline has 1 problem:",
          "  the assembly has no policy of a log bucket, so nothing tells whether the role that deploys would be locked out",
          "    write: the log archive's stack too, and run cdktf synth again",
        ].join("\n"),
      );
    });

    it("but not where a policy spares it by a pattern, or Terraform assumes roles that it spares anyway", () => {
      const pattern = "arn:aws:iam::??????????00:role/Audit*";

      expect(refusal(sparing([roleIn("222222222222"), pattern]), {})).toBe("nothing was refused");
      expect(refusal(assumingRoles(sparing()), ONE_ROLE)).toBe("nothing was refused");
    });
  });

  it("where the assembly is empty, or somebody put other things into it than accounts and Regions", () => {
    const [stack] = stacksOf(0);

    expect(refusal([], {})).toBe(
      [
        "the github pipeline has 1 problem:",
        "  the assembly has no stacks",
        "    write: an organization, and run cdktf synth",
      ].join("\n"),
    );
    expect(refusal([{ ...stack!, accountId: "$(id)", region: "eu-central-1\n  evil: true" }], {})).toBe(
      [
        "the github pipeline has 2 problems:",
        "  log-archive is in no account",
        '    found: "$(id)"',
        "    write: 12 digits",
        "  log-archive is in no Region",
        '    found: "eu-central-1\\n  evil: true"',
        "    write: a Region such as eu-central-1",
      ].join("\n"),
    );
  });

  it.each([
    "",
    "-main",
    "/main",
    "main/",
    "main..topic",
    "main.lock",
    "a//b",
    "*",
    "release/**",
    "!main",
    "main\nb",
    '"main"',
    "$(id)",
    "${{ github.token }}",
    "ma in",
  ])("with the branch %j, which an engine could take for something else", (branch) => {
    expect(refusal(stacksOf(1), { branch })).toContain("--branch is not the name of a branch");
  });
});

const folder = temporaryFolder();

describe.each(Object.keys(ENGINES) as EngineName[])("in a %s pipeline", (engine) => {
  /** What shells, YAML and engines each read in their own way. */
  const HOSTILE = [
    `echo "it's" '# no comment' : - { [ & * ! | > % @`,
    "echo $HOME $$ $(echo sub) `echo ticks`",
    "echo 'a: b' \"c: d\" \\\\ {{ x }} <<EOF",
    "yes",
    "on: push",
  ];

  it.each(HOSTILE)("the command that somebody wrote is run as it is: %s", (install) => {
    const [synth] = READERS[engine](fileFor(engine, stacksOf(1), { install }), "push").filter(({ commands }) =>
      commands.includes("npx cdktf synth"),
    );

    expect(synth!.commands).toContain(install);
  });

  it.each(["a'b", "x; touch pwned", "$(touch pwned)", "`touch pwned`", '"] } }', "a\\'b", "# x", "&& touch pwned"])(
    "an accepted address is one word of the command, whatever it is: %s",
    (address) => {
      const jobs = READERS[engine](fileFor(engine, stacksOf(1), { accepted: [address] }), "schedule");
      const command = jobs
        .map(({ commands }) => commands.at(-1))
        .find((last) => last?.startsWith("npx org-audit plan"))!;
      const { stdout } = runInShell([`printf '%s\\n' ${command.replace(/^npx /, "")}`], folder);

      expect(readdirSync(folder)).toEqual([]);
      expect(stdout.split("\n").slice(-3)).toEqual(["--accept", address, ""]);
    },
  );

  it("no text becomes a key", () => {
    const keys = (file: string) => Object.keys(parse(file) as object);

    expect(keys(fileFor(engine, stacksOf(1), { install: "x: y", accepted: ["evil: true"] }))).toEqual(
      keys(fileFor(engine, stacksOf(1))),
    );
  });
});
