import { escapeForTerraform } from "../../policy";

/** A value of JSON. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/**
 * The JSON text of what is no policy (a filter, a message, a dashboard), ready for an argument of a Terraform resource:
 * `${` and `%{` are escaped, string tokens of CDKTF stay what they are.
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
export function renderJson(value: JsonValue): string {
  return escapeForTerraform(JSON.stringify(value));
}
