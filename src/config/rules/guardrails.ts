import type { OrganizationConfiguration } from "../configuration";
import type { Finding } from "../finding";
import type { Sound } from "../sound";

/** The guardrail that all others rest on. */
const PROTECT_TRAILS = "protect-trails";

/** Some guardrails may be left out, but not the one that keeps the trail running. */
export function guardrailRules({ guardrails }: Sound<OrganizationConfiguration>): Finding[] {
  const { enabled } = guardrails ?? {};
  if (enabled === undefined || enabled.includes(undefined) || enabled.includes(PROTECT_TRAILS)) return [];
  return [
    {
      path: ["guardrails", "enabled"],
      what: `leaves out ${PROTECT_TRAILS}: whoever can stop the recording can hide everything that follows`,
      write: `${PROTECT_TRAILS} too, or leave enabled out for all guardrails`,
    },
  ];
}
