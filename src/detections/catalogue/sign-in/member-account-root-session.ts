import { defineDetection } from "../../detection";
import { eventOf } from "../../expression/expression";
import { mitreAttack } from "../../reference";

export const memberAccountRootSession = defineDetection({
  id: "member-account-root-session",
  title: "Root session was opened in a member account",
  why: "The management account, or a delegated administrator, took root powers over a member account without its password.",
  severity: "high",
  references: [mitreAttack("T1078.004")],
  runbook: [
    "See in requestParameters which account it is, and in taskPolicyArn what the session was for.",
    "Ask whose ticket it was. Unlocking a bucket or a queue, or a root user's credentials, is all that it is good for.",
    "If nobody can explain it: rotate the credentials in userIdentity, and list what the session did.",
  ],
  pattern: eventOf("sts.amazonaws.com", ["AssumeRoot"]),
});
