import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { Construct } from "constructs";
import { renderPolicy } from "../../policy";
import type { BucketPolicyDocument } from "../../policy";

/** Props of `PrivateBucket`. */
export interface PrivateBucketProps {
  /** Name of the bucket. */
  readonly bucketName: string;
  /** Policy of the bucket. */
  readonly policy: BucketPolicyDocument;
}

/** What the log bucket and the access log bucket have in common: no ACLs, no public access, versions, a policy. */
export class PrivateBucket extends Construct {
  /** The bucket itself. */
  readonly resource: S3Bucket;
  /** Versioning, on which Object Lock and lifecycle rules depend. */
  readonly versioning: S3BucketVersioningA;
  /** Who owns the objects: the bucket's account. */
  readonly ownershipControls: S3BucketOwnershipControls;
  /** The policy: whoever needs to be let in depends on this, not on the bucket. */
  readonly policy: S3BucketPolicy;
  /** The block of public access. */
  readonly publicAccessBlock: S3BucketPublicAccessBlock;

  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);

    this.resource = new S3Bucket(this, "Resource", {
      bucket: props.bucketName,
      lifecycle: { preventDestroy: true },
    });
    const bucket = this.resource.bucket;

    this.versioning = new S3BucketVersioningA(this, "Versioning", {
      bucket,
      versioningConfiguration: { status: "Enabled" },
    });
    this.ownershipControls = new S3BucketOwnershipControls(this, "OwnershipControls", {
      bucket,
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });
    this.publicAccessBlock = new S3BucketPublicAccessBlock(this, "PublicAccessBlock", {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    this.policy = new S3BucketPolicy(this, "Policy", {
      bucket,
      policy: renderPolicy(props.policy),
      // S3 answers 409 when a policy and the public access block change at the same time.
      dependsOn: [this.publicAccessBlock],
    });
  }
}
