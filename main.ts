import { App } from "cdktf";
import { loadOrganization } from "./src/config";
import { AuditTrailError } from "./src/errors";
import { defineStacks } from "./stacks";

try {
  const organization = loadOrganization(process.env.ORGANIZATION_CONFIG || "config/organization.yaml");
  const app = new App();
  defineStacks(app, organization);
  app.synth();
} catch (error) {
  if (!AuditTrailError.isAuditTrailError(error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
