import { mkdirSync, writeFileSync } from "node:fs";
import { pullState } from "../../src/discovery";
import type { LocalStateLocation } from "../../src/states/local";
import { temporaryFolder } from "../support/temporary-folder";

const folder = temporaryFolder();

/** Pulls a state in a file, with a Terraform that could not be run. */
const pull = (location: Omit<LocalStateLocation, "type">) =>
  pullState({ type: "local", ...location }, "landing-zone", { TERRAFORM_BINARY_NAME: `${folder}/no-terraform` });

/** Writes a state that has one output: where it lies. */
function write(directory: string, file: string): void {
  mkdirSync(`${folder}/${directory}`, { recursive: true });
  writeFileSync(`${folder}/${directory}/${file}`, JSON.stringify({ outputs: { place: { value: directory } } }));
}

const stateOf = (place: string) => ({ state: { outputs: { place: { value: place } } } });

describe("a state in a file", () => {
  beforeAll(() => {
    write("zone", "a.tfstate");
    write("zone/terraform.tfstate.d/production", "terraform.tfstate");
    write("workspaces/production", "terraform.tfstate");
  });

  const path = `${folder}/zone/a.tfstate`;
  it.each([
    ["the file itself", { path }, "zone"],
    ["the file itself for the workspace default", { path, workspace: "default" }, "zone"],
    ["the workspace's own file beside it", { path, workspace: "production" }, "zone/terraform.tfstate.d/production"],
    [
      "the workspace's own file in the folder of workspaces",
      { path, workspace: "production", workspaceDir: `${folder}/workspaces` },
      "workspaces/production",
    ],
  ])("is read from %s", async (_file, location, place) => {
    expect(await pull(location)).toEqual(stateOf(place));
  });

  it.each([
    ["null", "it is JSON, but no state of Terraform"],
    ['{"resources":{}}', "it is JSON, but no state of Terraform"],
    ['{"outputs":', "Unexpected end of JSON input"],
  ])("is refused where it is none: %s", async (content, found) => {
    writeFileSync(`${folder}/damaged.tfstate`, content);

    expect(await pull({ path: `${folder}/damaged.tfstate` })).toEqual({
      problem: {
        where: "the state landing-zone",
        what: "cannot be read",
        found,
        write: "access to it, and a state that Terraform can show",
      },
    });
  });

  it("is none where its workspace has none yet, whatever the default workspace has", async () => {
    expect(await pull({ path, workspace: "staging" })).toEqual({ state: undefined });
  });
});
