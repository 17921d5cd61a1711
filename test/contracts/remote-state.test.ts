import { App, Testing, TerraformStack } from "cdktf";
import { consume, defineContract, ExistingStateReader, keepState, publish } from "../../src/contracts";
import type { StateLocation } from "../../src/contracts";
import type { LocalStateLocation } from "../../src/states/local";
import type { S3StateLocation } from "../../src/states/s3";
import { ContractError } from "../../src/errors";
import { temporaryFolder } from "../support/temporary-folder";
import { Template } from "../support/template";

const folder = temporaryFolder();

const contract = defineContract({
  name: "archive",
  version: 3,
  outputs: {
    bucket_name: { type: "string", description: "Name of the bucket" },
    policy_ids: { type: "list(string)", description: "Ids of the policies" },
  },
});

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
    publish(stack, contract, { bucket_name: "logs", policy_ids: ["p-1", "p-2"] }),
  );

  it("makes every output of the contract under its own name, with its description", () => {
    expect(output).toEqual({
      contract_version: { value: 3, description: "Version of the contract archive" },
      bucket_name: { value: "logs", description: "Name of the bucket" },
      policy_ids: { value: ["p-1", "p-2"], description: "Ids of the policies" },
    });
  });
});

describe("consume", () => {
  const read = (location: StateLocation) =>
    synthesize((stack) => {
      const { bucket_name, policy_ids } = consume(stack, "archive", contract, location);
      publish(stack, contract, { bucket_name, policy_ids });
    });

  it("reads the producer's outputs through one data source", () => {
    const { data, output } = read(LOCAL);

    expect(Object.keys(data.terraform_remote_state)).toEqual(["archive"]);
    expect(output.bucket_name.value).toBe("${data.terraform_remote_state.archive.outputs.bucket_name}");
    expect(output.policy_ids.value).toBe("${data.terraform_remote_state.archive.outputs.policy_ids}");
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
    const cure = "Deploy archive with this version of the module first: cdktf deploy archive";

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
    ]);
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

describe("ExistingStateReader", () => {
  const organizationId = { name: "an organization id", pattern: "^o-[a-z0-9]{10,32}$" };

  it("gives a known value as it is and reads no state", () => {
    const { data } = synthesize((stack) => {
      expect(new ExistingStateReader(stack, {}).read("o-exampleorgid", organizationId)).toBe("o-exampleorgid");
    });

    expect(data).toBeUndefined();
  });

  it("reads two outputs of one state through one data source and checks the form of each once", () => {
    const { data, output } = synthesize((stack) => {
      const reader = new ExistingStateReader(stack, { "landing-zone": LOCAL });
      const id = { state: "landing-zone", output: "organization_id" };
      reader.read(id, organizationId);
      const bucket_name = reader.read(id, organizationId);
      reader.read({ state: "landing-zone", output: "root_id" }, { name: "a root id", pattern: "^r-" });
      publish(stack, contract, { bucket_name, policy_ids: [] });
    });
    const { postcondition } = data.terraform_remote_state["existing-landing-zone"].lifecycle;

    expect(Object.keys(data.terraform_remote_state)).toEqual(["existing-landing-zone"]);
    expect(output.bucket_name.value).toBe(
      "${data.terraform_remote_state.existing-landing-zone.outputs.organization_id}",
    );
    expect(postcondition).toEqual([
      {
        condition: '${can(regex("^o-[a-z0-9]{10,32}$", self.outputs.organization_id))}',
        error_message:
          "The existing state landing-zone has no output organization_id that is an organization id. Apply the landing zone that writes it, or correct the reference in the configuration.",
      },
      {
        condition: '${can(regex("^r-", self.outputs.root_id))}',
        error_message:
          "The existing state landing-zone has no output root_id that is a root id. Apply the landing zone that writes it, or correct the reference in the configuration.",
      },
    ]);
  });

  it("refuses a reference to a state that has no location", () => {
    const read = () =>
      synthesize((stack) =>
        new ExistingStateReader(stack, { "landing-zone": LOCAL, network: LOCAL }).read(
          { state: "landingzone", output: "organization_id" },
          organizationId,
        ),
      );

    expect(read).toThrow(ContractError);
    expect(read).toThrow(
      "the contract of stack reader has 1 problem:\n" +
        "  landingzone refers to an existing state that has no location\n" +
        "    write: one of: landing-zone, network",
    );
  });
});
