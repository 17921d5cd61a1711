import { lostProtections } from "../../attribute-checks";
import { judgeUpdate } from "../../rule";
import type { Rule } from "../../rule";

export const trailValidationOff: Rule = {
  id: "trail-validation-off",
  title: "A trail signs its log files no longer",
  why: "Without digest files nobody can prove that a log file is whole or that none is missing, and the chain breaks after one hour.",
  instead: "leave enable_log_file_validation on; it costs nothing",
  reference: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html",
  types: ["aws_cloudtrail"],
  judge: judgeUpdate((update) =>
    lostProtections(update, [
      {
        ...{ path: "enable_log_file_validation", keep: true, otherwise: false },
        what: "writes no digest files: enable_log_file_validation",
      },
    ]),
  ),
};
