import { App, TerraformOutput, TerraformStack, Testing } from "cdktf";
import { covers, ExistingStateReader, longerThan } from "../../src/contracts";
import type { ExpectedValue, StateLocation, StateReference } from "../../src/contracts";
import { ContractError } from "../../src/errors";
import { Template } from "../support/template";
import { temporaryFolder } from "../support/temporary-folder";

const folder = temporaryFolder();
const LOCATION: StateLocation = { type: "local", path: `${folder}/states/landing-zone.tfstate` };
const LOCATIONS = { "landing-zone": LOCATION, network: LOCATION };
const organizationId: ExpectedValue = { noun: "an organization id", pattern: "^o-[a-z0-9]{10,32}$" };
const anything: ExpectedValue = { noun: "a text", pattern: "^" };

/** What a stack that reads values synthesized. */
function synthesize(read: (reader: ExistingStateReader, stack: TerraformStack) => void) {
  const stack = new TerraformStack(new App({ outdir: `${folder}/cdktf.out` }), "reader");
  read(new ExistingStateReader(stack, LOCATIONS), stack);
  return Template.parse(Testing.synth(stack)).json;
}

const landingZone = (output: string): StateReference => ({ state: "landing-zone", output });
const network = (output: string): StateReference => ({ state: "network", output });

/** The conditions on each state that is read. */
function conditions(read: (reader: ExistingStateReader) => void): Record<string, string[]> {
  const states = synthesize(read).data.terraform_remote_state as Record<string, { lifecycle: { postcondition: { condition: string }[] } }>; // prettier-ignore
  return Object.fromEntries(
    Object.entries(states).map(([name, { lifecycle }]) => [
      name.replace("existing-", ""),
      lifecycle.postcondition.map(({ condition }) => condition),
    ]),
  );
}

