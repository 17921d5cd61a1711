import { DETECTIONS } from "../../src/detections";
import type { Detection, Reference } from "../../src/detections";
import { table } from "./markdown";

const STANDARDS: readonly Reference["standard"][] = ["Security Hub", "CIS AWS Foundations", "MITRE ATT&CK"];

/** The page about every detection: what it tells, how soon to look, who asks for it, and why. */
export function renderDetections(): string {
  const [version] = DETECTIONS.flatMap(({ references }) => references.flatMap(({ version }) => version ?? []));
  const tampering = DETECTIONS.filter((detection) => detection.tampering).length;
  return `# Detections

What the alarms look for: ${DETECTIONS.length} detections, of which ${tampering} (†) are attacks on the audit trail itself.
Numbers of CIS AWS Foundations are those of version ${version}. A severity says how soon somebody should look:
critical at once, high today, medium this week, low when there is time.

<!-- prettier-ignore -->
${table(["id", "title", "severity", ...STANDARDS, "why"], DETECTIONS.map(row))}
`;
}

/** Every detection in a line, as a Markdown table. */
export function renderDetectionList(): string {
  return table(
    ["what an alarm tells", "severity", "id"],
    DETECTIONS.map((detection) => [
      `${detection.title}${burst(detection)}`,
      detection.severity,
      `\`${detection.id}\`${detection.tampering ? " †" : ""}`,
    ]),
  );
}

function row(detection: Detection): string[] {
  const { id, title, severity, references, why, tampering } = detection;
  const columns = STANDARDS.map((standard) =>
    references.flatMap((reference) => (reference.standard === standard ? [link(reference)] : [])).join(", "),
  );
  return [`\`${id}\`${tampering ? " †" : ""}`, `${title}${burst(detection)}`, severity, ...columns, why];
}

function burst({ threshold, periodSeconds }: Detection): string {
  return threshold === 1 ? "" : `: ${threshold} in ${periodSeconds / 60} minutes`;
}

function link({ id, url }: Reference): string {
  return url ? `[${id}](${url})` : id;
}
