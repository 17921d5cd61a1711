import { boundPeople, people } from "../people";
import { allowed, denied } from "../simulated-request";
import type { Topic } from "../simulated-request";
import { MEMBER_TRAIL, ORGANIZATION_TRAIL } from "../targets";

const CHANGES = [
  "cloudtrail:StopLogging",
  "cloudtrail:DeleteTrail",
  "cloudtrail:UpdateTrail",
  "cloudtrail:PutEventSelectors",
  "cloudtrail:PutInsightSelectors",
  "cloudtrail:PutEventConfiguration",
];

export const stopTrail: Topic = {
  title: "stop or narrow a trail",
  column: "trail",
  decisions: [
    denied("service control policy", {
      who: [...boundPeople, people.deploymentRole, people.memberDeploymentRole],
      does: CHANGES,
      to: ORGANIZATION_TRAIL,
      because: "CloudTrail lets a delegated administrator do it, and refuses other members by itself",
    }),
    denied("service control policy", {
      who: [people.memberAdministrator, people.memberRootUser],
      does: CHANGES,
      to: MEMBER_TRAIL,
      because: "whoever can stop the recording can hide everything that follows",
    }),
    allowed({
      who: [people.breakGlass, people.archiveBreakGlass],
      does: CHANGES,
      to: ORGANIZATION_TRAIL,
      because: "this is what the break-glass role is for, as far as its account is a delegated administrator",
    }),
    allowed({
      who: people.managementAdministrator,
      does: CHANGES,
      to: ORGANIZATION_TRAIL,
      because: "no service control policy binds the management account: alarms tell, and written log files stay",
    }),
  ],
};
