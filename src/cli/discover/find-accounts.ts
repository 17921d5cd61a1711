/** Where the accounts come from, as the command line says. */
import { oneOf } from "../../config/did-you-mean";
import type { Organization } from "../../config";
import { accountsIn, isInPlace, namesOfUnits, pullState, readAwsAccounts } from "../../discovery";
import type { Discovered, Selection } from "../../discovery";
import type { Problem } from "../../errors";
import { UsageError } from "../../errors";
import { parseOutputPath } from "../../output-path";
import type { DiscoverOptions } from "./discover-options";

/** What else is needed to read accounts. */
export interface Surroundings {
  /** Variables that Terraform runs with. */
  readonly environment: NodeJS.ProcessEnv;
  /** Told how many accounts were read so far. */
  readonly onProgress: (accounts: number) => void;
}

/**
 * Reads the accounts, or tells why that cannot be.
 *
 * @throws UsageError when the source does not know what the filters ask for
 */
export async function findAccounts(
  organization: Organization,
  options: DiscoverOptions,
  selection: Selection,
  { environment, onProgress }: Surroundings,
): Promise<Discovered | Problem> {
  const known = new Set(organization.accounts.map(({ id }) => id));
  const found =
    options.state === undefined
      ? await readAwsAccounts(
          {
            region: organization.homeRegion,
            roleArn: options.roleArn,
            endpoints: organization.provider.endpoints,
          },
          {
            wantsTags: (account) =>
              selection.tags.length > 0 && !known.has(account.id) && isInPlace(account, selection),
            onProgress,
          },
        )
      : await accountsOfState(organization, options.state, options.output, environment);
  if ("accounts" in found) refuseIdleFilters(found, selection, known);
  return found;
}

async function accountsOfState(
  { existingState }: Organization,
  name: string,
  output: string | undefined,
  environment: NodeJS.ProcessEnv,
): Promise<Discovered | Problem> {
  const location = Object.hasOwn(existingState, name) ? existingState[name] : undefined;
  if (location === undefined) {
    const names = Object.keys(existingState);
    const write = names.length === 0 ? "a key of existingState, which has none yet" : oneOf(name, names);
    throw new UsageError([{ where: "--state", what: "is not the name of an existing state", found: name, write }]);
  }
  const pulled = await pullState(location, name, environment);
  if ("problem" in pulled) return pulled.problem;
  if (pulled.state === undefined) {
    return { where: `the state ${name}`, what: "does not exist yet", write: "a state that was applied" };
  }
  return accountsIn(pulled.state, { name, output: output === undefined ? undefined : parseOutputPath(output).path });
}

/** A filter that no account can pass is a slip of the hand. */
function refuseIdleFilters(found: Discovered, selection: Selection, known: ReadonlySet<string>): void {
  const names = namesOfUnits(found);
  const problems: Problem[] = selection.organizationalUnits
    .filter((unit) => !names.has(unit))
    .map((unit) => ({
      where: "--ou",
      what: "is not the path or the id of an organizational unit",
      found: unit,
      write: oneOf(
        unit,
        [...names].filter((name) => !name.startsWith("ou-")),
      ),
    }));
  const candidates = found.accounts.filter((account) => !known.has(account.id) && isInPlace(account, selection));
  if (selection.tags.length > 0 && candidates.some(({ tags }) => tags === undefined)) {
    problems.push({
      where: "--tag",
      what: "cannot be asked here: the state does not know the tags of every account",
      found: selection.tags.join(", "),
      write: "AWS Organizations, without --state",
    });
  }
  if (problems.length > 0) throw new UsageError(problems);
}
