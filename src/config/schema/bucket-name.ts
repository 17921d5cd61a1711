import type { TextForm } from "./form";

const RESERVED_PREFIXES = ["xn--", "sthree-", "amzn-s3-demo-"];
const RESERVED_SUFFIXES = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];
const IP_ADDRESS = /^\d+\.\d+\.\d+\.\d+$/;

/**
 * Name of an S3 bucket that exists already, possibly with dots.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export const BUCKET_NAME: TextForm = {
  noun: "a bucket name",
  write: "3 to 63 lower case letters, digits and dashes, with a letter or digit at both ends",
  pattern: pattern("[a-z0-9.-]"),
  reason: brokenNamingRule,
};

/** Name of a bucket that this module makes: without dots, on top of the naming rules of S3. */
export const NEW_BUCKET_NAME: TextForm = {
  ...BUCKET_NAME,
  pattern: pattern("[a-z0-9-]"),
  reason: (name) =>
    brokenNamingRule(name) ??
    "it has a dot, and the TLS certificate of S3, made for one label before the host name, does not match such a bucket",
};

function pattern(character: string): RegExp {
  const reserved = [
    `(?!${RESERVED_PREFIXES.join("|")})`,
    `(?!.*(?:${RESERVED_SUFFIXES.map((suffix) => suffix.replace(".", "\\.")).join("|")})$)`,
    "(?!.*\\.\\.)",
    `(?!${IP_ADDRESS.source.slice(1)})`,
  ];
  return new RegExp(`^${reserved.join("")}[a-z0-9]${character}{1,61}[a-z0-9]$`);
}

function brokenNamingRule(name: string): string | undefined {
  if (name.length < 3 || name.length > 63) return `its length is ${name.length}`;
  const strange = /[^a-z0-9.-]/.exec(name);
  if (strange) return `it has the character ${JSON.stringify(strange[0])}`;
  if (!/^[a-z0-9].*[a-z0-9]$/.test(name)) return "it begins or ends with a dot or a dash";
  if (name.includes("..")) return "it has two dots in a row";
  if (IP_ADDRESS.test(name)) return "it looks like an IP address";
  const prefix = RESERVED_PREFIXES.find((reserved) => name.startsWith(reserved));
  if (prefix !== undefined) return `AWS reserves names that begin with ${prefix}`;
  const suffix = RESERVED_SUFFIXES.find((reserved) => name.endsWith(reserved));
  return suffix === undefined ? undefined : `AWS reserves names that end with ${suffix}`;
}
