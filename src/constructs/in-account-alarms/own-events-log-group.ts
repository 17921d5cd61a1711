import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { CloudwatchLogResourcePolicy } from "@cdktf/provider-aws/lib/cloudwatch-log-resource-policy";
import { Construct } from "constructs";
import { renderEventPattern } from "../../detections";
import {
  eventRuleArn,
  inAccountLogGroupName,
  inAccountLogPolicyName,
  inAccountRuleName,
  logGroupArn,
} from "../../names";
import type { ArnScope } from "../../names";
import { logsPolicy, renderPolicy } from "../../policy";
import type { TunedDetection } from "../alarms";
import { ruleState } from "../event-rules/rule-state";
import { unionOf } from "./union-of";

/** Log delivery has two names, depending on how EventBridge writes. */
const EVENT_BRIDGE = { Service: ["events.amazonaws.com", "delivery.logs.amazonaws.com"] };

/** Props of `OwnEventsLogGroup`: its account and Region are those whose events it receives. */
export interface OwnEventsLogGroupProps extends ArnScope {
  /** The detections that read the log group. Other events are left out where a rule can tell them apart. */
  readonly detections: readonly TunedDetection[];
  /** ARN of the key that encrypts the events. Its policy lets CloudWatch Logs use it. */
  readonly keyArn: string;
  /** How many days the events stay: one of the numbers that CloudWatch Logs knows. */
  readonly retentionDays: number;
}

/**
 * A log group that EventBridge fills with an account's own CloudTrail events, each within `$.detail`. One rule hands on
 * every event at most once, so that counts are right.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-cloudwatchlogs-permissions
 */
export class OwnEventsLogGroup extends Construct {
  /** Name of the log group. */
  readonly logGroupName: string;

  constructor(scope: Construct, id: string, props: OwnEventsLogGroupProps) {
    super(scope, id);
    const patterns = props.detections.map(({ pattern }) => pattern);

    const logGroup = new CloudwatchLogGroup(this, "Resource", {
      name: inAccountLogGroupName,
      kmsKeyId: props.keyArn,
      retentionInDays: props.retentionDays,
    });
    const streams = `${logGroupArn({ ...props, logGroupName: inAccountLogGroupName })}:*`;
    const policy = new CloudwatchLogResourcePolicy(this, "Policy", {
      policyName: inAccountLogPolicyName,
      policyDocument: renderPolicy(
        logsPolicy([
          {
            // EventBridge names the rule only when it writes events.
            Sid: "EventBridgeCreatesLogStreams",
            Effect: "Allow",
            Principal: EVENT_BRIDGE,
            Action: "logs:CreateLogStream",
            Resource: streams,
          },
          {
            Sid: "EventBridgePutsLogEvents",
            Effect: "Allow",
            Principal: EVENT_BRIDGE,
            Action: "logs:PutLogEvents",
            Resource: streams,
            Condition: { ArnEquals: { "aws:SourceArn": eventRuleArn({ ...props, ruleName: inAccountRuleName }) } },
          },
        ]),
      ),
    });
    const rule = new CloudwatchEventRule(this, "Rule", {
      name: inAccountRuleName,
      description: "Hands this account's own events to its audit trail alarms",
      eventPattern: renderEventPattern(unionOf(patterns), "the alarms in the account").pattern,
      state: ruleState(patterns),
    });
    new CloudwatchEventTarget(this, "Target", {
      rule: rule.name,
      targetId: "log-group",
      arn: logGroup.arn,
      dependsOn: [policy],
    });
    this.logGroupName = logGroup.name;
  }
}
