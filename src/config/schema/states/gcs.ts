import { z } from "zod";
import { gcs as kind } from "../../../states/gcs";
import { filledList, mapping, text } from "../form";
import { url } from "../url";
import { template, workspace } from "./forms";

/** @see https://cloud.google.com/iam/docs/service-account-overview */
const serviceAccount = text({
  noun: "the e-mail address of a service account",
  write: "<name>@<project>.iam.gserviceaccount.com, or another address of a service account",
  pattern: /^[^\s@{}]+@[^\s@{}]+\.gserviceaccount\.com$/,
});

const access = {
  type: z.literal("gcs"),
  /** @see https://cloud.google.com/storage/docs/buckets#naming */
  bucket: text({
    noun: "the name of a bucket of Cloud Storage",
    write: "3 to 222 lower case letters, digits and - _ . with a letter or digit at both ends",
    pattern: /^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$/,
  }),
  impersonateServiceAccount: serviceAccount.optional(),
  impersonateServiceAccountDelegates: filledList(
    serviceAccount,
    "a list of e-mail addresses of service accounts",
    "names no service account, so that it says nothing",
  ).optional(),
  storageCustomEndpoint: url.optional(),
};

/** States of ours in Google Cloud Storage. */
export const gcs = mapping(
  {
    ...access,
    prefix: template({
      noun: "the folder of each stack's state",
      write: "a path with {stack} in it and without a slash at either end, such as audit-trail/{stack}",
      characters: "[^{}]",
      whole: String.raw`(?!\/)(?!.*\/$)`,
    }).optional(),
    readImpersonateServiceAccount: serviceAccount.optional(),
    kmsEncryptionKey: text({
      noun: "the name of a Cloud KMS key",
      write: "projects/<project>/locations/<location>/keyRings/<ring>/cryptoKeys/<key>",
      pattern: /^projects\/[^/{}]+\/locations\/[^/{}]+\/keyRings\/[^/{}]+\/cryptoKeys\/[^/{}]+$/,
    }).optional(),
  },
  kind.environment,
);

/** An existing state in Google Cloud Storage. */
export const existingGcs = mapping(
  {
    ...access,
    prefix: text({
      noun: "a folder",
      write: "the folder of the state, without a slash at either end",
      pattern: /^(?!\/)(?!.*\/$)[^{}]{1,1008}$/,
    }).optional(),
    workspace: workspace.optional(),
  },
  kind.environment,
);
