import { defineDetection } from "../../detection";
import { equalsAny, eventOf } from "../../expression/expression";
import { prescribed } from "../../filter-pattern/exact-pattern";
import { cis, mitreAttack, securityHub } from "../../reference";

const PRESCRIBED_EVENTS = [
  "CreateRoute",
  "CreateRouteTable",
  "ReplaceRoute",
  "ReplaceRouteTableAssociation",
  "DeleteRouteTable",
  "DeleteRoute",
  "DisassociateRouteTable",
];

/** Routes also change when a subnet is given another table, or a gateway begins to announce its own. */
const OTHER_EVENTS = ["AssociateRouteTable", "EnableVgwRoutePropagation"];

export const routeTableChanges = defineDetection({
  id: "route-table-changes",
  title: "Route table was changed",
  why: "Routes decide where traffic goes: past a firewall, or through somebody who listens.",
  severity: "low",
  references: [securityHub("CloudWatch.13"), cis("4.13"), mitreAttack("T1557")],
  runbook: [
    "See in userIdentity and requestParameters who changed what, and whether a deployment explains it.",
    "See where the new route leads, and which subnets use the route table.",
    "If nobody can explain it: undo the change, then rotate the credentials that made it.",
  ],
  pattern: eventOf("ec2.amazonaws.com", [...PRESCRIBED_EVENTS, ...OTHER_EVENTS]),
  securityHubPattern: prescribed(equalsAny("$.eventName", PRESCRIBED_EVENTS)),
});
