import type { TerraformRelease } from "../pipeline";

/**
 * The actions that workflows use, each at one commit: a version's tag can be moved to other code, a commit cannot.
 * The version stands beside it as a comment, so that Dependabot and people can read it.
 *
 * @see https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions
 */
const PINS = {
  "actions/checkout": ["de0fac2e4500dabe0009e67214ff5f5447ce83dd", "v6.0.2"],
  "actions/setup-node": ["53b83947a5a98c8d113130e565377fae1a50d02f", "v6.3.0"],
  "actions/upload-artifact": ["bbbca2ddaa5d8feaa63e36b76fdaad77386f024f", "v7.0.0"],
  "actions/download-artifact": ["70fc10c6e5e1ce46ad2ea6f2b72d43f7d47b13c3", "v8.0.0"],
  "aws-actions/configure-aws-credentials": ["8df5847569e6427dd6c4fb1cf565c83acfa8afa7", "v6.0.0"],
  "hashicorp/setup-terraform": ["5e8dbf3c6d9deaf4193ca7a8fb23f2ac83bb6c85", "v4.0.0"],
  "opentofu/setup-opentofu": ["a1320f892987e89d278cc92dc5adc984fb93aca4", "v2.0.2"],
} as const;

/** A step that uses an action. */
export function action(name: keyof typeof PINS, inputs: Readonly<Record<string, unknown>>) {
  return { uses: `${name}@${PINS[name][0]}`, with: inputs };
}

/** Writes the version behind each commit. */
export function nameVersions(yaml: string): string {
  return Object.values(PINS).reduce(
    (text, [commit, version]) => text.replaceAll(`@${commit}\n`, `@${commit} # ${version}\n`),
    yaml,
  );
}

/** Installs Terraform or OpenTofu, without the wrapper that hides exit codes. */
export function setUpTerraform({ binary, version }: TerraformRelease) {
  return binary === "tofu"
    ? action("opentofu/setup-opentofu", { tofu_version: version, tofu_wrapper: false })
    : action("hashicorp/setup-terraform", { terraform_version: version, terraform_wrapper: false });
}
