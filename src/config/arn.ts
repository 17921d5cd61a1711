/** The parts of an ARN that the rules compare. */
export interface ArnParts {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly accountId: string;
}

/**
 * Takes an ARN apart.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function partsOfArn(arn: string): ArnParts {
  const [, partition = "", service = "", region = "", accountId = ""] = arn.split(":");
  return { partition, service, region, accountId };
}
