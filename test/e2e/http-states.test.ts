/** States behind a server with locks and a password, kept and read by the real Terraform. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { App, TerraformStack } from "cdktf";
import { Terraform } from "../../emulator/terraform";
import { consume, defineContract, keepState, publish, stateOf } from "../../src/contracts";
import { HttpStateServer } from "./http-state-server";

jest.setTimeout(2 * 60 * 1000);

const contract = defineContract({
  name: "archive",
  version: 1,
  outputs: { bucket_names: { type: "list(string)", description: "Names of the buckets" } },
});

const folder = mkdtempSync(path.join(tmpdir(), "http-states-"));
let server: HttpStateServer;
let terraform: Terraform;
const directoryOf = (stack: string) => path.join(folder, "cdktf.out/stacks", stack);

beforeAll(async () => {
  server = await HttpStateServer.start("pipeline", "example password");
  terraform = new Terraform({
    environment: { TF_HTTP_PASSWORD: "example password" },
    workDirectory: path.join(folder, "work"),
  });

  const outdir = path.join(folder, "cdktf.out");
  mkdirSync(outdir);
  const app = new App({ outdir });
  const address = `${server.endpoint}/audit-trail/{stack}`;
  const states = { type: "http", address, lockAddress: address, unlockAddress: address, username: "pipeline" } as const;
  const archive = new TerraformStack(app, "archive");
  keepState(archive, stateOf(states, "archive"));
  publish(archive, contract, { bucket_names: ["logs", "access-logs"] });

  const reader = new TerraformStack(app, "reader");
  keepState(reader, stateOf(states, "reader"));
  publish(reader, contract, consume(reader, "archive", contract, stateOf(states, "archive")));
  app.synth();
});

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

it("keeps one state a stack, reads it from another, and takes the password from the environment", async () => {
  for (const stack of ["archive", "reader"]) {
    await terraform.init(directoryOf(stack));
    await terraform.apply(directoryOf(stack));
  }

  expect(await terraform.output(directoryOf("reader"))).toMatchObject({ bucket_names: ["logs", "access-logs"] });
  expect([...server.states.keys()].sort()).toEqual(["/audit-trail/archive", "/audit-trail/reader"]);
  expect((await terraform.plan(directoryOf("reader"))).changes).toBe(false);
});

it("locks what it writes, and only that, and leaves no lock behind", () => {
  expect(server.requests).toEqual(
    expect.arrayContaining(["LOCK /audit-trail/archive", "UNLOCK /audit-trail/archive", "LOCK /audit-trail/reader"]),
  );
  expect(server.locks.size).toBe(0);
});

it("does not write while another run holds the lock, and reads meanwhile", async () => {
  server.locks.set("/audit-trail/archive", JSON.stringify({ ID: "1", Who: "somebody@elsewhere" }));

  await expect(terraform.apply(directoryOf("archive"))).rejects.toThrow(/Error acquiring the state lock/);
  expect((await terraform.plan(directoryOf("reader"))).changes).toBe(false);
  expect([...server.locks.keys()]).toEqual(["/audit-trail/archive"]);
});

it("leaves the password in no file", () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = files.map(({ parentPath, name }) => readFileSync(path.join(parentPath, name), "utf8"));

  expect(texts.filter((text) => text.includes(server.endpoint))).not.toEqual([]);
  expect(texts.filter((text) => text.includes("example password"))).toEqual([]);
});
