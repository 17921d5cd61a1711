import { writeFileSync } from "node:fs";
import { accountOf, renderOrganization } from "../../bench/organization";
import { loadOrganization } from "../../src/config";
import { AuditTrailError } from "../../src/errors";
import type { Problem } from "../../src/errors";
import { temporaryFolder } from "../support/temporary-folder";

const folder = temporaryFolder();

function problemsOf(text: string): readonly Problem[] {
  const file = `${folder}/organization.yaml`;
  writeFileSync(file, text);
  try {
    loadOrganization(file);
  } catch (error) {
    if (!AuditTrailError.isAuditTrailError(error)) throw error;
    return error.problems;
  }
  return [];
}

describe.each([1000, 5000])("a configuration with mistakes in %d accounts", (members) => {
  const unknown = Array.from({ length: 100 }, (_, index) => `nobody-${index}`);
  const text = renderOrganization(members, { wrong: true, alarms: [`inAccount: [${unknown.join(", ")}]`] });
  const lines = text.split("\n");
  const problems = problemsOf(text);
  const at = (where: RegExp, what: RegExp) =>
    problems.filter((problem) => where.test(problem.where) && what.test(problem.what));

  it("is refused with every one of them", () => {
    const quarter = members / 4;

    expect(at(/\.idd$/, /^is not a known key$/)).toHaveLength(quarter);
    expect(at(/\.id$/, /^is missing$/)).toHaveLength(quarter);
    expect(at(/\.roleArn$/, /^is not a role in this account$/)).toHaveLength(quarter);
    expect(at(/\.protocol$/, /^is not a protocol/)).toHaveLength(quarter);
    expect(at(/\.endpoint$/, /^is not an https URL/)).toHaveLength(quarter);
    expect(at(/^alarms\.inAccount\[\d+\]$/, /^is not the key of a member account$/)).toHaveLength(unknown.length);
    expect(at(/^alarms\.(maximumAlarms|acknowledgement)$/, /./)).toHaveLength(2);
    expect(problems).toHaveLength(5 * quarter + unknown.length + 2);
  });

  it("is refused in the order of the file, each problem at its own place", () => {
    const places = problems.map(({ location }) => location!.line * 1000 + location!.column);

    expect(places).toEqual(places.toSorted((one, other) => one - other));
    for (let index = 0; index < members; index += 4) {
      const [key] = at(new RegExp(`^accounts\\.members\\.${accountOf(index).key}\\.idd$`), /./);

      expect(lines[key!.location!.line - 1]!.slice(key!.location!.column - 1)).toBe(`idd: "${accountOf(index).id}"`);
    }
  });

  it("does not list thousands of keys in a sentence", () => {
    for (const { write } of problems) expect(write.length).toBeLessThan(300);
    expect(at(/^alarms\.inAccount\[0\]$/, /./)[0]!.write).toBe("a key of accounts.members");
  });
});
