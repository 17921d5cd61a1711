/** Makes the JSON Schema of the configuration: its rules from the zod schema, its words from the docstrings. */
import { z } from "zod";
import { configurationSchema } from "../src/config/schema";
import { renderJson } from "./json-text";
import { DocumentedTypes, elementType } from "./docstrings";
import type { DocumentedInterface, DocumentedProperty } from "./docstrings";

type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * The JSON Schema as text.
 *
 * @param sources - text of each file of `src/config/configuration`
 */
export function renderConfigurationSchema(sources: readonly string[]): string {
  const schema = z.toJSONSchema(configurationSchema, {
    io: "input",
    // The draft that editors know best.
    target: "draft-7",
    override: ({ jsonSchema }) => {
      // It is this library that may not write, not the person who edits the file.
      delete jsonSchema.readOnly;
      const { pattern, propertyNames } = jsonSchema;
      if (needsUnicode(pattern)) delete jsonSchema.pattern;
      if (typeof propertyNames === "object" && needsUnicode(propertyNames.pattern)) delete jsonSchema.propertyNames;
    },
  });
  const types = new DocumentedTypes(sources);
  const root = types.interfaceOf("OrganizationConfiguration");
  const documented = root ? describeMapping(schema, root, types) : schema;
  return renderJson(documented);
}

/** Puts a docstring on a property, and the docstrings of its type below it. */
function describeProperty(schema: JsonSchema, property: DocumentedProperty, types: DocumentedTypes): JsonSchema {
  const { defaultText } = property;
  const isBehaviour = defaultText?.startsWith("- ");
  const sentences = [
    property.text.replaceAll("\n", " "),
    ...(isBehaviour ? [`Default: ${defaultText?.slice(2)}.`] : []),
    ...property.see.map((address) => `See ${address}`),
  ];
  return {
    description: sentences.join("\n\n"),
    ...(defaultText !== undefined && !isBehaviour ? { default: literal(defaultText) } : {}),
    ...describeType(schema, types.interfacesIn(elementType(property.type)), types),
  };
}

/** Finds the mappings in a schema, through lists and alternatives, and describes each by the interface of its keys. */
function describeType(
  schema: JsonSchema,
  interfaces: readonly DocumentedInterface[],
  types: DocumentedTypes,
): JsonSchema {
  const inner = (part: unknown) => describeType(part as JsonSchema, interfaces, types);
  if (schema.properties) {
    const keys = Object.keys(schema.properties);
    const type = interfaces.find(({ properties }) => isSameSet([...properties.keys()], keys));
    return type ? describeMapping(schema, type, types) : schema;
  }
  return {
    ...schema,
    ...(schema.items ? { items: inner(schema.items) } : {}),
    ...(typeof schema.additionalProperties === "object"
      ? { additionalProperties: inner(schema.additionalProperties) }
      : {}),
    ...(schema.anyOf ? { anyOf: schema.anyOf.map(inner) } : {}),
    ...(schema.oneOf ? { oneOf: schema.oneOf.map(inner) } : {}),
  };
}

function describeMapping(schema: JsonSchema, type: DocumentedInterface, types: DocumentedTypes): JsonSchema {
  const properties = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const documentation = type.properties.get(name);
    return [name, documentation ? describeProperty(property as JsonSchema, documentation, types) : property];
  });
  return { title: type.text.replace(/\.$/, ""), ...schema, properties: Object.fromEntries(properties) };
}

/** Whether a pattern names Unicode classes, which JSON Schema has no way to switch on. */
function needsUnicode(pattern: string | undefined): boolean {
  return pattern?.includes("\\p{") ?? false;
}

/** A literal `@default`: a number, `true` or `false`, else a text. */
function literal(text: string): unknown {
  return /^(?:\d+|true|false)$/.test(text) ? JSON.parse(text) : text;
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item) => other.includes(item));
}
