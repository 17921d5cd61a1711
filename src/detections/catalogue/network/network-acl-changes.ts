import { defineDetection } from "../../detection";
import { equalsAny, eventOf } from "../../expression/expression";
import { prescribed } from "../../filter-pattern/exact-pattern";
import { cis, mitreAttack, securityHub } from "../../reference";

const PRESCRIBED_EVENTS = [
  "CreateNetworkAcl",
  "CreateNetworkAclEntry",
  "DeleteNetworkAcl",
  "DeleteNetworkAclEntry",
  "ReplaceNetworkAclEntry",
  "ReplaceNetworkAclAssociation",
];

export const networkAclChanges = defineDetection({
  id: "network-acl-changes",
  title: "Network ACL was changed",
  why: "A network ACL is the second fence around a subnet: opened, only security groups are left.",
  severity: "low",
  references: [securityHub("CloudWatch.11"), cis("4.11"), mitreAttack("T1562.007")],
  runbook: [
    "See in userIdentity and requestParameters who changed what, and whether a deployment explains it.",
    "Look for entries that allow everything, and for subnets that were given another ACL.",
    "If nobody can explain it: undo the change, then rotate the credentials that made it.",
  ],
  pattern: eventOf("ec2.amazonaws.com", PRESCRIBED_EVENTS),
  securityHubPattern: prescribed(equalsAny("$.eventName", PRESCRIBED_EVENTS)),
});
