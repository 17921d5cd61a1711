/** Loads a configuration that is wrong, and prints how many problems it has: `node refused-configuration.js <file>`. */
import { loadOrganization } from "../src/config";
import { AuditTrailError } from "../src/errors";

try {
  loadOrganization(process.argv[2]!);
  throw new Error("the configuration is right");
} catch (error) {
  if (!AuditTrailError.isAuditTrailError(error)) throw error;
  console.log(error.problems.length);
}
