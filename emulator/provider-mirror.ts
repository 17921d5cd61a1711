import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const PROVIDER = "hashicorp/aws";

/** Where Terraform and OpenTofu look `hashicorp/aws` up. */
const HOSTS = ["registry.terraform.io", "registry.opentofu.org"];

/** Folders that hold system software, each of whose children may be a mirror. */
const SOFTWARE_DIRECTORIES = ["/opt", "/usr/local/lib", "/usr/lib", "/var/lib"];

/** A folder from which Terraform installs the AWS provider without a network. */
export interface ProviderMirror {
  readonly directory: string;
  /** Version of the provider that Terraform will take: the highest that the stacks accept. */
  readonly version: string;
  /** Hosts that the folder mirrors. */
  readonly hosts: readonly string[];
}

/**
 * Finds a filesystem mirror of the AWS provider: the folder in `TF_PROVIDER_MIRROR`, one of the folders that Terraform
 * looks in by itself, or a folder of the system's software.
 *
 * @throws Error when `TF_PROVIDER_MIRROR` is set and is no such mirror
 * @see https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
 */
export function findProviderMirror(environment: NodeJS.ProcessEnv): ProviderMirror | undefined {
  const named = environment["TF_PROVIDER_MIRROR"];
  if (named) {
    const mirror = mirrorIn(named);
    if (!mirror) {
      throw new Error(
        [
          `TF_PROVIDER_MIRROR names a folder that does not mirror ${PROVIDER} for ${platform()}`,
          `  found: ${named}`,
          `  write: a folder that holds ${HOSTS[0]}/${PROVIDER} in a version from 5.100.0 to below 7.0.0`,
        ].join("\n"),
      );
    }
    return mirror;
  }
  for (const directory of [...impliedMirrors(environment), ...SOFTWARE_DIRECTORIES.flatMap(children)]) {
    const mirror = mirrorIn(directory);
    if (mirror) {
      return mirror;
    }
  }
  return undefined;
}

/**
 * Writes a CLI configuration file that takes the AWS provider from the mirror and everything else from its registry.
 *
 * @param file path of the file to write
 * @see https://developer.hashicorp.com/terraform/cli/config/config-file#explicit-installation-method-configuration
 */
export function writeCliConfiguration(file: string, mirror: ProviderMirror): void {
  const providers = JSON.stringify(mirror.hosts.map((host) => `${host}/${PROVIDER}`));
  writeFileSync(
    file,
    [
      "provider_installation {",
      "  filesystem_mirror {",
      `    path    = ${JSON.stringify(mirror.directory)}`,
      `    include = ${providers}`,
      "  }",
      "  direct {",
      `    exclude = ${providers}`,
      "  }",
      "}",
      "",
    ].join("\n"),
  );
}

function mirrorIn(directory: string): ProviderMirror | undefined {
  const versions = HOSTS.map((host) => ({ host, versions: versionsIn(join(directory, host, PROVIDER)) }));
  const hosts = versions.filter((found) => found.versions.length > 0);
  const [version] = hosts.flatMap((found) => found.versions).sort((a, b) => -compare(a, b));
  return version ? { directory, version, hosts: hosts.map((found) => found.host) } : undefined;
}

/** Versions in either of the two layouts: `<version>/<platform>/`, or `terraform-provider-aws_<version>_<platform>.zip`. */
function versionsIn(directory: string): string[] {
  const packed = new RegExp(`^terraform-provider-aws_(\\d+\\.\\d+\\.\\d+)_${platform()}\\.zip$`);
  return names(directory)
    .map((name) => packed.exec(name)?.[1] ?? (existsSync(join(directory, name, platform())) ? name : ""))
    .filter((version) => /^\d+\.\d+\.\d+$/.test(version))
    .filter((version) => compare(version, "5.100.0") >= 0 && compare(version, "7.0.0") < 0);
}

function impliedMirrors(environment: NodeJS.ProcessEnv): string[] {
  const home = environment["HOME"] ?? homedir();
  const dataDirectories = (environment["XDG_DATA_DIRS"] ?? "").split(":").filter((directory) => directory !== "");
  return [
    join(home, ".terraform.d/plugins"),
    ...[
      environment["XDG_DATA_HOME"] ?? join(home, ".local/share"),
      ...dataDirectories,
      "/usr/local/share",
      "/usr/share",
    ].map((directory) => join(directory, "terraform/plugins")),
  ];
}

function children(directory: string): string[] {
  return names(directory).map((name) => join(directory, name));
}

function names(directory: string): string[] {
  try {
    return readdirSync(directory).sort();
  } catch {
    // Missing, not a folder, or not ours to read: no mirror.
    return [];
  }
}

/** Terraform's name of this machine's platform, such as `linux_amd64`. */
function platform(): string {
  const architectures: Record<string, string> = { x64: "amd64", ia32: "386" };
  const systems: Record<string, string> = { win32: "windows" };
  return `${systems[process.platform] ?? process.platform}_${architectures[process.arch] ?? process.arch}`;
}

function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(".").map(Number));
  const differing = [0, 1, 2].find((part) => left![part] !== right![part]);
  return differing === undefined ? 0 : left![differing]! - right![differing]!;
}
