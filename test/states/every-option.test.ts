import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { DocumentedTypes } from "../../scripts/docstrings";
import { defineOrganization } from "../../src/config";
import { STATE_KINDS } from "../../src/states";
import { parse } from "yaml";
import { ORGANIZATION } from "../config/edited-organization";
import { EXISTING, OWN } from "./every-option";

const KINDS = Object.keys(STATE_KINDS) as (keyof typeof STATE_KINDS)[];
const SOURCES = path.resolve(__dirname, "../../src/states");
const types = new DocumentedTypes(readdirSync(SOURCES).map((file) => readFileSync(path.join(SOURCES, file), "utf8")));

describe.each(KINDS)("the examples with every option of the kind %s", (type) => {
  const name = type.charAt(0).toUpperCase() + type.slice(1);
  const documented = (type: string) => [...(types.interfaceOf(type)?.properties.keys() ?? [])].sort();

  it("have every option that is documented, so that Terraform is asked about all", () => {
    const written = [...Object.keys(OWN[type]), ...Object.keys(EXISTING[type])];
    const all = [...documented(`${name}BackendConfiguration`), ...documented(`Existing${name}StateConfiguration`)];

    expect([...new Set(written)].sort()).toEqual([...new Set(all)].sort());
  });

  it("are accepted by the configuration", () => {
    const organization = {
      ...parse(ORGANIZATION),
      state: OWN[type],
      existingState: { "landing-zone": EXISTING[type] },
    };

    expect(defineOrganization(organization).state).toMatchObject({ type });
    expect(defineOrganization(organization).existingState["landing-zone"]).toMatchObject({ type });
  });
});
