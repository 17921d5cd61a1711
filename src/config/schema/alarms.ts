import { detectionIds } from "../../detections";
import { acknowledgement } from "./acknowledgement";
import { byName, choice, filledList, list, mapping, multipleOf, text, truth, wholeNumber } from "./form";
import type { TextForm } from "./form";
import { region } from "./region";
import { alarmSubscriber, severity, subscriber } from "./subscriber";

/** Far more than any account raises in a period; CloudWatch itself knows no bound. */
const HIGHEST_THRESHOLD = 1_000_000;

/** Every detection in every account of the largest organization that AWS grants, many times over. */
const MOST_ALARMS = 10_000_000;

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
const SECONDS_IN_A_DAY = 86400;

/** Key of an account. Whether there is such an account is for the rules to say. */
const ACCOUNT_KEY: TextForm = {
  noun: "the key of an account",
  write: "management, log-archive or a key of accounts.members",
  pattern: /./,
};

const detection = mapping({
  enabled: truth().optional(),
  threshold: wholeNumber(`a whole number from 1 to ${HIGHEST_THRESHOLD}`, 1, HIGHEST_THRESHOLD).optional(),
  periodSeconds: multipleOf(60, SECONDS_IN_A_DAY).optional(),
  severity: severity.optional(),
  subscribers: list(subscriber, "a list of subscribers").optional(),
});

const tamperWatch = mapping({
  accounts: list(text(ACCOUNT_KEY), "a list of keys of accounts").optional(),
  regions: filledList(
    region,
    "a list of Region codes, or leave it out",
    "names no Region: nothing would be watched",
  ).optional(),
});

/** The alarms. */
export const alarms = mapping({
  subscribers: list(alarmSubscriber, "a list with at least one subscriber"),
  perAccount: choice("a kind of alarms for each account", ["stacks", "insights", "both"]).optional(),
  cells: wholeNumber("a whole number from 1 to 500", 1, 500).optional(),
  maximumAlarms: wholeNumber(`a whole number from 1 to ${MOST_ALARMS}`, 1, MOST_ALARMS).optional(),
  acknowledgement: acknowledgement.optional(),
  detections: byName(detection, detectionIds, "a mapping from the id of each detection to its changes").optional(),
  tamperWatch: tamperWatch.optional(),
  inAccount: list(text(ACCOUNT_KEY), "a list of keys of member accounts").optional(),
  silenceMinutes: wholeNumber("a whole number from 5 to 1440", 5, 1440).optional(),
  dashboard: truth().optional(),
});
