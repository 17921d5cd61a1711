import { StateError } from "../../src/errors";
import { placeOf, requireOwnPlaces, stateOf } from "../../src/states";
import type { StateLocation } from "../../src/states";
import { EXISTING } from "./every-option";

const STACKS = ["log-archive", "management"];

const s3 = { type: "s3", bucket: "states", region: "eu-central-1" } as const;
const gcs = { type: "gcs", bucket: "states" } as const;
const azurerm = { type: "azurerm", storageAccountName: "states", containerName: "states" } as const;
const http = { type: "http", address: "https://states.example.com/{stack}" } as const;
const remote = { type: "remote", organization: "example" } as const;
const pg = { type: "pg", connStr: "postgres://writer@db.example.com/states" } as const;

const check = (template: StateLocation, existing: Readonly<Record<string, StateLocation>> = {}, stacks = STACKS) => {
  requireOwnPlaces(template, stacks, existing);
};

describe("stateOf", () => {
  it("puts the stack's name wherever the template says, and leaves the rest", () => {
    const template = { ...http, lockAddress: "https://states.example.com/{stack}/lock?of={stack}", retryMax: 3 };

    expect(stateOf(template, "log-archive")).toEqual({
      type: "http",
      address: "https://states.example.com/log-archive",
      lockAddress: "https://states.example.com/log-archive/lock?of=log-archive",
      retryMax: 3,
    });
  });
});

describe("placeOf", () => {
  it.each<[keyof typeof EXISTING, string]>([
    ["local", "zone/workspaces/production/terraform.tfstate"],
    ["s3", "s3://example-states/zones/production/zone/terraform.tfstate"],
    ["gcs", "gs://example-states/zone/production.tfstate"],
    ["azurerm", "azure://examplestates/states/zone.tfstateenv:production"],
    ["http", "https://127.0.0.1:9/state/zone"],
    ["remote", "https://localhost:9/app/example/workspaces/zone-production"],
    ["cloud", "https://localhost:9/app/example/workspaces/zone-production"],
    ["pg", "postgres://127.0.0.1:9/states, schema zone, workspace production"],
  ])("tells where an existing state of the kind %s lies", (type, place) => {
    expect(placeOf(EXISTING[type])).toBe(place);
  });

  it.each<[string, StateLocation, string]>([
    ["a file", { type: "local", path: "/zone/terraform.tfstate" }, "/zone/terraform.tfstate"],
    [
      "a workspace's file in Terraform's own folder",
      { type: "local", path: "/zone/terraform.tfstate", workspace: "production" },
      "/zone/terraform.tfstate.d/production/terraform.tfstate",
    ],
    ["a key", { ...s3, key: "zone.tfstate" }, "s3://states/zone.tfstate"],
    ["a workspace's key", { ...s3, key: "zone.tfstate", workspace: "a" }, "s3://states/env:/a/zone.tfstate"],
    ["the top of a bucket", gcs, "gs://states/default.tfstate"],
    ["a blob", { ...azurerm, key: "zone.tfstate" }, "azure://states/states/zone.tfstate"],
    ["HCP Terraform", { ...remote, workspace: "zone" }, "https://app.terraform.io/app/example/workspaces/zone"],
    ["a schema", pg, "postgres://db.example.com/states, schema terraform_remote_state, workspace default"],
    [
      "no database",
      { type: "pg" },
      "the database of the environment, schema terraform_remote_state, workspace default",
    ],
  ])("knows what Terraform does by default with %s", (_what, state, place) => {
    expect(placeOf(state)).toBe(place);
  });

  it.each<keyof typeof EXISTING>(["local", "s3", "gcs", "azurerm", "pg"])(
    "takes Terraform's workspace default of the kind %s for no workspace",
    (type) => {
      const place = placeOf({ ...EXISTING[type], workspace: undefined } as StateLocation);

      expect(placeOf({ ...EXISTING[type], workspace: "default" } as StateLocation)).toBe(place);
      expect(place).not.toContain("production");
    },
  );

  it.each(["remote", "cloud"] as const)("takes a workspace called default of the kind %s for any other", (type) => {
    expect(placeOf({ ...remote, type, workspace: "default" })).toBe(
      "https://app.terraform.io/app/example/workspaces/default",
    );
  });
});

