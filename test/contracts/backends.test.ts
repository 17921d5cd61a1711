/** What Terraform itself says of every kind of state: of its arguments in the backend block and in the data source. */
import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import * as path from "node:path";
import { promisify } from "node:util";
import { App, TerraformStack } from "cdktf";
import { terraformEnvironment } from "../../emulator/terraform-environment";
import { resolveBackend, resolveExistingStates } from "../../src/config/resolve/states";
import { consume, defineContract, ExistingStateReader, keepState, stateOf } from "../../src/contracts";
import { STATE_KINDS } from "../../src/states";
import { temporaryFolder } from "../support/temporary-folder";
import { Template } from "../support/template";
import { EXISTING, OWN } from "../states/every-option";

jest.setTimeout(2 * 60 * 1000);

const KINDS = Object.keys(STATE_KINDS) as (keyof typeof STATE_KINDS)[];

const folder = temporaryFolder();
const outdir = path.join(folder, "cdktf.out");
const { variables } = terraformEnvironment({ environment: {}, workDirectory: path.join(folder, "work") });

/** Terraform warns of the table of locks, which older versions need. */
const VALID = /Success! The configuration is valid[.,]/;

const contract = defineContract({
  name: "archive",
  version: 1,
  outputs: { bucket_name: { type: "string", description: "Name of the bucket" } },
});

/** OpenTofu 1.10 has none of these. */
const UNKNOWN_TO_OPENTOFU = ["useCli", "useAksWorkloadIdentity", "lookupBlobEndpoint"];

/** The options that the program at hand knows. */
function known<State extends object>(state: State): State {
  if (!path.basename(variables["TERRAFORM_BINARY_NAME"]!).startsWith("tofu")) return state;
  return Object.fromEntries(Object.entries(state).filter(([key]) => !UNKNOWN_TO_OPENTOFU.includes(key))) as State;
}

beforeAll(() => {
  mkdirSync(outdir);
  const app = new App({ outdir });
  const absolutePath = (relative: string) => path.join(folder, relative);
  for (const type of KINDS) {
    const own = resolveBackend(known(OWN[type]), absolutePath);
    const writer = new TerraformStack(app, `${type}-writer`);
    keepState(writer, stateOf(own, writer.node.id));

    const reader = new TerraformStack(app, `${type}-reader`);
    keepState(reader, { type: "local", path: path.join(folder, "reader.tfstate") });
    consume(reader, writer.node.id, contract, stateOf(own, writer.node.id));
    new ExistingStateReader(reader, resolveExistingStates({ zone: known(EXISTING[type]) }, absolutePath)).read(
      { state: "zone", output: "root_id" },
      { noun: "a root id", pattern: "^r-" },
    );
  }
  app.synth();
});

const fileOf = (stack: string) => path.join(outdir, "stacks", stack, "cdk.tf.json");
const jsonOf = (stack: string) => Template.parse(readFileSync(fileOf(stack), "utf8")).json;

/** What Terraform prints, as one line: it breaks its sentences anywhere. */
async function terraform(stack: string, parameters: string[], environment: Record<string, string> = {}) {
  const directory = path.dirname(fileOf(stack));
  const run = promisify(execFile)(
    variables["TERRAFORM_BINARY_NAME"]!,
    [`-chdir=${directory}`, ...parameters, "-no-color"],
    { env: { ...variables, ...environment } },
  );
  const printed = await run.catch((error: { stdout: string; stderr: string }) => error);
  return `${printed.stdout} ${printed.stderr}`.replaceAll(/[\s│╷╵]+/g, " ");
}

/** A copy of a stack with a change. */
function changed(stack: string, name: string, change: (json: ReturnType<typeof jsonOf>) => void): string {
  const json = jsonOf(stack);
  change(json);
  mkdirSync(path.dirname(fileOf(name)));
  writeFileSync(fileOf(name), JSON.stringify(json));
  return name;
}

async function validate(stack: string): Promise<string> {
  await terraform(stack, ["init", "-backend=false"]);
  return terraform(stack, ["validate"]);
}

