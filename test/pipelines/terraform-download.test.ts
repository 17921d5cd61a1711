import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import * as path from "node:path";
import { terraformDownload } from "../../src/pipelines/terraform-download";
import { temporaryFolder } from "../support/temporary-folder";
import { runInShell, standIn } from "./shell";

const folder = temporaryFolder();
const RELEASES = {
  terraform: "https://releases.hashicorp.com/terraform/1.11.4",
  tofu: "https://github.com/opentofu/opentofu/releases/download/v1.11.4",
};

/** Runs the commands where curl finds a zip and its checksums, and unzip puts a program there. */
function download(
  binary: "terraform" | "tofu",
  { machine = "x86_64", content = "zip", named = (zip: string) => zip, then = [] as string[] } = {},
) {
  const job = mkdtempSync(path.join(folder, "job-"));
  const architecture = machine === "aarch64" ? "arm64" : "amd64";
  const zip = `${binary}_1.11.4_linux_${architecture}.zip`;
  const checksum = createHash("sha256").update("zip").digest("hex");
  standIn(job, "uname", `echo ${machine}`);
  standIn(
    job,
    "curl",
    [
      'url="${@: -1}"; echo "$url" >> urls',
      `case "$url" in *SHA256SUMS) echo "${checksum}  ${named(zip)}" > "$(basename "$url")" ;;`,
      `*) printf '%s' '${content}' > "$(basename "$url")" ;; esac`,
    ].join("\n"),
  );
  standIn(job, "unzip", `mkdir -p "\${@: -1}"; printf '#!/bin/sh\\necho ran ${binary}' > "\${@: -1}/${binary}"; chmod +x "\${@: -1}/${binary}"`); // prettier-ignore
  const result = runInShell([...terraformDownload({ binary, version: "1.11.4" }), ...then], job);
  return { ...result, zip, urls: readFileSync(path.join(job, "urls"), "utf8").trim().split("\n"), job };
}

it.each([
  ["terraform", "x86_64"],
  ["tofu", "aarch64"],
] as const)("puts %s for %s on the PATH, and leaves nothing beside it", (binary, machine) => {
  const { status, stdout, urls, zip } = download(binary, { machine, then: [binary, "ls -A"] });

  expect(status).toBe(0);
  expect(stdout).toBe(`${zip}: OK\nran ${binary}\n.terraform-release\nstand-ins\nurls\n`);
  expect(urls).toEqual([`${RELEASES[binary]}/${zip}`, `${RELEASES[binary]}/${binary}_1.11.4_SHA256SUMS`]);
});

it.each([
  ["is not what its checksum says", { content: "something else" }],
  ["has no checksum", { named: () => "another.zip" }],
])("stops where the file %s", (_title, options) => {
  expect(download("terraform", { ...options, then: ["echo went on"] })).toMatchObject({
    status: 1,
    stdout: expect.not.stringContaining("went on"),
  });
});

it("stops where there is no release", () => {
  const job = mkdtempSync(path.join(folder, "job-"));
  standIn(job, "curl", "exit 22");

  expect(runInShell(terraformDownload({ binary: "terraform", version: "99.0.0" }), job).status).toBe(22);
  rmSync(job, { recursive: true });
});
