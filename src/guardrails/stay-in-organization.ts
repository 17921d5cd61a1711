import type { Guardrail } from "./guardrail";

export const stayInOrganization: Guardrail = {
  id: "stay-in-organization",
  title: "No account leaves the organization",
  why: "An account that leaves takes itself out of the organization trail and from under every guardrail. The management account can still remove or close a member.",
  actions: ["organizations:LeaveOrganization"],
  // The action has no resource of its own.
  resources: () => ["*"],
  // The management account can still remove a member, so nobody needs a way out from inside.
  exemption: "none",
};
