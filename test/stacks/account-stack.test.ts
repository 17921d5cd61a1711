import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import type { App } from "cdktf";
import { TerraformOutput, TerraformStack, Testing } from "cdktf";
import { loadOrganization } from "../../src/config";
import type { Organization } from "../../src/config";
import { ContractError } from "../../src/errors";
import { defineStacks } from "../../stacks";
import { AccountStack } from "../../stacks/account-stack";
import { synthesizeOrganization } from "../support/synthesize-organization";
import { temporaryFolder } from "../support/temporary-folder";

const folder = temporaryFolder();
const example = loadOrganization("config/organization.yaml");
const synthesize = (changes: Partial<Organization>, name: string) =>
  synthesizeOrganization({ ...example, ...changes }, `${folder}/${name}`);

describe("every stack", () => {
  const synthesized = synthesize({}, "example");
  const providerOf = (stack: string) => synthesized.template(stack).json.provider.aws;

  it("can be applied to its own account only", () => {
    const elsewhere: Record<string, object> = {
      "log-archive": { allowed_account_ids: ["222222222222"] },
      "tamper-watch-log-archive-eu-central-1": { allowed_account_ids: ["222222222222"] },
      "tamper-watch-log-archive-us-east-1": { allowed_account_ids: ["222222222222"], region: "us-east-1" },
      "tamper-watch-management-us-east-1": { region: "us-east-1" },
      "in-account-alarms-payments-production": { allowed_account_ids: ["555555555555"] },
      "in-account-alarms-payments-production-us-east-1": { allowed_account_ids: ["555555555555"], region: "us-east-1" },
    };

    for (const stack of synthesized.stacks) {
      expect(providerOf(stack)).toHaveLength(1);
      expect(providerOf(stack)[0]).toMatchObject({
        region: "eu-central-1",
        allowed_account_ids: ["111111111111"],
        ...elsewhere[stack],
      });
    }
  });

  it("assumes the role of its account where the configuration names one", () => {
    expect(providerOf("log-archive")[0].assume_role).toEqual([
      { role_arn: "arn:aws:iam::222222222222:role/OrganizationAccountAccessRole" },
    ]);
    expect(providerOf("management")[0]).not.toHaveProperty("assume_role");
  });

  it("assumes no role where whoever runs Terraform has it already", () => {
    const pipeline = synthesize({ provider: { ...example.provider, assumeRole: false } }, "pipeline");

    for (const stack of pipeline.stacks) {
      expect(pipeline.template(stack).json.provider.aws[0]).not.toHaveProperty("assume_role");
    }
  });

  it("bears the tags of the configuration", () => {
    for (const stack of synthesized.stacks) {
      expect(providerOf(stack)[0].default_tags).toEqual([{ tags: { owner: "security" } }]);
    }
  });

  it("runs with either major version of the AWS provider and with Terraform 1.9", () => {
    for (const stack of synthesized.stacks) {
      expect(synthesized.template(stack).json.terraform).toMatchObject({
        required_version: ">= 1.9.0",
        required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" } },
      });
    }
  });

  it("uses no argument that only one major version knows", () => {
    // The arguments of version 6 that our resources have there: see decision 1.
    const newer = [
      "deletion_protection_enabled",
      "apply_on_transformed_logs",
      "skip_destroy",
      "blocked_encryption_types",
    ];

    for (const stack of synthesized.stacks) {
      const { resource } = synthesized.template(stack).json;
      for (const resources of Object.values<Record<string, object>>(resource)) {
        for (const attributes of Object.values(resources)) {
          expect(Object.keys(attributes)).not.toContain("region");
          for (const name of newer) expect(JSON.stringify(attributes)).not.toContain(`"${name}"`);
        }
      }
    }
  });
});

