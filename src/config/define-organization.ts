import * as path from "node:path";
import { ConfigurationError } from "../errors";
import type { OrganizationConfiguration } from "./configuration";
import { toProblem } from "./finding";
import type { Organization } from "./organization";
import { resolve } from "./resolve";
import { validate } from "./validate";

/** Where a configuration in code stands. */
export interface DefineOrganizationOptions {
  /**
   * Folder that the paths of the configuration are relative to.
   * @default - the working directory
   */
  readonly directory?: string;
}

/**
 * Makes an organization from a configuration in code: the same checks and defaults as for a file.
 *
 * @throws ConfigurationError with every problem, in the order of the configuration
 */
export function defineOrganization(
  configuration: OrganizationConfiguration,
  options: DefineOrganizationOptions = {},
): Organization {
  const validation = validate(configuration);
  if (validation.findings !== undefined) {
    const problems = validation.findings.map((finding) => toProblem(finding, configuration));
    throw new ConfigurationError("the organization", problems);
  }
  return resolve(validation.configuration, (relative) => path.resolve(options.directory ?? ".", relative));
}
