import { kindOf, STATE_KINDS } from "../../src/states";
import type { StateLocation } from "../../src/states";
import { EXISTING, OWN } from "./every-option";

const KINDS = Object.keys(STATE_KINDS) as (keyof typeof STATE_KINDS)[];

/** A state of ours with every option, as it is after resolution. */
const own = (type: keyof typeof OWN) => OWN[type] as StateLocation;
const unchanged = (path: string) => path;
const kept = (location: StateLocation) => kindOf(location).keep(location, unchanged);
const read = (location: StateLocation) => kindOf(location).read(location, unchanged);

describe("reading a state of ours", () => {
  it.each<[keyof typeof OWN, string, string, unknown, unknown]>([
    ["gcs", "readImpersonateServiceAccount", "impersonate_service_account", "writer@example.iam.gserviceaccount.com", "reader@example.iam.gserviceaccount.com"], // prettier-ignore
    ["azurerm", "readClientId", "client_id", "00000000-0000-4000-8000-000000000003", "00000000-0000-4000-8000-000000000004"], // prettier-ignore
    ["pg", "readConnStr", "conn_str", "postgres://writer@127.0.0.1:9/states?sslmode=disable", "postgres://reader@127.0.0.1:9/states?sslmode=disable"], // prettier-ignore
  ])(
    "of the kind %s goes by the identity that %s names, and else by the writer's",
    (type, key, argument, writer, reader) => {
      expect(kept(own(type))[argument]).toBe(writer);
      expect(read(own(type))[argument]).toBe(reader);
      expect(read({ ...own(type), [key]: undefined })[argument]).toBe(writer);
    },
  );

  it("of the kind s3 goes by the reader's role, with the same external id and session", () => {
    const { role_arn: writer, ...session } = kept(own("s3"))["assume_role"] as { readonly role_arn: string };

    expect(writer).toBe("arn:aws:iam::111111111111:role/TerraformState");
    expect(read(own("s3"))["assume_role"]).toEqual({
      role_arn: "arn:aws:iam::111111111111:role/TerraformStateReader",
      ...session,
    });
    expect(session).toMatchObject({
      external_id: "audit-trail",
      session_name: "audit-trail",
      tags: { CostCentre: "1" },
    });
  });

  it("of the kind s3 assumes a role that only readers have", () => {
    const state = { ...OWN.s3, key: "a", roleArn: undefined };

    expect(kept(state)["assume_role"]).toBeUndefined();
    expect(read(state)["assume_role"]).toMatchObject({
      role_arn: "arn:aws:iam::111111111111:role/TerraformStateReader",
    });
  });

  it("of the kind pg creates nothing, so that readers need no right to", () => {
    const nothing = { skip_schema_creation: true, skip_table_creation: true, skip_index_creation: true };

    expect(read(own("pg"))).toMatchObject(nothing);
    expect(read(EXISTING.pg)).toMatchObject(nothing);
    expect(kept(own("pg"))).toMatchObject({ skip_schema_creation: false, skip_table_creation: false });
  });

  it("of the kind http neither locks nor writes", () => {
    expect(Object.keys(read(own("http"))).filter((argument) => /lock|update/.test(argument))).toEqual([]);
    expect(kept(own("http"))).toMatchObject({
      lock_address: "https://127.0.0.1:9/state/{stack}/lock",
      unlock_address: "https://127.0.0.1:9/state/{stack}/lock",
    });
    expect(kept(own("http"))).toMatchObject({ lock_method: "POST", unlock_method: "DELETE", update_method: "PUT" });
  });

  it("of the kind cloud goes through remote, the only one that reads workspaces, by the same name", () => {
    expect(STATE_KINDS.cloud.readBy).toBe("remote");
    expect(kept(own("cloud"))["workspaces"]).toEqual({ name: "audit-{stack}", project: "Audit trail" });
    expect(read(own("cloud"))["workspaces"]).toEqual({ name: "audit-{stack}" });
  });
});

describe("an existing state", () => {
  it.each<[keyof typeof EXISTING, string | undefined]>([
    ["local", "production"],
    ["s3", "production"],
    ["gcs", "production"],
    ["azurerm", "production"],
    ["http", undefined],
    ["remote", undefined],
    ["cloud", undefined],
    ["pg", "production"],
  ])("of the kind %s is read in Terraform's workspace %s", (type, workspace) => {
    expect(kindOf(EXISTING[type]).workspace?.(EXISTING[type])).toBe(workspace);
  });

  it("in a file has its workspaces beside it", () => {
    expect(read({ type: "local", path: "/zone/a.tfstate", workspace: "production" })).toEqual({
      path: "/zone/a.tfstate",
      workspace_dir: "/zone/terraform.tfstate.d",
    });
  });
});

describe("keeping a state", () => {
  it("in S3 is encrypted whatever else is said", () => {
    expect(kept({ type: "s3", bucket: "states", region: "eu-central-1", key: "a" })).toMatchObject({ encrypt: true });
  });

  it.each<[string, StateLocation, string | undefined]>([
    ["a lock file", { type: "s3", bucket: "s", region: "r", key: "k", useLockfile: true }, ">= 1.10.0"],
    ["a table of locks", { type: "s3", bucket: "s", region: "r", key: "k", dynamodbTable: "t" }, undefined],
    [
      "the Azure CLI left out",
      { type: "azurerm", storageAccountName: "s", containerName: "c", key: "k", useCli: false },
      ">= 1.11.0",
    ],
    ["Azure as ever", { type: "azurerm", storageAccountName: "s", containerName: "c", key: "k" }, undefined],
  ])("with %s needs the Terraform that knows it", (_what, state, version) => {
    expect(kindOf(state).requiredVersion?.(state)).toBe(version);
  });

  it.each(KINDS)("of the kind %s leaves a template for the stack's name", (type) => {
    const { template, defaults } = STATE_KINDS[type];

    expect({ ...defaults({}), ...OWN[type] }[template as never]).toContain("{stack}");
  });
});
