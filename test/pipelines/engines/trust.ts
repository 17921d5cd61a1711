/** Who a file's header lets assume the role of an account. */
export interface Trust {
  /** The audience of the tokens, for both roles. */
  readonly audience: string | undefined;
  /** Subjects that the role that deploys trusts, `*` standing for anything. */
  readonly deploy: readonly string[];
  /** Subjects that the role that plans trusts. */
  readonly plan: readonly string[];
}

/** Reads the trust policies from the comment at the top of a file. */
export function trustOf(file: string, accountId = "ACCOUNT"): Trust {
  const role = /^# {3}(both roles|the role that (?:deploys|plans)) +(.*)\n((?:# {20,}\S.*\n)*)/gm;
  const said = new Map([...file.matchAll(role)].map(([, name, first, more]) => [
    name,
    `${first}\n${more}`.split("\n").map((line) => line.replace(/^# +/, "")),
  ])); // prettier-ignore
  const subjects = (name: string) => {
    const lines = said.get(name) ?? [];
    const keys = lines.flatMap((line) => /^KEY: (.*)$/.exec(line)?.[1]!.split(", ") ?? []);
    return lines
      .flatMap((line) => /^(?:sub:|or) +(\S+)$/.exec(line)?.[1] ?? [])
      .flatMap((subject) => (keys.length > 0 ? keys.map((key) => subject.replace(/KEY$/, key)) : [subject]))
      .map((subject) => subject.replace("ACCOUNT", accountId));
  };
  return {
    audience: /^aud: (.*)$/.exec(said.get("both roles")?.[0] ?? "")?.[1],
    deploy: subjects("the role that deploys"),
    plan: subjects("the role that plans"),
  };
}

/** Whether a subject is one of those that a role trusts, as `StringLike` compares. */
export function isTrusted(subject: string, trusted: readonly string[]): boolean {
  const pattern = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  return trusted.some((text) => new RegExp(`^${pattern(text)}$`).test(subject));
}
