import { lostProtections } from "../../attribute-checks";
import { judgeUpdate } from "../../rule";
import type { Rule } from "../../rule";

export const trailStopped: Rule = {
  id: "trail-stopped",
  title: "A trail stops recording",
  why: "What happens from then on is in no log file, and nobody can fill the gap later.",
  instead: "leave enable_logging on; to spend less, record less of what costs most",
  reference: "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StopLogging.html",
  types: ["aws_cloudtrail"],
  judge: judgeUpdate((update) =>
    lostProtections(update, [
      { path: "enable_logging", keep: true, otherwise: true, what: "stops the recording: enable_logging" },
    ]),
  ),
};
