/** Where a detection is asked for, or what it is a sign of. */
export interface Reference {
  readonly standard: "Security Hub" | "CIS AWS Foundations" | "MITRE ATT&CK";
  /**
   * Version of the standard, where ids differ from one version to the next.
   * @default - the id holds for every version
   */
  readonly version?: string;
  /** Id within the standard, such as `CloudWatch.1`. */
  readonly id: string;
  /**
   * Page about it.
   * @default - none that is public
   */
  readonly url?: string;
}

/** A control of AWS Security Hub, such as `CloudWatch.1`. */
export function securityHub(id: string): Reference {
  const anchor = id.toLowerCase().replace(".", "-");
  const page = "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html";
  return Object.freeze({ standard: "Security Hub", id, url: `${page}#${anchor}` });
}

/** A recommendation of the CIS AWS Foundations Benchmark. Versions 1.4 to 5.0 number the monitoring section alike. */
export function cis(id: string): Reference {
  return Object.freeze({ standard: "CIS AWS Foundations", version: "5.0.0", id });
}

/** A technique of MITRE ATT&CK, such as `T1562.008`. */
export function mitreAttack(id: string): Reference {
  return Object.freeze({
    standard: "MITRE ATT&CK",
    id,
    url: `https://attack.mitre.org/techniques/${id.replace(".", "/")}/`,
  });
}
