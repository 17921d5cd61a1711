import * as path from "node:path";
import * as fc from "fast-check";
import { parse } from "yaml";
import { defineOrganization } from "../../src/config";
import type { OrganizationConfiguration } from "../../src/config";
import { AuditTrailError } from "../../src/errors";
import { load, ORGANIZATION } from "./edited-organization";

const configuration = parse(ORGANIZATION) as OrganizationConfiguration;

/** What is thrown for a value that the compiler would not let pass. */
function errorOf(value: unknown): unknown {
  try {
    defineOrganization(value as OrganizationConfiguration);
  } catch (error) {
    return error;
  }
  return undefined;
}

describe("an organization in code", () => {
  it("is the same as from a file", () => {
    expect(defineOrganization(configuration)).toEqual(load(ORGANIZATION));
  });

  it("has its paths relative to the folder that it is given", () => {
    const organization = defineOrganization(configuration, { directory: "/landing-zone" });

    expect(organization.existingState["landing-zone"]).toEqual({
      type: "local",
      path: path.resolve("/landing-zone/landing-zone.tfstate"),
    });
  });

  it("takes an undefined key as one that was left out", () => {
    const trail = { name: undefined, insights: undefined, logGroupRetentionDays: undefined };

    expect(defineOrganization({ ...configuration, trail, tags: undefined })).toMatchObject({
      trail: { name: "organization-trail", logGroupRetentionDays: 365 },
      tags: {},
    });
  });

  it("leaves the configuration that it is given unfrozen", () => {
    defineOrganization(configuration);

    expect([configuration, configuration.tags, configuration.guardrails.targets].some(Object.isFrozen)).toBe(false);
  });

  it("is refused with the path of each problem, in the order of the configuration", () => {
    const { organization, ...others } = configuration;
    const wrong = {
      ...others,
      homeRegion: "Frankfurt",
      trail: { name: "a" },
      organization: { ...organization, id: 1 },
    };

    expect(String(errorOf(wrong))).toBe(
      [
        "ConfigurationError: the organization has 3 problems:",
        "  homeRegion is not an AWS Region",
        '    found: "Frankfurt"',
        "    write: a Region code such as eu-central-1",
        "  trail.name is not a trail name: its length is 1",
        '    found: "a"',
        "    write: 3 to 128 letters, digits, periods, underscores and dashes, with a letter or digit at both ends",
        "  organization.id is not an organization id",
        "    found: 1",
        "    write: o- and 10 to 32 lower case letters and digits, or { state: <a key of existingState>, output: <output> }",
      ].join("\n"),
    );
  });
});

describe("the problems of an organization in code", () => {
  it("name a mapping before what is in it", () => {
    const retention = { mode: "GOVERNANCE", years: 7, days: 400, hotDays: -1 };

    expect(String(errorOf({ ...configuration, logArchive: { retention } }))).toMatch(
      /logArchive\.retention has both [^]* logArchive\.retention\.hotDays is not/,
    );
  });
});

describe("whatever is given as an organization", () => {
  const anything = fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withObjectString: true });

  it("is refused with a ConfigurationError and nothing else", () => {
    fc.assert(
      fc.property(anything, (value) => {
        const error = errorOf(value);

        expect(AuditTrailError.isAuditTrailError(error) && error.name).toBe("ConfigurationError");
      }),
    );
  });

  it("is an organization or a ConfigurationError where one value was replaced by any other", () => {
    const paths = pathsIn(configuration);
    fc.assert(
      fc.property(fc.constantFrom(...paths), anything, (steps, value) => {
        const error = errorOf(replaced(configuration, steps, value));

        expect(error === undefined || AuditTrailError.isAuditTrailError(error)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

/** The paths of all values below a value. */
function pathsIn(value: unknown): string[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [[key], ...pathsIn(member).map((rest) => [key, ...rest])]);
}

/** A copy of a value with another one at a path. */
function replaced(value: unknown, [step, ...rest]: readonly string[], other: unknown): unknown {
  if (step === undefined) return other;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  copy[step] = replaced(copy[step], rest, other);
  return copy;
}