describe("the state of a stack", () => {
  it("is a file of its own of the local backend", () => {
    const synthesized = synthesize(
      { state: { type: "local", path: `${folder}/states/{stack}.tfstate` } },
      "local/cdktf.out",
    );

    expect(synthesized.template("management").json.terraform.backend).toEqual({
      local: { path: "../../../../states/management.tfstate" },
    });
    expect(synthesized.template("management").json.data.terraform_remote_state["log-archive"].config).toEqual({
      path: "../../../../states/log-archive.tfstate",
    });
  });

  it("is a key of its own in S3, locked, and read back from the same place", () => {
    const access = {
      bucket: "example-states",
      region: "eu-central-1",
      roleArn: "arn:aws:iam::111111111111:role/TerraformState",
    };
    const synthesized = synthesize(
      { state: { type: "s3", ...access, key: "audit-trail/{stack}.tfstate", useLockfile: true } },
      "s3/cdktf.out",
    );
    const keys = synthesized.stacks.map((stack) => synthesized.template(stack).json.terraform.backend.s3.key);

    expect(new Set(keys).size).toBe(synthesized.stacks.length);
    expect(synthesized.template("management").json.terraform.backend.s3).toEqual({
      bucket: "example-states",
      key: "audit-trail/management.tfstate",
      region: "eu-central-1",
      encrypt: true,
      use_lockfile: true,
      assume_role: { role_arn: access.roleArn },
    });
    expect(synthesized.template("alarms-network").json.data.terraform_remote_state.management.config).toEqual({
      bucket: "example-states",
      key: "audit-trail/management.tfstate",
      region: "eu-central-1",
      assume_role: { role_arn: access.roleArn },
    });
  });

  it("is read by another role than the one that writes it, where the configuration says so", () => {
    const roleArn = "arn:aws:iam::111111111111:role/TerraformState";
    const readRoleArn = "arn:aws:iam::111111111111:role/TerraformStateReader";
    const { template } = synthesize(
      { state: { type: "s3", bucket: "example-states", region: "eu-central-1", key: "{stack}", roleArn, readRoleArn } },
      "readers/cdktf.out",
    );

    expect(template("management").json.terraform.backend.s3.assume_role).toEqual({ role_arn: roleArn });
    expect(template("management").json.data.terraform_remote_state["log-archive"].config.assume_role).toEqual({
      role_arn: readRoleArn,
    });
  });

  it("needs a Terraform that knows lock files, where it has one", () => {
    const access = { type: "s3", bucket: "example-states", region: "eu-central-1", key: "{stack}" } as const;
    const locked = synthesize({ state: { ...access, useLockfile: true } }, "locked/cdktf.out");
    const table = synthesize({ state: { ...access, dynamodbTable: "locks" } }, "table/cdktf.out");

    expect(locked.template("management").json.terraform.required_version).toBe(">= 1.10.0");
    expect(table.template("management").json.terraform.required_version).toBe(">= 1.9.0");
  });

  it("is refused where two stacks, or a stack and the landing zone, would share one", () => {
    const zone = { type: "local", path: `${folder}/states/management.tfstate` } as const;
    const existingState = { ...example.existingState, zone };
    const state = { type: "local", path: `${folder}/states/{stack}.tfstate` } as const;

    expect(() => synthesize({ state, existingState }, "shared/cdktf.out")).toThrow(
      "management would keep its state where the existing state zone has its own",
    );
  });
});

describe("the provider section of the configuration", () => {
  it("reaches every stack's provider", () => {
    const provider = { maxRetries: 3, s3UsePathStyle: true, endpoints: { s3: "https://s3.example.com" } };
    const synthesized = synthesize({ provider }, "provider");

    for (const stack of synthesized.stacks) {
      expect(synthesized.template(stack).json.provider.aws[0]).toMatchObject({
        max_retries: 3,
        s3_use_path_style: true,
        endpoints: [{ s3: "https://s3.example.com" }],
      });
    }
  });
});

describe("what cdktf looks for before it synthesizes, and stacks here leave out", () => {
  const prepareAll = (app: App) => {
    for (const stack of app.node.children.filter(TerraformStack.isStack)) {
      TerraformStack.prototype.prepareStack.call(stack);
    }
  };

  it("is nowhere: no stack refers to another but through its state", () => {
    const app = Testing.app({ outdir: `${folder}/prepared` });
    defineStacks(app, example);

    expect(app.node.children.length).toBeGreaterThan(10);
    expect(() => prepareAll(app)).not.toThrow();
  });

  it("would be found, and refused", () => {
    class TopicStack extends AccountStack {
      readonly topic = new SnsTopic(this, "topic");
    }
    const app = Testing.app({ outdir: `${folder}/referring` });
    const { topic } = new TopicStack(app, "log-archive", example, example.logArchiveAccount);
    new TerraformOutput(new TopicStack(app, "management", example, example.management), "arn", { value: topic.arn });

    expect(() => prepareAll(app)).toThrow(ContractError);
  });
});
