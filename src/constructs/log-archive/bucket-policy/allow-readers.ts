import { bucketArn, logPrefixArns } from "../../../names";
import type { LogPrefixProps } from "../../../names";
import type { ResourcePolicyStatement } from "../../../policy";

/** What {@link allowReaders} needs: where log files are, and who reads them. */
export interface AllowReadersProps extends LogPrefixProps {
  /** ARNs of the roles that read log files. */
  readonly readerRoleArns: readonly string[];
}

/**
 * Lets the readers list the bucket and get log files, also the versions that a delete marker hides. To read them they
 * need the key as well, whose policy names the same roles.
 */
export function allowReaders(props: AllowReadersProps): ResourcePolicyStatement[] {
  if (props.readerRoleArns.length === 0) {
    return [];
  }
  const readers = { Effect: "Allow", Principal: { AWS: props.readerRoleArns } } as const;
  return [
    {
      Sid: "ReadersList",
      ...readers,
      Action: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketVersions"],
      Resource: bucketArn(props),
    },
    {
      Sid: "ReadersGet",
      ...readers,
      Action: ["s3:GetObject", "s3:GetObjectVersion"],
      Resource: Object.values(logPrefixArns(props)),
    },
  ];
}
