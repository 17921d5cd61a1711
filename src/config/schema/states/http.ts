import { z } from "zod";
import { http as kind } from "../../../states/http";
import { mapping, text, wholeNumber } from "../form";
import { template, word } from "./forms";

/** No user name, which has a key of its own, and nothing behind #, which never reaches the server. */
const ADDRESS = String.raw`(?=https?:\/\/[^\s/?#@]+(?:[/?]|$))`;

const WRITE = "a URL that begins with https:// or http://, without user name and password";

const reason = (written: string) =>
  /^[^/]*\/\/[^/]*@/.test(written) ? "it has a user name or password in it" : undefined;

const addresses = (noun: string) =>
  template({
    noun,
    write: `${WRITE}, with {stack} in it, such as https://states.example.com/audit-trail/{stack}`,
    characters: String.raw`[^\s#{}]`,
    whole: ADDRESS,
    reason,
  });

const method = text({
  noun: "a method of HTTP",
  write: "a method in capital letters, such as PUT",
  pattern: /^[A-Z]{3,10}$/,
});

const certificate = text({
  noun: "a certificate in PEM",
  write: "the text from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----",
  pattern: /^\s*-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s-]+-----END CERTIFICATE-----\s*$/,
  reason: (written) =>
    written.includes("PRIVATE KEY")
      ? "it is a private key, which belongs into TF_HTTP_CLIENT_PRIVATE_KEY_PEM"
      : undefined,
});

const seconds = wholeNumber("a whole number of seconds from 0 to 3600", 0, 3600);

const access = {
  type: z.literal("http"),
  username: word("a user name", "the user name of basic authentication").optional(),
  retryMax: wholeNumber("a whole number from 0 to 100", 0, 100).optional(),
  retryWaitMin: seconds.optional(),
  retryWaitMax: seconds.optional(),
  clientCaCertificatePem: certificate.optional(),
  clientCertificatePem: certificate.optional(),
};

/** States of ours behind a server. */
export const http = mapping(
  {
    ...access,
    address: addresses("the address of each stack's state"),
    updateMethod: method.optional(),
    lockAddress: addresses("the address that locks each stack's state").optional(),
    lockMethod: method.optional(),
    unlockAddress: addresses("the address that unlocks each stack's state").optional(),
    unlockMethod: method.optional(),
  },
  kind.environment,
);

/** An existing state behind a server. */
export const existingHttp = mapping(
  {
    ...access,
    address: text({
      noun: "the address of a state",
      write: WRITE,
      pattern: new RegExp(String.raw`^${ADDRESS}[^\s#{}]+$`),
      reason,
    }),
  },
  kind.environment,
);
