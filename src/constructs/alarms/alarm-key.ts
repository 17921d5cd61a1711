import type { Construct } from "constructs";
import type { ArnScope } from "../../names";
import type { ResourcePolicyStatement } from "../../policy";
import { sendersUseKey } from "../key/senders-use-key";
import { ServiceKey } from "../key/service-key";
import { alarmsOf } from "./alarm-topic";

/** Props of `AlarmKey`: the account and Region of the alarms. */
export type AlarmKeyProps = ArnScope;

/**
 * The KMS key that encrypts alarm topics. A key of one's own is needed: alarms cannot publish to a topic that is
 * encrypted with the key AWS manages, and the failure shows nowhere but in the alarm's history.
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
export class AlarmKey extends ServiceKey {
  constructor(scope: Construct, id: string, props: AlarmKeyProps) {
    super(scope, id, {
      ...props,
      description: "Encrypts the messages of the audit trail's alarms",
      purpose: "alarms",
      statements: [alarmsUseKey(props)],
    });
  }
}

/** Lets alarms of an account and Region publish to topics that the key encrypts. */
export function alarmsUseKey(alarms: ArnScope): ResourcePolicyStatement {
  return sendersUseKey(alarmsOf(alarms));
}
