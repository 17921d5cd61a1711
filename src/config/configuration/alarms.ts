import type { Severity } from "../../detections";
import type { AlarmSubscriberConfiguration, SubscriberConfiguration } from "./subscriber";

/** The alarms. */
export interface AlarmsConfiguration {
  /**
   * Who is told about every alarm of the organization. Each severity has somebody: an alarm that nobody hears is no
   * alarm.
   */
  readonly subscribers: readonly AlarmSubscriberConfiguration[];
  /**
   * How the accounts are told apart: `stacks` makes every alarm in a stack of its account, `insights` one alarm a
   * detection with the account as its contributor, `both` does both.
   * @default stacks
   */
  readonly perAccount?: "stacks" | "insights" | "both";
  /**
   * Into how many stacks the alarms of all accounts are grouped, from 1 to 500: `alarms-cell-01` and so on, where a stack
   * an account is too many runs of Terraform. Which cell an account is in follows from its id and this number alone, so
   * an account that joins or leaves moves no other.
   *
   * Another number is a migration: alarms cannot move from state to state, so they are made anew, and people confirm
   * their subscriptions again. A larger number moves accounts into the new cells only: deploy the old cells first. A
   * smaller one moves only those of the cells that go: destroy these first. Before the first cells, destroy the stacks
   * `alarms-<key>`. Meanwhile the alarms of the whole organization watch every account.
   * @default - none: every account has a stack of its own, `alarms-<key>`
   */
  readonly cells?: number;
  /**
   * How many alarms the management account may have in the home Region, 1 or more: its quota of CloudWatch alarms, where
   * AWS granted more than the default.
   * @default 5000
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
   */
  readonly maximumAlarms?: number;
  /**
   * Needed for 1000 accounts or more: the sentence
   * `CloudWatch Logs may disable the metric filters of 1000 accounts or more`. It may when a filter sees 1,000 accounts
   * within an hour; then its alarms stay silent until somebody puts the filter back.
   * @default - none
   * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html
   */
  readonly acknowledgement?: string;
  /**
   * Changes to detections, by the detection's id.
   * @default - every detection as the catalogue has it
   */
  readonly detections?: Readonly<Record<string, DetectionConfiguration>>;
  /**
   * Where attempts on the audit trail itself are reported within seconds. What a topic does not take waits in a queue for
   * 14 days, and an alarm says so: to that topic, which may refuse it too, and in the home Region of the management
   * account to the organization's topic as well. Elsewhere, look whether the alarm is on.
   * @default - as each of its keys says
   */
  readonly tamperWatch?: TamperWatchConfiguration;
  /**
   * Keys of the member accounts that get their alarms in the account itself too: in the home Region, and in those where
   * IAM and AWS Organizations report. What happens in other Regions is seen by the organization's alarms alone.
   * @default - none
   */
  readonly inAccount?: readonly string[];
  /**
   * After how many minutes without any event an alarm says that the trail is silent, from 5 to 1440.
   * @default 60
   */
  readonly silenceMinutes?: number;
  /**
   * Whether a CloudWatch dashboard shows events, alarms and delivery.
   * @default true
   */
  readonly dashboard?: boolean;
}

/** Changes to one detection. */
export interface DetectionConfiguration {
  /**
   * Whether this detection has alarms at all.
   * @default true
   */
  readonly enabled?: boolean;
  /**
   * How many events within the period fire the alarm, 1 or more.
   * @default - the catalogue's
   */
  readonly threshold?: number;
  /**
   * Length of the period in seconds: a multiple of 60, up to 86400.
   * @default - the catalogue's
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
   */
  readonly periodSeconds?: number;
  /**
   * How soon somebody should look: `critical`, `high`, `medium` or `low`.
   * @default - the catalogue's
   */
  readonly severity?: Severity;
  /**
   * Who is told about this detection, besides those who are told about every alarm.
   * @default - none
   */
  readonly subscribers?: readonly SubscriberConfiguration[];
}

/** Where attempts on the audit trail are reported within seconds. */
export interface TamperWatchConfiguration {
  /**
   * Keys of the accounts: `management`, `log-archive`, or a member's. An empty list watches none.
   * @default - `management`, `log-archive`, and the `trail.delegatedAdministrator` where it has a `roleArn`
   */
  readonly accounts?: readonly string[];
  /**
   * Regions: events are reported where they happen, and those of IAM and AWS Organizations in `us-east-1`; in GovCloud in
   * `us-gov-west-1`, and in China in `cn-north-1` and `cn-northwest-1`.
   * @default - the home Region, and those where IAM and AWS Organizations report
   */
  readonly regions?: readonly string[];
}
