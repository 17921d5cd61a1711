import { existsSync, mkdirSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import { findProviderMirror, writeCliConfiguration } from "./provider-mirror";

export interface TerraformEnvironmentOptions {
  /** Variables to add, such as an emulator's `environment`. They win over inherited ones. */
  readonly environment: Readonly<Record<string, string>>;
  /** Folder for the files of this run. Made when it is missing. */
  readonly workDirectory: string;
  /**
   * Variables to start from.
   * @default - those of this process
   */
  readonly inherited?: NodeJS.ProcessEnv;
}

/** What Terraform, OpenTofu and cdktf-cli run with. */
export interface TerraformEnvironment {
  /** Every variable, `PATH` and the like included. `TERRAFORM_BINARY_NAME` names the program that was found. */
  readonly variables: Record<string, string>;
  /** One clause that says where the AWS provider comes from, for people to read. */
  readonly providerSource: string;
}

/** Settings under which Terraform and cdktf-cli ask nothing, report nothing home and share no cache. */
const UNATTENDED = {
  CHECKPOINT_DISABLE: "1",
  TF_IN_AUTOMATION: "1",
  TF_INPUT: "0",
  DISABLE_VERSION_CHECK: "1",
  // A cache that two inits fill at once breaks: https://github.com/hashicorp/terraform/issues/31964
  CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1",
};

/**
 * The environment of a run that depends on nothing of the person's own: no AWS identity, no Terraform workspace or
 * arguments, and the AWS provider from a filesystem mirror where there is one.
 *
 * @throws Error when neither Terraform nor OpenTofu is there, or `TF_PROVIDER_MIRROR` is no mirror
 */
export function terraformEnvironment(options: TerraformEnvironmentOptions): TerraformEnvironment {
  const inherited = options.inherited ?? process.env;
  const provider = chooseProviderSource(inherited, options.workDirectory);
  const own = Object.entries(inherited).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !isPersonal(entry[0]),
  );
  return {
    variables: {
      ...Object.fromEntries(own),
      ...UNATTENDED,
      TERRAFORM_BINARY_NAME: findBinary(inherited),
      ...(provider.cliConfiguration ? { TF_CLI_CONFIG_FILE: provider.cliConfiguration } : {}),
      ...options.environment,
    },
    providerSource: provider.sentence,
  };
}

/** Credentials, profiles, workspaces, extra arguments. Logging and the plugin cache stay. */
function isPersonal(name: string): boolean {
  return name.startsWith("AWS_") || (name.startsWith("TF_") && !/^TF_(LOG|PLUGIN_CACHE)/.test(name));
}

function chooseProviderSource(inherited: NodeJS.ProcessEnv, workDirectory: string) {
  mkdirSync(workDirectory, { recursive: true });
  const mirror = findProviderMirror(inherited);
  if (mirror) {
    const cliConfiguration = join(workDirectory, "terraform.tfrc");
    writeCliConfiguration(cliConfiguration, mirror);
    return {
      cliConfiguration,
      sentence: `provider "hashicorp/aws" ${mirror.version} from the filesystem mirror ${mirror.directory}`,
    };
  }
  const cliConfiguration = inherited["TF_CLI_CONFIG_FILE"];
  if (cliConfiguration && existsSync(cliConfiguration)) {
    return { cliConfiguration, sentence: `provider "hashicorp/aws" as ${cliConfiguration} says` };
  }
  return { sentence: 'provider "hashicorp/aws" from the registry' };
}

function findBinary(inherited: NodeJS.ProcessEnv): string {
  const named = inherited["TERRAFORM_BINARY_NAME"];
  const candidates = named ? [named] : ["terraform", "tofu"];
  const found = candidates.find((name) => isOnPath(name, inherited["PATH"] ?? ""));
  if (!found) {
    throw new Error(
      [
        `no ${candidates.join(" and no ")} on the PATH`,
        "  write: install Terraform 1.9 or later, or OpenTofu 1.9 or later, or set TERRAFORM_BINARY_NAME to its path",
      ].join("\n"),
    );
  }
  return found;
}

function isOnPath(name: string, path: string): boolean {
  return isAbsolute(name)
    ? existsSync(name)
    : path.split(delimiter).some((directory) => existsSync(join(directory, name)));
}
