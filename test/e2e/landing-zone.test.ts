/** The example landing zone, by itself, with the real Terraform and the real AWS provider on the emulator. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import type { Emulator } from "../../emulator/emulator";
import { startEmulator } from "../../emulator/emulator";
import { Terraform } from "../../emulator/terraform";

jest.setTimeout(5 * 60 * 1000);

const PROJECT = join(__dirname, "..", "..");
const LANDING_ZONE_FILES = /(^|\/)(landing-zone|[a-z]+\.tf)$/;

let emulator: Emulator;
const directory = mkdtempSync(join(tmpdir(), "landing-zone-"));
beforeAll(async () => {
  emulator = await startEmulator();
  cpSync(join(PROJECT, "examples", "landing-zone"), directory, {
    recursive: true,
    filter: (source) => LANDING_ZONE_FILES.test(source),
  });
});
afterAll(async () => {
  await emulator.stop();
  rmSync(directory, { recursive: true });
});

interface Outputs {
  readonly organization_id: string;
  readonly root_id: string;
  readonly management_account_id: string;
  readonly account_ids: Record<string, string>;
  readonly organizational_unit_ids: Record<string, string>;
  readonly access_role_arns: Record<string, string>;
  readonly role_arns: Record<string, string>;
}

interface Accounts {
  readonly accounts: { readonly members: Record<string, unknown> };
}

test("applies, plans nothing more, has the accounts of the example configuration, and is destroyed", async () => {
  const terraform = new Terraform({ environment: emulator.environment, workDirectory: join(directory, "work") });
  await terraform.init(directory);
  await terraform.validate(directory);
  await terraform.apply(directory);

  expect(await terraform.plan(directory)).toMatchObject({ changes: false });

  const outputs = await terraform.output<Outputs>(directory);
  const { accounts } = parse(readFileSync(join(PROJECT, "config", "organization.yaml"), "utf8")) as Accounts;
  expect(outputs.organization_id).toMatch(/^o-[a-z0-9]{10,32}$/);
  expect(outputs.root_id).toMatch(/^r-[a-z0-9]{4,32}$/);
  expect(Object.keys(outputs.account_ids).sort()).toEqual(
    ["management", "log-archive", ...Object.keys(accounts.members)].sort(),
  );
  expect(outputs.account_ids["management"]).toBe(outputs.management_account_id);
  expect(new Set(Object.values(outputs.account_ids)).size).toBe(6);
  expect(Object.keys(outputs.organizational_unit_ids)).toEqual([
    "Infrastructure",
    "Security",
    "Workloads",
    "Workloads/Production",
    "Workloads/Staging",
  ]);

  expect(outputs.access_role_arns["network"]).toBe(
    `arn:aws:iam::${outputs.account_ids["network"]}:role/OrganizationAccountAccessRole`,
  );
  expect(outputs.role_arns).toEqual({
    auditor: `arn:aws:iam::${outputs.account_ids["security-tooling"]}:role/Auditor`,
    "break-glass": `arn:aws:iam::${outputs.account_ids["security-tooling"]}:role/BreakGlass`,
  });

  await terraform.destroy(directory);
  expect(await terraform.output(directory)).toEqual({});
});
