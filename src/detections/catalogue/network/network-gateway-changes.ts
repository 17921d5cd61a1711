import { defineDetection } from "../../detection";
import { equalsAny, eventOf } from "../../expression/expression";
import { prescribed } from "../../filter-pattern/exact-pattern";
import { cis, mitreAttack, securityHub } from "../../reference";

const PRESCRIBED_EVENTS = [
  "CreateCustomerGateway",
  "DeleteCustomerGateway",
  "AttachInternetGateway",
  "CreateInternetGateway",
  "DeleteInternetGateway",
  "DetachInternetGateway",
];

/** Newer gateways lead out as well. */
const OTHER_EVENTS = [
  "CreateEgressOnlyInternetGateway",
  "DeleteEgressOnlyInternetGateway",
  "CreateNatGateway",
  "DeleteNatGateway",
  "AttachVpnGateway",
  "CreateVpnConnection",
  "CreateTransitGatewayVpcAttachment",
];

export const networkGatewayChanges = defineDetection({
  id: "network-gateway-changes",
  title: "Network gateway was changed",
  why: "A gateway is a way out of the network, and in: data leaves where nobody expects it.",
  severity: "low",
  references: [securityHub("CloudWatch.12"), cis("4.12"), mitreAttack("T1048")],
  runbook: [
    "See in userIdentity and requestParameters who changed what, and whether a deployment explains it.",
    "See which VPC it belongs to, and whether that VPC is meant to reach the internet.",
    "If nobody can explain it: undo the change, then rotate the credentials that made it.",
  ],
  pattern: eventOf("ec2.amazonaws.com", [...PRESCRIBED_EVENTS, ...OTHER_EVENTS]),
  securityHubPattern: prescribed(equalsAny("$.eventName", PRESCRIBED_EVENTS)),
});
