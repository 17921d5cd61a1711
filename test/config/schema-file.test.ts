import { readFileSync } from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { detectionIds } from "../../src/detections";
import { guardrailIds } from "../../src/guardrails/catalogue";
import { edited } from "./edited-organization";

const read = (file: string) => readFileSync(path.resolve(__dirname, "../..", file), "utf8");
const schema = JSON.parse(read("config/organization.schema.json")) as z.core.JSONSchema.JSONSchema;

describe("config/organization.schema.json", () => {
  it("accepts the example configuration", () => {
    expect(z.fromJSONSchema(schema).safeParse(parse(read("config/organization.yaml"))).error).toBeUndefined();
  });

  it("refuses what the loader refuses of a single key", () => {
    const wrong = parse(edited({ "accounts.members.network.id": "3", "trail.nmae": "audit" })) as unknown;

    expect(z.fromJSONSchema(schema).safeParse(wrong).success).toBe(false);
  });

  it("describes every key with its docstring", () => {
    expect(undescribed(schema, "")).toEqual([]);
    expect(at("trail", "name")).toMatchObject({
      description: "Name of the trail: 3 to 128 letters, digits, periods, underscores and dashes.",
      default: "organization-trail",
    });
    expect(at("logArchive", "retention")).toMatchObject({
      title: "How long log files are kept and who may shorten that",
    });
  });

  it("offers the ids of the catalogues", () => {
    expect(at("alarms", "detections").propertyNames).toEqual({ enum: detectionIds });
    expect(at("guardrails", "enabled").items).toMatchObject({ enum: guardrailIds });
  });

  it("has defaults that are values as values, and those that are behaviour as words", () => {
    expect(at("logArchive", "retention", "hotDays")).toMatchObject({ default: 90 });
    expect(at("provider", "s3UsePathStyle")).toMatchObject({ default: false });
    expect(at("provider", "maxRetries")).not.toHaveProperty("default");
    expect(at("provider", "maxRetries")).toMatchObject({
      description: "How often a failed API call is tried again.\n\nDefault: 25, the provider's default.",
    });
  });
});

type Node = z.core.JSONSchema.BaseSchema;

function at(...keys: string[]): Node {
  return keys.reduce<Node>((node, key) => node.properties?.[key] as Node, schema as Node);
}

/** Paths of the keys that have no description. */
function undescribed(node: Node, where: string): string[] {
  const below = [node.items, node.additionalProperties, ...(node.anyOf ?? []), ...(node.oneOf ?? [])]
    .filter((part) => typeof part === "object" && part !== null)
    .flatMap((part) => undescribed(part as Node, `${where}*`));
  const keys = Object.entries(node.properties ?? {}).flatMap(([key, property]) => {
    const { description } = property as Node;
    return [...(description ? [] : [`${where}.${key}`]), ...undescribed(property as Node, `${where}.${key}`)];
  });
  return [...below, ...keys];
}
