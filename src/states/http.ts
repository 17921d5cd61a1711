import type { LocationOf, StateKind } from "./kind";

/** How Terraform reaches a state by HTTP. The password comes from the environment. */
export interface HttpAccessConfiguration {
  /** Kind of state. */
  readonly type: "http";
  /**
   * User name for basic authentication. Its password is `TF_HTTP_PASSWORD`.
   * @default - `TF_HTTP_USERNAME`, or no authentication
   */
  readonly username?: string;
  /**
   * How often a failed request is tried again.
   * @default 2
   */
  readonly retryMax?: number;
  /**
   * Seconds to wait at least before a request is tried again.
   * @default 1
   */
  readonly retryWaitMin?: number;
  /**
   * Seconds to wait at most before a request is tried again.
   * @default 30
   */
  readonly retryWaitMax?: number;
  /**
   * Certificates, in PEM, of the authorities that may have signed the server's certificate.
   * @default - the authorities that the machine trusts
   */
  readonly clientCaCertificatePem?: string;
  /**
   * Certificate, in PEM, that Terraform shows to the server. Its key is `TF_HTTP_CLIENT_PRIVATE_KEY_PEM`.
   * @default - `TF_HTTP_CLIENT_CERTIFICATE_PEM`, or none
   */
  readonly clientCertificatePem?: string;
}

/**
 * States behind a server that takes GET, POST and DELETE, such as GitLab.
 * @see https://developer.hashicorp.com/terraform/language/backend/http
 */
export interface HttpBackendConfiguration extends HttpAccessConfiguration {
  /** Address of each stack's state. `{stack}` stands for the stack's name. */
  readonly address: string;
  /**
   * Method that writes the state.
   * @default POST
   */
  readonly updateMethod?: string;
  /**
   * Address that locks a stack's state, with `{stack}` in it. It goes together with `unlockAddress`.
   * @default - none: nothing keeps two runs apart
   */
  readonly lockAddress?: string;
  /**
   * Method that locks.
   * @default LOCK
   */
  readonly lockMethod?: string;
  /**
   * Address that unlocks a stack's state, with `{stack}` in it. It goes together with `lockAddress`.
   * @default - none: nothing keeps two runs apart
   */
  readonly unlockAddress?: string;
  /**
   * Method that unlocks.
   * @default UNLOCK
   */
  readonly unlockMethod?: string;
}

/** An existing state behind a server. */
export interface ExistingHttpStateConfiguration extends HttpAccessConfiguration {
  /** Address of the state. */
  readonly address: string;
}

/** A state behind a server. */
export type HttpStateLocation = LocationOf<HttpBackendConfiguration, ExistingHttpStateConfiguration>;

export const http: StateKind<HttpStateLocation> = {
  backend: "http",
  template: "address",
  defaults: () => ({}),
  needs: {
    // A lock that nobody can release stays for ever.
    lockAddress: ["unlockAddress"],
    unlockAddress: ["lockAddress"],
    lockMethod: ["lockAddress"],
    unlockMethod: ["unlockAddress"],
  },
  environment: {
    password: "TF_HTTP_PASSWORD",
    client_private_key_pem: "TF_HTTP_CLIENT_PRIVATE_KEY_PEM",
  },
  keep: (location) => ({
    ...access(location),
    update_method: location.updateMethod,
    lock_address: location.lockAddress,
    lock_method: location.lockMethod,
    unlock_address: location.unlockAddress,
    unlock_method: location.unlockMethod,
  }),
  read: (location) => access(location),
  place: ({ address }) => address,
};

function access(location: HttpStateLocation) {
  return {
    address: location.address,
    username: location.username,
    retry_max: location.retryMax,
    retry_wait_min: location.retryWaitMin,
    retry_wait_max: location.retryWaitMax,
    client_ca_certificate_pem: location.clientCaCertificatePem,
    client_certificate_pem: location.clientCertificatePem,
  };
}
