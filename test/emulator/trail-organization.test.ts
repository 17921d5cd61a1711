import { CloudTrailClient, CreateTrailCommand } from "@aws-sdk/client-cloudtrail";
import {
  CreateOrganizationCommand,
  DisableAWSServiceAccessCommand,
  EnableAWSServiceAccessCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { EmulatedTrail } from "./emulated-trail";

let trail: EmulatedTrail;
beforeAll(async () => (trail = await EmulatedTrail.start()));
afterAll(() => trail.organization.stop());

async function createIn(accountId: string): Promise<void> {
  const cloudtrail = await trail.organization.client(CloudTrailClient, accountId);
  await cloudtrail.send(new CreateTrailCommand(trail.settings()));
}

test("refuses an organization trail without trusted access, and takes it with", async () => {
  await trail.prepare();
  const organizations = await trail.organization.client(OrganizationsClient);
  const access = { ServicePrincipal: "cloudtrail.amazonaws.com" };

  await organizations.send(new DisableAWSServiceAccessCommand(access));
  await expect(trail.create()).rejects.toMatchObject({
    name: "CloudTrailAccessNotEnabledException",
    message: `Organization ${trail.organization.id} has not enabled trusted access for cloudtrail.amazonaws.com.`,
  });

  await organizations.send(new EnableAWSServiceAccessCommand(access));
  await trail.create();
  await trail.delete();
});

test("refuses an organization trail of a member account", async () => {
  const { id, memberId } = trail.organization;

  await expect(createIn(memberId)).rejects.toMatchObject({
    name: "NotOrganizationMasterAccountException",
    message: `Account ${memberId} is not the management account of organization ${id}.`,
  });
});

test("refuses an organization trail of an account without an organization", async () => {
  await expect(createIn("999999999999")).rejects.toMatchObject({
    name: "OrganizationsNotInUseException",
    message: "Account 999999999999 is not a member of an organization.",
  });
});

test("refuses an organization trail of an organization with consolidated billing only", async () => {
  const organizations = await trail.organization.client(OrganizationsClient, "888888888888");
  const created = await organizations.send(new CreateOrganizationCommand({ FeatureSet: "CONSOLIDATED_BILLING" }));

  await expect(createIn("888888888888")).rejects.toMatchObject({
    name: "OrganizationNotInAllFeaturesModeException",
    message: `Organization ${created.Organization!.Id!} has feature set CONSOLIDATED_BILLING, not ALL.`,
  });
});
