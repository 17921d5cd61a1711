import { defineDetection } from "../../detection";
import { equalsAny, eventOf } from "../../expression/expression";
import { prescribed } from "../../filter-pattern/exact-pattern";
import { cis, mitreAttack, securityHub } from "../../reference";

const PRESCRIBED_EVENTS = [
  "CreateVpc",
  "DeleteVpc",
  "ModifyVpcAttribute",
  "AcceptVpcPeeringConnection",
  "CreateVpcPeeringConnection",
  "DeleteVpcPeeringConnection",
  "RejectVpcPeeringConnection",
  "AttachClassicLinkVpc",
  "DetachClassicLinkVpc",
  "DisableVpcClassicLink",
  "EnableVpcClassicLink",
];

/** What else changes how far a VPC reaches, and who sees its traffic. */
const OTHER_EVENTS = ["ModifyVpcPeeringConnectionOptions", "AssociateVpcCidrBlock", "DeleteFlowLogs"];

export const vpcChanges = defineDetection({
  id: "vpc-changes",
  title: "VPC was changed",
  why: "A VPC or a peering connection that nobody planned is a place, or a way, that nobody watches.",
  severity: "low",
  references: [securityHub("CloudWatch.14"), cis("4.14"), mitreAttack("T1578")],
  runbook: [
    "See in userIdentity and requestParameters who changed what, and whether a deployment explains it.",
    "See with which account a peering connection was made, and whether flow logs were deleted.",
    "If nobody can explain it: undo the change, then rotate the credentials that made it.",
  ],
  pattern: eventOf("ec2.amazonaws.com", [...PRESCRIBED_EVENTS, ...OTHER_EVENTS]),
  securityHubPattern: prescribed(equalsAny("$.eventName", PRESCRIBED_EVENTS)),
});
