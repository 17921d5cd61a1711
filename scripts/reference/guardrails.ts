import type { Exemption, GuardrailContext } from "../../src/guardrails";
import { GUARDRAILS } from "../../src/guardrails";
import { table } from "./markdown";

/** Placeholders in place of names, so that the page holds for every organization. */
const ANY: GuardrailContext = {
  partition: "<partition>",
  region: "<home Region>",
  trailName: "<trail>",
  logArchiveAccountId: "<log archive account>",
  logBucketName: "<log bucket>",
  accessLogBucketName: "<access log bucket>",
  deploymentRoleArns: ["<deployment roles>"],
  breakGlassRoleArns: ["<break-glass roles>"],
};

const SPARED: Record<Exemption, string> = {
  none: "nobody",
  "break-glass": "break-glass roles",
  deployment: "deployment and break-glass roles",
};

/** The page of guardrails, in Markdown: what the policies of the organization deny, on what, to whom and why. */
export function renderGuardrails(): string {
  const rows = GUARDRAILS.map(({ id, title, actions, resources, exemption, why }) => [
    `\`${id}\``,
    `${title}: ${code(actions)}`,
    code(resources(ANY)),
    SPARED[exemption],
    why,
  ]);
  return `# Guardrails

What service control policies deny in every account that they are attached to, except the management account, which they
never reach. Each is one statement; \`guardrails.enabled\` chooses among them, and \`protect-trails\` is always there.
With \`guardrails.resourceControlPolicy\`, those of log files, bucket and key are the log archive account's resource
control policy as well, which also binds the management account and whoever is outside the organization.

${table(["id", "denies", "on", "spared", "why"], rows)}
`;
}

function code(texts: readonly string[]): string {
  return texts.map((text) => `\`${text}\``).join(", ");
}
