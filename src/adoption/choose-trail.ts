import type { Organization } from "../config";
import { AdoptionError } from "../errors";
import { organizationTrailArn } from "../names";
import { isOfControlTower } from "./control-tower";
import type { ExistingTrail } from "./existing";

/**
 * The trail to take over: the one that is asked for, else the one that the configuration describes, else the only
 * organization trail of the home Region that is not Control Tower's.
 *
 * @param wanted - name or ARN, where somebody says which
 * @throws AdoptionError when there is no such trail, it cannot be taken over, or several come into question
 */
export function chooseTrail(
  trails: readonly ExistingTrail[],
  organization: Organization,
  wanted?: string,
): ExistingTrail | undefined {
  const { partition, homeRegion: region, management, trail } = organization;
  const described = organizationTrailArn({ partition, region, accountId: management.id, trailName: trail.name });
  const possible = trails.filter(({ name, homeRegion }) => homeRegion === region && !isOfControlTower(name));
  if (wanted !== undefined) {
    const found = possible.find(({ name, arn }) => name === wanted || arn === wanted);
    if (found) return found;
    throw new AdoptionError([
      {
        where: "--trail",
        what: `is no trail of the management account in ${region} that can be taken over`,
        found: wanted,
        write: possible.length === 0 ? "no trail: there is none" : `one of ${namesOf(possible)}`,
      },
    ]);
  }
  const same = possible.find(({ arn }) => arn === described);
  const ofOrganization = possible.filter(({ isOrganizationTrail }) => isOrganizationTrail);
  if (same === undefined && ofOrganization.length > 1) {
    throw new AdoptionError([
      {
        where: `account ${management.id}`,
        what: "has several organization trails, each of which is paid for",
        found: namesOf(ofOrganization),
        write: "--trail with the one to take over; delete the others afterwards",
      },
    ]);
  }
  return same ?? ofOrganization[0];
}

function namesOf(trails: readonly ExistingTrail[]): string {
  return trails.map(({ name }) => name).join(", ");
}
