import * as path from "node:path";
import { loadOrganization } from "../../src/config";
import { RULES } from "../../src/guard";
import { openingsOf } from "../../src/guard/policy/openings";
import { policyPathOf } from "../../src/guard/policy/policy-attributes";
import { PROTECTED_RESOURCES } from "../../src/guard/protected-resources";
import type { ResourceUpdate } from "../../src/guard/rule";
import { synthesizeOrganization } from "../support/synthesize-organization";
import type { ParsedPolicy } from "../support/template";
import { parsePolicy, Template } from "../support/template";
import { temporaryFolder } from "../support/temporary-folder";
import { judge } from "./plan-builder";

const organization = synthesizeOrganization(
  loadOrganization("config/organization.yaml"),
  path.join(temporaryFolder(), "cdktf.out"),
);

interface Resource {
  readonly type: string;
  readonly address: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Every resource of every stack, with its arguments as it is planned: values, and none where they are expressions. */
const resources: readonly Resource[] = organization.stacks.flatMap((stack) =>
  Template.parse(organization.text(stack))
    .resources()
    .map(({ type, address, attributes }) => ({ type, address: `${stack}.${address}`, values: attributes })),
);

/** What the audit trail can do without. */
const UNPROTECTED = ["aws_cloudwatch_dashboard", "aws_kms_alias", "aws_s3_bucket_lifecycle_configuration"];

/** Policies that are written in one piece, without what Terraform fills in. */
const policies = resources.flatMap(({ type, address, values }) => {
  const text = values[policyPathOf({ type, before: values } as ResourceUpdate) ?? "none"];
  return typeof text === "string" ? [{ address, policy: parsePolicy(text) }] : [];
});

describe("the example organization", () => {
  it("may be created", () => {
    expect(resources.length).toBeGreaterThan(100);
    expect(
      judge(...resources.map(({ values, ...one }) => ({ ...one, actions: ["create"], before: null, after: values }))),
    ).toEqual([]);
  });

  it("may be planned again and tagged", () => {
    expect(
      judge(
        ...resources.map(({ values, ...one }) => ({ ...one, before: values, after: { ...values, tags: { a: "b" } } })),
      ),
    ).toEqual([]);
  });

  it("is protected resource by resource, but for what it can do without", () => {
    const types = [...new Set(resources.map(({ type }) => type))];

    expect(types.filter((type) => !(type in PROTECTED_RESOURCES)).sort()).toEqual(UNPROTECTED);
    const destroyed = judge(
      ...resources.map(({ values, ...one }) => ({ ...one, actions: ["delete"], before: values, after: null })),
    );
    expect(destroyed.map(({ address }) => address)).toEqual(
      resources.filter(({ type }) => !UNPROTECTED.includes(type)).map(({ address }) => address),
    );
  });

  it("has no type of resource whose attributes nobody judges, but for dashboards and aliases", () => {
    const judged = new Set(RULES.filter(({ id }) => !id.startsWith("resource-")).flatMap(({ types }) => types));
    const types = [...new Set(resources.map(({ type }) => type))];

    expect(types.filter((type) => !judged.has(type)).sort()).toEqual(["aws_cloudwatch_dashboard", "aws_kms_alias"]);
  });

  it("has policies of which no Deny may be dropped or narrowed, and to which nothing may be added", () => {
    const text = (Statement: unknown[]) => JSON.stringify({ Version: "2012-10-17", Statement });
    const refusals = (before: ParsedPolicy["Statement"], after: unknown[]) =>
      openingsOf(text(before), text(after)).length;

    expect(policies.length).toBeGreaterThan(10);
    for (const { policy } of policies) {
      const { Statement: all } = policy;
      const added = { Sid: "Added", Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
      expect(refusals(all, [...all].reverse())).toBe(0);
      expect(refusals(all, [...all, added])).toBe(1);
      all.forEach((statement, index) => {
        const replace = (...others: unknown[]) => [...all.slice(0, index), ...others, ...all.slice(index + 1)];
        const isDeny = statement.Effect === "Deny";
        const { Condition, ...unconditional } = statement;
        const narrower = { ...statement, Condition: { ...Condition, Bool: { ...Condition?.["Bool"], "a:b": "true" } } };

        expect([statement.Sid, refusals(all, replace())]).toEqual([statement.Sid, isDeny ? 1 : 0]);
        expect([statement.Sid, refusals(all, replace(narrower))]).toEqual([statement.Sid, isDeny ? 1 : 0]);
        if (Condition !== undefined) {
          expect([statement.Sid, refusals(all, replace(unconditional))]).toEqual([statement.Sid, isDeny ? 0 : 1]);
        }
      });
    }
  });
});