describe.each(KINDS)("a state of the kind %s", (type) => {
  it("is read with arguments that Terraform knows", async () => {
    expect(await validate(`${type}-reader`)).toMatch(VALID);
  });

  it("is kept with arguments that Terraform knows", async () => {
    // The data source checks a backend's arguments without reaching for the state, which `init` does.
    const { terraform: settings } = jsonOf(`${type}-writer`);
    const probe = changed(`${type}-reader`, `${type}-kept`, ({ data, output }) => {
      expect(output).toBeUndefined();
      const [name] = Object.keys(data.terraform_remote_state);
      const config = type === "cloud" ? settings.cloud : settings.backend[type];
      data.terraform_remote_state = { [name!]: { backend: type, config } };
    });

    expect(await validate(probe)).toMatch(VALID);
  });

  it.each(["reader", "kept"])("is checked, since Terraform refuses a misspelt argument (%s)", async (role) => {
    const misspelt = changed(`${type}-${role}`, `${type}-${role}-misspelt`, ({ data }) => {
      for (const source of Object.values<{ config: Record<string, unknown> }>(data.terraform_remote_state)) {
        source.config["storeage"] = "x";
      }
    });

    expect(await validate(misspelt)).toMatch(/unexpected attribute "storeage"|unsupported attribute "storeage"/);
  });
});

/** How far `terraform init` comes where nobody keeps states: to the first call, past every check of the arguments. */
describe("the backend block", () => {
  const NOBODY_ANSWERS = /connection refused/;
  const REACHED: Record<keyof typeof STATE_KINDS, RegExp> = {
    local: /Successfully configured the backend "local"!/,
    s3: NOBODY_ANSWERS,
    // Google's client tries for ever where nobody answers, so somebody refuses.
    gcs: /response code 403/,
    azurerm: NOBODY_ANSWERS,
    http: NOBODY_ANSWERS,
    remote: NOBODY_ANSWERS,
    cloud: NOBODY_ANSWERS,
    pg: NOBODY_ANSWERS,
  };

  const CREDENTIALS = {
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    GOOGLE_OAUTH_ACCESS_TOKEN: "test",
    ARM_OIDC_TOKEN: "test",
  };

  /** Taken out, since they lead to a public endpoint or need a file that is not there. */
  const WITHOUT = [
    "profile",
    "impersonate_service_account",
    "impersonate_service_account_delegates",
    "client_certificate_pem",
    "client_ca_certificate_pem",
  ];

  const block = (type: string, { terraform: settings }: ReturnType<typeof jsonOf>): Record<string, unknown> =>
    type === "cloud" ? settings.cloud : settings.backend[type];

  const asked: string[] = [];
  const refusing = createServer(({ url }, response) => {
    asked.push(url!);
    response.writeHead(403).end();
  });
  beforeAll(() => new Promise<void>((resolve) => refusing.listen(0, "127.0.0.1", resolve)));
  afterAll(() => refusing.close());

  it.each(KINDS)("of the kind %s is accepted by Terraform as far as the first call", async (type) => {
    const writer = changed(`${type}-writer`, `${type}-init`, (json) => {
      const settings = block(type, json);
      for (const argument of WITHOUT) delete settings[argument];
      if (type === "gcs") {
        const { port } = refusing.address() as AddressInfo;
        settings["storage_custom_endpoint"] = `http://127.0.0.1:${port}/storage/v1/`;
      }
    });

    expect(await terraform(writer, ["init", "-input=false"], CREDENTIALS)).toMatch(REACHED[type]);
  });

  it("of the kind gcs leads to the stack's own folder", () => {
    expect(asked[0]).toMatch(/^\/storage\/v1\/b\/example-states\/o\?.*prefix=audit-trail%2Fgcs-writer%2F/);
  });

  it.each(KINDS)("of the kind %s is refused with an argument that Terraform does not know", async (type) => {
    const writer = changed(`${type}-writer`, `${type}-init-misspelt`, (json) => {
      block(type, json)["storeage"] = "x";
    });

    expect(await terraform(writer, ["init", "-input=false"])).toMatch(
      /Extraneous JSON object property|Unsupported argument/,
    );
  });
});
