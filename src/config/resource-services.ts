/** The services of the types of CloudTrail's resources whose ARNs do not leave a doubt. */
export const RESOURCE_SERVICES: Readonly<Record<string, string>> = {
  "AWS::S3::Object": "s3",
  "AWS::Lambda::Function": "lambda",
  "AWS::DynamoDB::Table": "dynamodb",
};
