import { lostProtections } from "../../attribute-checks";
import { judgeUpdate } from "../../rule";
import type { Rule } from "../../rule";

const DELETION = "lets versions be deleted without a second factor";
const SUSPENDED = "keeps no versions of what is overwritten or deleted";

export const versioningSuspended: Rule = {
  id: "versioning-suspended",
  title: "A bucket keeps versions no longer",
  why: "Who overwrites a log file destroys it, and Object Lock works on versions only.",
  instead: "leave versioning Enabled; let a lifecycle rule delete old versions",
  reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html",
  types: ["aws_s3_bucket_versioning", "aws_s3_bucket"],
  judge: judgeUpdate((update) =>
    lostProtections(
      update,
      update.type === "aws_s3_bucket"
        ? [
            { path: "versioning.0.enabled", keep: true, otherwise: false, what: SUSPENDED },
            { path: "versioning.0.mfa_delete", keep: true, otherwise: false, what: DELETION },
          ]
        : [
            { path: "versioning_configuration.0.status", keep: "Enabled", otherwise: "Disabled", what: SUSPENDED },
            { path: "versioning_configuration.0.mfa_delete", keep: "Enabled", otherwise: "Disabled", what: DELETION },
          ],
    ),
  ),
};
