import { App, Testing, TerraformStack } from "cdktf";
import { consume, defineContract, keepState, publish } from "../../src/contracts";
import type { StateLocation } from "../../src/contracts";
import type { LocalStateLocation } from "../../src/states/local";
import type { S3StateLocation } from "../../src/states/s3";
import { temporaryFolder } from "../support/temporary-folder";
import { Template } from "../support/template";

const folder = temporaryFolder();

const contract = defineContract({
  name: "archive",
  version: 3,
  outputs: {
    bucket_name: { type: "string", description: "Name of the bucket" },
    policy_ids: { type: "list(string)", description: "Ids of the policies" },
    topic_arns: { type: "map(string)", description: "ARNs of the topics by account" },
  },
});
const TOPICS = { network: "arn:aws:sns:network", payments: "arn:aws:sns:payments" };

const LOCAL: LocalStateLocation = { type: "local", path: `${folder}/states/archive.tfstate` };
const S3: S3StateLocation = {
  type: "s3",
  bucket: "states",
  key: "audit-trail/archive.tfstate",
  region: "eu-central-1",
  roleArn: "arn:aws:iam::111111111111:role/TerraformState",
  kmsKeyArn: "arn:aws:kms:eu-central-1:111111111111:key/example",
  useLockfile: true,
  endpoints: { s3: "http://127.0.0.1:5000" },
  usePathStyle: true,
  skipCredentialsValidation: true,
};

function synthesize(build: (stack: TerraformStack) => void) {
  const stack = new TerraformStack(new App({ outdir: `${folder}/cdktf.out` }), "reader");
  build(stack);
  return Template.parse(Testing.synth(stack)).json;
}

describe("publish", () => {
  const { output } = synthesize((stack) =>
    publish(stack, contract, { bucket_name: "logs", policy_ids: ["p-1", "p-2"], topic_arns: TOPICS }),
  );

  it("makes every output of the contract under its own name, with its description", () => {
    expect(output).toEqual({
      contract_version: { value: 3, description: "Version of the contract archive" },
      bucket_name: { value: "logs", description: "Name of the bucket" },
      policy_ids: { value: ["p-1", "p-2"], description: "Ids of the policies" },
      topic_arns: { value: TOPICS, description: "ARNs of the topics by account" },
    });
  });
});

describe("consume", () => {
  const read = (location: StateLocation) =>
    synthesize((stack) => {
      publish(stack, contract, consume(stack, "archive", contract, location));
    });

  it("reads the producer's outputs through one data source", () => {
    const { data, output } = read(LOCAL);

    expect(Object.keys(data.terraform_remote_state)).toEqual(["archive"]);
    expect(output.bucket_name.value).toBe("${data.terraform_remote_state.archive.outputs.bucket_name}");
    expect(output.policy_ids.value).toBe("${data.terraform_remote_state.archive.outputs.policy_ids}");
    expect(output.topic_arns.value).toBe("${data.terraform_remote_state.archive.outputs.topic_arns}");
  });

  it("names a local state relative to the folder that Terraform runs in", () => {
    expect(read(LOCAL).data.terraform_remote_state.archive).toMatchObject({
      backend: "local",
      config: { path: "../../../states/archive.tfstate" },
    });
  });

  it("reads a state in S3 by its own role, without the arguments that only a writer needs", () => {
    expect(read(S3).data.terraform_remote_state.archive).toMatchObject({ backend: "s3" });
    expect(read(S3).data.terraform_remote_state.archive.config).toEqual({
      bucket: "states",
      key: "audit-trail/archive.tfstate",
      region: "eu-central-1",
      assume_role: { role_arn: "arn:aws:iam::111111111111:role/TerraformState" },
      endpoints: { s3: "http://127.0.0.1:5000" },
      use_path_style: true,
      skip_credentials_validation: true,
    });
  });

  it("stops with a sentence when the version differs or an output is missing", () => {
    const cure = "Deploy archive with this version of the module first: npx org-audit deploy archive";

    expect(read(LOCAL).data.terraform_remote_state.archive.lifecycle.postcondition).toEqual([
      {
        condition: "${try(self.outputs.contract_version, null) == 3}",
        error_message: `Stack reader reads the state of stack archive by version 3 of the contract archive, but the state holds version \${try(self.outputs.contract_version, "none")}. ${cure}`,
      },
      {
        condition: "${can(tostring(self.outputs.bucket_name))}",
        error_message: `Stack reader needs the output bucket_name of stack archive (Name of the bucket), but the state has no such string. ${cure}`,
      },
      {
        condition: "${can(tolist(self.outputs.policy_ids))}",
        error_message: `Stack reader needs the output policy_ids of stack archive (Ids of the policies), but the state has no such list(string). ${cure}`,
      },
      {
        condition: "${can(tomap(self.outputs.topic_arns))}",
        error_message: `Stack reader needs the output topic_arns of stack archive (ARNs of the topics by account), but the state has no such map(string). ${cure}`,
      },
    ]);
  });

  it("asks for nothing that the reader does not use, and once for what it uses twice", () => {
    const { data } = synthesize((stack) => {
      const { bucket_name } = consume(stack, "archive", contract, LOCAL);
      const again = consume(stack, "archive-again", contract, LOCAL);
      stack.addOverride("locals", { bucket_name, again: [again.bucket_name, again.bucket_name] });
    });

    for (const { lifecycle } of Object.values(data.terraform_remote_state) as {
      lifecycle: { postcondition: { condition: string }[] };
    }[]) {
      expect(lifecycle.postcondition.map(({ condition }) => condition)).toEqual([
        "${try(self.outputs.contract_version, null) == 3}",
        "${can(tostring(self.outputs.bucket_name))}",
      ]);
    }
  });
});

describe("keepState", () => {
  it("keeps a local state relative to the folder that Terraform runs in", () => {
    expect(synthesize((stack) => keepState(stack, LOCAL)).terraform.backend).toEqual({
      local: { path: "../../../states/archive.tfstate" },
    });
  });

  it("keeps a state in S3 encrypted and with a lock file", () => {
    expect(synthesize((stack) => keepState(stack, S3)).terraform.backend.s3).toEqual({
      bucket: "states",
      key: "audit-trail/archive.tfstate",
      region: "eu-central-1",
      assume_role: { role_arn: "arn:aws:iam::111111111111:role/TerraformState" },
      endpoints: { s3: "http://127.0.0.1:5000" },
      use_path_style: true,
      skip_credentials_validation: true,
      encrypt: true,
      kms_key_id: "arn:aws:kms:eu-central-1:111111111111:key/example",
      use_lockfile: true,
    });
  });

  it("leaves the lock file out where it is turned off", () => {
    const { s3 } = synthesize((stack) => keepState(stack, { ...S3, useLockfile: false })).terraform.backend;

    expect(s3).not.toHaveProperty("use_lockfile");
  });
});
