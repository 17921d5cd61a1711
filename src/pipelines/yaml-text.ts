import { stringify } from "yaml";

/**
 * A value as YAML without anchors, each command on one line.
 *
 * @param version - what the engine reads: in 1.1, `on`, `off`, `yes` and `1:30` need quotes to be texts
 */
export function yamlText(value: unknown, version: "1.1" | "1.2" = "1.1"): string {
  return stringify(value, { version, lineWidth: 0, aliasDuplicateObjects: false });
}
