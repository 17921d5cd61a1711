import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as providerMirror from "../../emulator/provider-mirror";
import { terraformEnvironment } from "../../emulator/terraform-environment";

let directory: string;
let findMirror: jest.SpyInstance;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "environment-"));
  writeFileSync(join(directory, "terraform"), "");
  // Whether this machine has a mirror must not decide these tests.
  findMirror = jest.spyOn(providerMirror, "findProviderMirror").mockReturnValue(undefined);
});
afterEach(() => {
  findMirror.mockRestore();
  rmSync(directory, { recursive: true });
});

const workDirectory = () => join(directory, "work");

function environment(inherited: NodeJS.ProcessEnv = {}, own: Record<string, string> = {}) {
  return terraformEnvironment({
    environment: own,
    workDirectory: workDirectory(),
    inherited: { PATH: directory, ...inherited },
  });
}

const UNATTENDED = {
  CHECKPOINT_DISABLE: "1",
  TF_IN_AUTOMATION: "1",
  TF_INPUT: "0",
  DISABLE_VERSION_CHECK: "1",
  CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1",
  TERRAFORM_BINARY_NAME: "terraform",
};

test("keeps what is not personal, drops identities, workspaces and arguments, and adds its own", () => {
  const inherited = {
    HOME: "/home/me",
    AWS_PROFILE: "production",
    AWS_ENDPOINT_URL: "https://example.com",
    TF_WORKSPACE: "other",
    TF_CLI_ARGS: "-lock=false",
    TF_VAR_email_domain: "example.org",
    TF_LOG: "warn",
    TF_PLUGIN_CACHE_DIR: "/cache",
  };

  expect(environment(inherited, { AWS_ENDPOINT_URL: "http://127.0.0.1:5000" })).toEqual({
    variables: {
      ...UNATTENDED,
      PATH: directory,
      HOME: "/home/me",
      TF_LOG: "warn",
      TF_PLUGIN_CACHE_DIR: "/cache",
      AWS_ENDPOINT_URL: "http://127.0.0.1:5000",
    },
    providerSource: 'provider "hashicorp/aws" from the registry',
  });
});

test("writes a CLI configuration for a mirror into the run's own folder", () => {
  findMirror.mockReturnValue({ directory: "/plugins", version: "5.100.0", hosts: ["registry.terraform.io"] });

  const { variables, providerSource } = environment({ TF_CLI_CONFIG_FILE: join(directory, "mine.tfrc") });

  expect(providerSource).toBe('provider "hashicorp/aws" 5.100.0 from the filesystem mirror /plugins');
  expect(variables["TF_CLI_CONFIG_FILE"]).toBe(join(workDirectory(), "terraform.tfrc"));
});

test("without a mirror, keeps a CLI configuration that exists and drops one that does not", () => {
  const file = join(directory, "mine.tfrc");
  expect(environment({ TF_CLI_CONFIG_FILE: file }).variables).not.toHaveProperty("TF_CLI_CONFIG_FILE");

  writeFileSync(file, "");

  expect(environment({ TF_CLI_CONFIG_FILE: file })).toMatchObject({
    variables: { TF_CLI_CONFIG_FILE: file },
    providerSource: `provider "hashicorp/aws" as ${file} says`,
  });
});

test("takes the binary that is named, else terraform, else tofu", () => {
  const only = (name: string) => {
    const bin = join(directory, name);
    mkdirSync(bin);
    writeFileSync(join(bin, name), "");
    return bin;
  };
  const [tofu, custom] = [only("tofu"), only("custom")];
  const binary = (inherited: NodeJS.ProcessEnv) => environment(inherited).variables["TERRAFORM_BINARY_NAME"];

  expect(binary({ PATH: `${tofu}:${directory}` })).toBe("terraform");
  expect(binary({ PATH: tofu })).toBe("tofu");
  expect(binary({ PATH: `${directory}:${tofu}`, TERRAFORM_BINARY_NAME: "tofu" })).toBe("tofu");
  expect(binary({ PATH: "", TERRAFORM_BINARY_NAME: join(custom, "custom") })).toBe(join(custom, "custom"));
});

test.each([
  [{ PATH: "/nowhere" }, "no terraform and no tofu on the PATH"],
  [{ TERRAFORM_BINARY_NAME: "tofu" }, "no tofu on the PATH"],
])("refuses a machine without the binary: %j", (inherited, summary) => {
  expect(() => environment(inherited)).toThrow(
    `${summary}\n  write: install Terraform 1.9 or later, or OpenTofu 1.9 or later, or set TERRAFORM_BINARY_NAME to its path`,
  );
});
