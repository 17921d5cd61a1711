import type { TerraformRelease } from "./pipeline";

/** Where each program's releases are: zip files named alike, with one file of checksums a version. */
const RELEASES = {
  terraform: (version: string) => `https://releases.hashicorp.com/terraform/${version}`,
  tofu: (version: string) => `https://github.com/opentofu/opentofu/releases/download/v${version}`,
} as const;

/**
 * Shell commands that put Terraform or OpenTofu on the PATH of a job on Linux, where the engine itself has nothing for
 * that. They fail when the file is not the one that the release's checksums name. Need curl, sha256sum and unzip.
 */
export function terraformDownload({ binary, version }: TerraformRelease): string[] {
  const release = RELEASES[binary](version);
  const name = `${binary}_${version}`;
  return [
    `case "$(uname -m)" in aarch64) zip=${name}_linux_arm64.zip ;; *) zip=${name}_linux_amd64.zip ;; esac`,
    `curl --fail --silent --show-error --location --remote-name "${release}/$zip"`,
    `curl --fail --silent --show-error --location --remote-name "${release}/${name}_SHA256SUMS"`,
    `grep --fixed-strings "  $zip" ${name}_SHA256SUMS | sha256sum --check --strict`,
    `unzip -q -o "$zip" ${binary} -d .terraform-release && rm "$zip" ${name}_SHA256SUMS`,
    'export PATH="$PWD/.terraform-release:$PATH"',
  ];
}