describe("ExistingStateReader", () => {
  it("gives a known value as it is and reads no state", () => {
    const { data } = synthesize((reader) => {
      expect(reader.read("o-exampleorgid", organizationId)).toBe("o-exampleorgid");
    });

    expect(data).toBeUndefined();
  });

  it("reads two outputs of one state through one data source and checks the form of each once", () => {
    const { data } = synthesize((reader) => {
      reader.read(landingZone("organization_id"), organizationId);
      reader.read(landingZone("organization_id"), organizationId);
      reader.read(landingZone("root_id"), { noun: "a root id", pattern: "^r-" });
    });

    expect(Object.keys(data.terraform_remote_state)).toEqual(["existing-landing-zone"]);
    expect(data.terraform_remote_state["existing-landing-zone"].lifecycle.postcondition).toEqual([
      {
        condition: '${can(regex("^o-[a-z0-9]{10,32}$", (self.outputs).organization_id))}',
        error_message: expect.stringMatching(
          /^Stack reader reads organization_id of the existing state landing-zone, which must be an organization id, but \$\{.*\}\. Apply what writes that state, or correct the reference in the configuration\.$/,
        ),
      },
      {
        condition: '${can(regex("^r-", (self.outputs).root_id))}',
        error_message: expect.stringContaining("which must be a root id"),
      },
    ]);
  });

  it.each([
    ["organization_id", "organization_id"],
    ["role_arns.security-tooling", "role_arns.security-tooling"],
    ['role_arns["auditor"]', "role_arns.auditor"],
    ['units["Workloads/Production"].id', 'units["Workloads/Production"].id'],
    ["queues[0].arn", "queues[0].arn"],
    ['a["say \\"hi\\" \\\\"]', 'a["say \\"hi\\" \\\\"]'],
    ['a["$${b}"]', 'a["$\\u007bb}"]'],
    ['a["%%{b}"]', 'a["%\\u007bb}"]'],
    ['a["$${TfToken[TOKEN.0]}"]', 'a["$\\u007bTfToken[TOKEN.0]}"]'],
    ['a["#{TfToken[TOKEN.0]}"]', 'a["#\\u007bTfToken[TOKEN.0]}"]'],
  ])("refers to %s as Terraform does, and lets no key become an expression", (output, expression) => {
    const { data, output: outputs } = synthesize((reader, stack) => {
      new TerraformOutput(stack, "value", { value: reader.read(landingZone(output), anything), staticId: true });
    });
    const [{ condition }] = data.terraform_remote_state["existing-landing-zone"].lifecycle.postcondition;

    expect(outputs.value.value).toBe(`\${data.terraform_remote_state.existing-landing-zone.outputs.${expression}}`);
    expect(condition).toBe(`\${can(regex("^", (self.outputs).${expression}))}`);
  });

  it("checks a value that stands in two places for both forms", () => {
    const checks = conditions((reader) => {
      reader.read(landingZone("id"), organizationId);
      reader.read(landingZone("id"), anything);
    });

    expect(checks["landing-zone"]).toEqual([
      '${can(regex("^o-[a-z0-9]{10,32}$", (self.outputs).id))}',
      '${can(regex("^", (self.outputs).id))}',
    ]);
  });

  it("asks for more than the form where more is refused", () => {
    const expected = { ...organizationId, refusals: [longerThan(20), covers("o-aaaa", "another")] };

    expect(conditions((reader) => reader.read(landingZone("id"), expected))).toEqual({
      "landing-zone": [
        '${try(regex("^o-[a-z0-9]{10,32}$", (self.outputs).id) != null && ' +
          "!(length((self.outputs).id) > 20) && " +
          '!(startswith("o-aaaa", (self.outputs).id) || startswith((self.outputs).id, "o-aaaa")), false)}',
      ],
    });
  });

  describe("of a list that names nothing twice", () => {
    it("sets a reference apart from every other value", () => {
      const [one, other] = conditions((reader) => {
        reader.read("o-known", anything, "targets");
        reader.read(landingZone("a"), anything, "targets");
        reader.read(landingZone("b[0]"), anything, "targets");
      })["landing-zone"]!;

      expect(one).toContain('!(try((self.outputs).a == "o-known", false))');
      expect(other).toContain('!(try((self.outputs).b[0] == "o-known", false))');
      expect(other).toContain("!(try((self.outputs).b[0] == (self.outputs).a, false))");
    });

    it("does so for what stands before a known value too", () => {
      const [one] = conditions((reader) => {
        reader.read(landingZone("a"), anything, "targets");
        reader.read("o-known", anything, "targets");
      })["landing-zone"]!;

      expect(one).toContain('!(try((self.outputs).a == "o-known", false))');
    });

    it("compares two states in one direction only, since each waits for what it is compared with", () => {
      const found = conditions((reader) => {
        reader.read(landingZone("a"), anything, "targets");
        reader.read(network("b"), anything, "targets");
        reader.read(network("c"), anything, "readers");
        reader.read(landingZone("d"), anything, "readers");
      });

      expect(found["landing-zone"]!.join()).not.toContain("terraform_remote_state");
      expect(found["network"]).toEqual([
        expect.stringContaining(
          "!(try((self.outputs).b == data.terraform_remote_state.existing-landing-zone.outputs.a, false))",
        ),
        expect.stringContaining(
          "!(try((self.outputs).c == data.terraform_remote_state.existing-landing-zone.outputs.d, false))",
        ),
      ]);
    });

    it("lets one and the same reference stand, whatever its notation: the configuration refuses that", () => {
      const found = conditions((reader) => {
        reader.read(landingZone("a.b"), anything, "targets");
        reader.read(landingZone('a["b"]'), anything, "targets");
        reader.read(landingZone("a.b"), anything, "readers");
      });

      expect(found).toEqual({ "landing-zone": ['${can(regex("^", (self.outputs).a.b))}'] });
    });
  });

  it("refuses a reference to a state that has no location", () => {
    const read = () =>
      synthesize((reader) => reader.read({ state: "landingzone", output: "organization_id" }, organizationId));

    expect(read).toThrow(ContractError);
    expect(read).toThrow(
      new Error(
        "the contract of stack reader has 1 problem:\n" +
          "  landingzone refers to an existing state that has no location\n" +
          "    write: one of: landing-zone, network",
      ),
    );
  });

  it("refuses an output that is no path", () => {
    expect(() => synthesize((reader) => reader.read(landingZone("a[*]"), anything))).toThrow(
      new Error(
        "the contract of stack reader has 1 problem:\n" +
          "  a[*] is not the path of an output: the brackets at character 2 hold neither a whole number nor a key in double quotes\n" +
          '    write: such as roles.auditor["arn"]',
      ),
    );
  });
});
