import { lostProtections } from "../../attribute-checks";
import { judgeUpdate } from "../../rule";
import type { Rule } from "../../rule";

const SWITCHES = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];

export const publicAccessOpened: Rule = {
  id: "public-access-opened",
  title: "A bucket may become public",
  why: "With the block, a wrong statement or access control list opens nothing. Without it, one mistake shows the world who did what in the organization.",
  instead: "leave all four settings on",
  reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
  types: ["aws_s3_bucket_public_access_block", "aws_s3_account_public_access_block"],
  judge: judgeUpdate((update) =>
    lostProtections(
      update,
      SWITCHES.map((path) => ({ path, keep: true, otherwise: false, what: `lets the public in: ${path}` })),
    ),
  ),
};
