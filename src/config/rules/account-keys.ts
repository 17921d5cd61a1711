import type { OrganizationConfiguration } from "../configuration";
import { oneOf } from "../did-you-mean";
import { describePath } from "../finding";
import type { Finding, Path } from "../finding";
import type { Sound } from "../sound";

/** A place where the configuration names an account by its key. */
interface NamedAccount {
  readonly path: Path;
  readonly key: string;
}

/** Where an account is named, there is one, and what is deployed into it has a role to do so. */
export function accountKeyRules(configuration: Sound<OrganizationConfiguration>): Finding[] {
  const { accounts, trail, alarms } = configuration;
  if (accounts?.members === undefined) return [];
  const members = Object.keys(accounts.members);

  const administrator = namedIn(["trail", "delegatedAdministrator"], trail?.delegatedAdministrator);
  const watched = listedIn(["alarms", "tamperWatch", "accounts"], alarms?.tamperWatch?.accounts);
  const inAccount = listedIn(["alarms", "inAccount"], alarms?.inAccount);
  return [
    ...unknownKeys([...administrator, ...inAccount], members, "a member account"),
    ...unknownKeys(watched, ["management", "log-archive", ...members], "an account"),
    ...missingRoles([...watched, ...inAccount], accounts.members),
  ];
}

function unknownKeys(named: readonly NamedAccount[], keys: readonly string[], account: string): Finding[] {
  const known = new Set(keys);
  return named
    .filter(({ key }) => !known.has(key))
    .map(({ path, key }) => ({
      path,
      what: `is not the key of ${account}`,
      write:
        keys.length === 0
          ? "a key of accounts.members, which has none yet"
          : oneOf(key, keys, "a key of accounts.members"),
    }));
}

function missingRoles(
  named: readonly NamedAccount[],
  members: Sound<OrganizationConfiguration["accounts"]["members"]>,
): Finding[] {
  const firstByKey = new Map(named.toReversed().map((account) => [account.key, account]));
  return Object.entries(members).flatMap(([key, member]) => {
    const first = firstByKey.get(key);
    if (first === undefined || member === undefined || "roleArn" in member) return [];
    return [
      {
        path: ["accounts", "members", key, "roleArn"],
        what: `is missing, and ${describePath(first.path)} deploys into this account`,
        write: "the ARN of a role in this account",
      },
    ];
  });
}

function namedIn(path: Path, key: string | undefined): NamedAccount[] {
  return key === undefined ? [] : [{ path, key }];
}

function listedIn(path: Path, keys: readonly (string | undefined)[] = []): NamedAccount[] {
  return keys.flatMap((key, index) => namedIn([...path, index], key));
}
