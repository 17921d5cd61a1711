/** Every request that the policies of the example organization are held to, by what is asked for. */
import type { Topic } from "../simulated-request";
import { administerLogKey } from "./administer-log-key";
import { administerOtherKeys } from "./administer-other-keys";
import { announceLogFiles } from "./announce-log-files";
import { blindLogGroup } from "./blind-log-group";
import { decryptLogFiles } from "./decrypt-log-files";
import { deleteLogFiles } from "./delete-log-files";
import { feedOwnAlarms } from "./feed-own-alarms";
import { getLogFiles } from "./get-log-files";
import { publishAlarms } from "./publish-alarms";
import { reconfigureBuckets } from "./reconfigure-buckets";
import { reportTampering } from "./report-tampering";
import { silenceAlarms } from "./silence-alarms";
import { slipGuardrails } from "./slip-guardrails";
import { speakOldTls } from "./speak-old-tls";
import { stopTrail } from "./stop-trail";
import { workElsewhere } from "./work-elsewhere";
import { writeEvents } from "./write-events";
import { writeLogFiles } from "./write-log-files";

export const TOPICS: readonly Topic[] = [
  writeLogFiles,
  announceLogFiles,
  writeEvents,
  publishAlarms,
  feedOwnAlarms,
  reportTampering,
  getLogFiles,
  decryptLogFiles,
  speakOldTls,
  deleteLogFiles,
  reconfigureBuckets,
  administerLogKey,
  administerOtherKeys,
  stopTrail,
  blindLogGroup,
  silenceAlarms,
  slipGuardrails,
  workElsewhere,
];
