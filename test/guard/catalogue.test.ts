import { readdirSync } from "node:fs";
import * as path from "node:path";
import { RULES } from "../../src/guard";

const files = readdirSync(path.resolve(__dirname, "../../src/guard/rules"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => path.basename(file, ".ts"));

describe("the rules of the guard", () => {
  it("are these, in this order", () => {
    expect(RULES.map(({ id }) => id)).toEqual([
      ...["resource-destroyed", "resource-replaced", "resource-forgotten"],
      ...["trail-stopped", "trail-narrowed", "trail-records-less", "trail-insights-off", "trail-diverted"],
      ...["trail-key-changed", "trail-validation-off"],
      ...["lock-loosened", "expiry-advanced", "retention-shortened", "deletion-protection-off"],
      ...["versioning-suspended", "encryption-weakened", "public-access-opened", "access-lists-opened"],
      ...["access-logging-off", "replication-stopped"],
      ...["key-disabled", "key-rotation-off", "key-deletion-window-shortened"],
      ...["policy-opened", "role-empowered", "service-shut-out"],
      ...["alarm-silenced", "alarm-weakened", "alarm-muted", "metric-filter-narrowed", "event-rule-narrowed"],
      ...["event-target-diverted", "subscription-narrowed"],
      ...["organization-loosened", "account-moved"],
    ]);
  });

  it("have one file each", () => {
    expect(files.sort()).toEqual(RULES.map(({ id }) => id).sort());
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    "%s says what, why, where to read on, and what to do",
    (_id, rule) => {
      expect(rule.title).toMatch(/^[A-Z].*[^.]$/);
      expect(rule.why).toMatch(/^[A-Z].*\.$/);
      expect(rule.instead).toMatch(/^[a-z].*[^.]$/);
      expect(rule.reference).toMatch(/^https:\/\/(docs\.aws\.amazon\.com|developer\.hashicorp\.com)\//);
      expect(rule.types.length).toBeGreaterThan(0);
      expect(new Set(rule.types).size).toBe(rule.types.length);
      expect(rule.types.filter((type) => !type.startsWith("aws_"))).toEqual([]);
    },
  );
});
