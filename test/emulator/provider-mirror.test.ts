import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findProviderMirror, writeCliConfiguration } from "../../emulator/provider-mirror";

const PLATFORM = `${process.platform}_${process.arch === "x64" ? "amd64" : process.arch}`;

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), "mirror-"))));
afterEach(() => rmSync(directory, { recursive: true }));

/** Puts a provider into a mirror, in one of the two layouts. */
function mirror(
  folder: string,
  version: string,
  { host = "registry.terraform.io", platform = PLATFORM, packed = false } = {},
): string {
  const provider = join(directory, folder, host, "hashicorp/aws");
  const file = packed
    ? join(provider, `terraform-provider-aws_${version}_${platform}.zip`)
    : join(provider, version, platform, `terraform-provider-aws_v${version}`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, "");
  return join(directory, folder);
}

const named = (folder: string) => findProviderMirror({ TF_PROVIDER_MIRROR: folder });

test.each([false, true])("finds the mirror that TF_PROVIDER_MIRROR names, packed: %s", (packed) => {
  const folder = mirror("plugins", "5.100.0", { packed });

  expect(named(folder)).toEqual({ directory: folder, version: "5.100.0", hosts: ["registry.terraform.io"] });
});

test("takes the highest version that the stacks accept", () => {
  for (const version of ["4.67.0", "5.100.0", "6.9.0", "6.25.0", "7.0.0"]) {
    mirror("plugins", version);
  }

  expect(named(join(directory, "plugins"))).toMatchObject({ version: "6.25.0" });
});

test.each([
  ["5.99.9", false],
  ["5.100.0", true],
  ["6.99.99", true],
  ["7.0.0", false],
])("version %s is accepted: %s", (version, accepted) => {
  const folder = mirror("plugins", version);

  const find = () => named(folder);
  if (accepted) {
    expect(find()).toMatchObject({ version });
  } else {
    expect(find).toThrow("TF_PROVIDER_MIRROR names a folder that does not mirror hashicorp/aws");
  }
});

test("refuses a TF_PROVIDER_MIRROR without the provider for this platform", () => {
  const folder = mirror("plugins", "5.100.0", { platform: "plan9_mips" });

  expect(() => named(folder)).toThrow(
    [
      `TF_PROVIDER_MIRROR names a folder that does not mirror hashicorp/aws for ${PLATFORM}`,
      `  found: ${folder}`,
      "  write: a folder that holds registry.terraform.io/hashicorp/aws in a version from 5.100.0 to below 7.0.0",
    ].join("\n"),
  );
});

test("finds Terraform's own folders in Terraform's order", () => {
  const environment = { HOME: join(directory, "home"), XDG_DATA_DIRS: join(directory, "data") };

  const last = mirror("data/terraform/plugins", "5.100.0");
  expect(findProviderMirror(environment)?.directory).toBe(last);
  const second = mirror("home/.local/share/terraform/plugins", "5.100.0");
  expect(findProviderMirror(environment)?.directory).toBe(second);
  const first = mirror("home/.terraform.d/plugins", "5.100.0");
  expect(findProviderMirror(environment)?.directory).toBe(first);
});

test("the CLI configuration maps every host that the mirror has, and leaves the rest to the registry", () => {
  const folder = mirror("plugins", "5.100.0");
  mirror("plugins", "5.100.0", { host: "registry.opentofu.org" });
  const file = join(directory, "terraform.tfrc");

  writeCliConfiguration(file, named(folder)!);

  const providers = '["registry.terraform.io/hashicorp/aws","registry.opentofu.org/hashicorp/aws"]';
  expect(readFileSync(file, "utf8")).toBe(
    `provider_installation {
  filesystem_mirror {
    path    = "${folder}"
    include = ${providers}
  }
  direct {
    exclude = ${providers}
  }
}
`,
  );
});
