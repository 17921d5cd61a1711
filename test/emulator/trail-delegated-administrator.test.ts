import {
  CloudTrailClient,
  DeregisterOrganizationDelegatedAdminCommand,
  RegisterOrganizationDelegatedAdminCommand,
} from "@aws-sdk/client-cloudtrail";
import {
  CreateAccountCommand,
  CreateOrganizationCommand,
  DisableAWSServiceAccessCommand,
  EnableAWSServiceAccessCommand,
  ListDelegatedAdministratorsCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { EmulatedOrganization, MANAGEMENT_ID } from "./emulated-organization";

let organization: EmulatedOrganization;
let organizations: OrganizationsClient;
let cloudtrail: CloudTrailClient;
beforeAll(async () => {
  organization = await EmulatedOrganization.start();
  organizations = await organization.client(OrganizationsClient);
  cloudtrail = await organization.client(CloudTrailClient);
});
afterAll(() => organization.stop());

const register = (MemberAccountId: string, client = cloudtrail) =>
  client.send(new RegisterOrganizationDelegatedAdminCommand({ MemberAccountId }));
const deregister = (DelegatedAdminAccountId: string) =>
  cloudtrail.send(new DeregisterOrganizationDelegatedAdminCommand({ DelegatedAdminAccountId }));
const registered = async () => {
  const { DelegatedAdministrators } = await organizations.send(
    new ListDelegatedAdministratorsCommand({ ServicePrincipal: "cloudtrail.amazonaws.com" }),
  );
  return DelegatedAdministrators!.map(({ Id }) => Id);
};

test("registers members as delegated administrators, and takes it back", async () => {
  const { logArchiveId, memberId } = organization;

  await register(memberId);
  await register(logArchiveId);
  expect(await registered()).toEqual([memberId, logArchiveId]);

  await deregister(memberId);
  expect(await registered()).toEqual([logArchiveId]);
  await deregister(logArchiveId);
  expect(await registered()).toEqual([]);
});

test("refuses an account that is none of the organization's, is the management account, or is registered", async () => {
  const { id, memberId } = organization;

  await expect(register("999999999999")).rejects.toMatchObject({
    name: "AccountNotFoundException",
    message: `Account 999999999999 is not a member of organization ${id}.`,
  });
  await expect(register(MANAGEMENT_ID)).rejects.toMatchObject({
    name: "CannotDelegateManagementAccountException",
    message: `Account ${MANAGEMENT_ID} is the management account of organization ${id}.`,
  });
  await register(memberId);
  await expect(register(memberId)).rejects.toMatchObject({
    name: "AccountRegisteredException",
    message: `Account ${memberId} is a delegated administrator of CloudTrail already.`,
  });
  await deregister(memberId);
});

test("refuses to take back what was never given", async () => {
  await expect(deregister("999999999999")).rejects.toMatchObject({
    name: "AccountNotFoundException",
    message: `Account 999999999999 is not a member of organization ${organization.id}.`,
  });
  await expect(deregister(organization.memberId)).rejects.toMatchObject({
    name: "AccountNotRegisteredException",
    message: `Account ${organization.memberId} is not a delegated administrator of CloudTrail.`,
  });
});

test("refuses a fourth delegated administrator", async () => {
  const members = [organization.logArchiveId, organization.memberId];
  for (const name of ["network", "security"]) {
    const created = new CreateAccountCommand({ AccountName: name, Email: `${name}@example.com` });
    members.push((await organizations.send(created)).CreateAccountStatus!.AccountId!);
  }
  const [fourth, ...others] = members.reverse();
  for (const member of others) {
    await register(member);
  }

  await expect(register(fourth!)).rejects.toMatchObject({
    name: "DelegatedAdminAccountLimitExceededException",
    message: "CloudTrail may have 3 delegated administrators, found 3.",
  });
  for (const member of others) {
    await deregister(member);
  }
});

test("refuses a registration by a member, and by an account without an organization", async () => {
  const { id, memberId, logArchiveId } = organization;

  await expect(register(logArchiveId, await organization.client(CloudTrailClient, memberId))).rejects.toMatchObject({
    name: "NotOrganizationManagementAccountException",
    message: `Account ${memberId} is not the management account of organization ${id}.`,
  });
  await expect(register(memberId, await organization.client(CloudTrailClient, "999999999999"))).rejects.toMatchObject({
    name: "OrganizationsNotInUseException",
    message: "Account 999999999999 is not a member of an organization.",
  });
});

test("refuses a registration without trusted access, and in an organization for consolidated billing only", async () => {
  const access = { ServicePrincipal: "cloudtrail.amazonaws.com" };
  await organizations.send(new DisableAWSServiceAccessCommand(access));
  await expect(register(organization.memberId)).rejects.toMatchObject({
    name: "CloudTrailAccessNotEnabledException",
    message: `Organization ${organization.id} has not enabled trusted access for cloudtrail.amazonaws.com.`,
  });
  await organizations.send(new EnableAWSServiceAccessCommand(access));

  const billing = await organization.client(OrganizationsClient, "888888888888");
  const created = await billing.send(new CreateOrganizationCommand({ FeatureSet: "CONSOLIDATED_BILLING" }));
  await expect(
    register("999999999999", await organization.client(CloudTrailClient, "888888888888")),
  ).rejects.toMatchObject({
    name: "OrganizationNotInAllFeaturesModeException",
    message: `Organization ${created.Organization!.Id!} has feature set CONSOLIDATED_BILLING, not ALL.`,
  });
});