describe("requireOwnPlaces", () => {
  it.each<[string, StateLocation]>([
    ["local", { type: "local", path: "/states/{stack}.tfstate" }],
    ["s3", { ...s3, key: "{stack}.tfstate" }],
    ["gcs", { ...gcs, prefix: "{stack}" }],
    ["azurerm", { ...azurerm, key: "{stack}.tfstate" }],
    ["http", http],
    ["remote", { ...remote, workspace: "{stack}" }],
    ["cloud", { ...remote, type: "cloud", workspace: "{stack}" }],
    ["pg", { ...pg, schemaName: "{stack}" }],
  ])("accepts two stacks with a state each of the kind %s", (_type, template) => {
    expect(() => check(template, { zone: { type: "local", path: "/zone.tfstate" } })).not.toThrow();
  });

  it("refuses a template that leads every stack to one place", () => {
    const shared = () => check({ type: "local", path: "/states/terraform.tfstate" }, {}, [...STACKS, "alarms-network"]);

    expect(shared).toThrow(StateError);
    expect(shared).toThrow(
      "the states of the stacks have 2 problems:\n" +
        "  management would keep its state where the stack log-archive has its own\n" +
        "    found: /states/terraform.tfstate\n" +
        "    write: another state.path in the configuration\n" +
        "  alarms-network would keep its state where the stack management has its own\n" +
        "    found: /states/terraform.tfstate\n" +
        "    write: another state.path in the configuration",
    );
  });

  it.each<[string, StateLocation, StateLocation, string]>([
    ["local", { type: "local", path: "/s/{stack}.tfstate" }, { type: "local", path: "/s/management.tfstate" }, "path"],
    [
      "local, of the workspace default",
      { type: "local", path: "/s/{stack}.tfstate" },
      { type: "local", path: "/s/management.tfstate", workspace: "default" },
      "path",
    ],
    [
      "s3, whoever reads it",
      { ...s3, key: "{stack}.tfstate" },
      { ...s3, key: "management.tfstate", roleArn: "arn:aws:iam::111111111111:role/Reader" },
      "key",
    ],
    ["s3, of a workspace", { ...s3, key: "env:/a/{stack}" }, { ...s3, key: "management", workspace: "a" }, "key"],
    ["gcs", { ...gcs, prefix: "{stack}" }, { ...gcs, prefix: "management", workspace: "default" }, "prefix"],
    ["azurerm", { ...azurerm, key: "{stack}" }, { ...azurerm, key: "management" }, "key"],
    ["http", http, { type: "http", address: "https://states.example.com/management", username: "reader" }, "address"],
    [
      "cloud, read by remote",
      { ...remote, type: "cloud", workspace: "audit-{stack}" },
      { ...remote, workspace: "audit-management" },
      "workspace",
    ],
    [
      "pg, by another user",
      { ...pg, schemaName: "{stack}" },
      { type: "pg", connStr: "postgres://reader@db.example.com/states", schemaName: "management" },
      "schemaName",
    ],
  ])("refuses to write over an existing state of the kind %s", (_type, template, existing, key) => {
    expect(() => check(template, { zone: existing })).toThrow(
      "the states of the stacks have 1 problem:\n" +
        "  management would keep its state where the existing state zone has its own\n" +
        `    found: ${placeOf(existing)}\n` +
        `    write: another state.${key} in the configuration`,
    );
  });

  it.each<[string, (length: number) => StateLocation, number]>([
    ["s3", (length) => ({ ...s3, key: `${"a".repeat(length - 1)}{stack}` }), 1017],
    ["gcs", (length) => ({ ...gcs, prefix: `${"a".repeat(length - 1)}{stack}` }), 1008],
    ["azurerm", (length) => ({ ...azurerm, key: `${"a".repeat(length - 1)}{stack}` }), 1024],
    ["remote", (length) => ({ ...remote, workspace: `${"a".repeat(length - 1)}{stack}` }), 90],
    ["cloud", (length) => ({ ...remote, type: "cloud", workspace: `${"a".repeat(length - 1)}{stack}` }), 90],
    ["pg", (length) => ({ ...pg, schemaName: `${"a".repeat(length - 1)}{stack}` }), 63],
  ])("refuses a name that is a byte too long for the kind %s", (type, template, longest) => {
    const key = { s3: "key", gcs: "prefix", azurerm: "key", pg: "schemaName" }[type] ?? "workspace";

    expect(() => check(template(longest), {}, ["b", "c"])).not.toThrow();
    expect(() => check(template(longest + 1), {}, ["b"])).toThrow(
      "the states of the stacks have 1 problem:\n" +
        `  b has a state whose ${key} is ${longest + 1} bytes long, and the backend ${type} takes ${longest}\n` +
        `    found: ${"a".repeat(longest)}b\n` +
        `    write: a shorter state.${key} in the configuration`,
    );
  });

  it("counts bytes, not characters", () => {
    expect(() => check({ ...pg, schemaName: `${"ä".repeat(31)}{stack}` }, {}, ["b"])).not.toThrow();
    expect(() => check({ ...pg, schemaName: `${"ä".repeat(32)}{stack}` }, {}, ["b"])).toThrow("is 65 bytes long");
  });

  it("sees that PostgreSQL would cut two schemas off to one", () => {
    const template = { ...pg, schemaName: `${"a".repeat(62)}{stack}` };

    expect(() => check(template, {}, ["tamper-watch-one", "tamper-watch-two"])).toThrow(
      /tamper-watch-two would keep its state where the stack tamper-watch-one has its own/,
    );
  });
});
