import { byName, mapping, truth, wholeNumber } from "./form";
import { url } from "./url";

/**
 * Name of a service, as the provider writes it.
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/custom-service-endpoints
 */
export const SERVICE_NAME = /^[a-z][a-z0-9]*$/;

/** Settings of the AWS provider. */
export const provider = mapping({
  assumeRole: truth().optional(),
  maxRetries: wholeNumber("a whole number from 0 to 1000", 0, 1000).optional(),
  s3UsePathStyle: truth().optional(),
  endpoints: byName(url, SERVICE_NAME, "a mapping from a service name to a URL").optional(),
});
