import type { Guardrail } from "./guardrail";
import { protectTrails } from "./protect-trails";
import { stayInOrganization } from "./stay-in-organization";

/** Every guardrail, in the order that policies list them. */
export const GUARDRAILS: readonly Guardrail[] = Object.freeze([protectTrails, stayInOrganization]);

/** Ids of all guardrails, in the order of the catalogue. */
export const guardrailIds: readonly string[] = Object.freeze(GUARDRAILS.map(({ id }) => id));
