/** People and pipelines who ask for something. */
import { role, rootUser } from "./principals";

/** People and pipelines. Each is an administrator of its own account, so that only the policies here hold it back. */
export const people = {
  managementAdministrator: role("Administrator of the management account", "management", "Administrator"),
  deploymentRole: role("Deployment role of the log archive account", "log-archive", "OrganizationAccountAccessRole"),
  memberDeploymentRole: role("Deployment role of a member account", "payments-production", "OrganizationAccountAccessRole"), // prettier-ignore
  logArchiveAdministrator: role("Administrator of the log archive account", "log-archive", "Administrator"),
  logArchiveRootUser: rootUser("Root user of the log archive account", "log-archive"),
  delegatedAdministrator: role("Delegated administrator of CloudTrail", "security-tooling", "CloudTrailAdministrator"),
  memberAdministrator: role("Administrator of a member account", "payments-production", "Administrator"),
  memberRootUser: rootUser("Root user of a member account", "payments-production"),
  reader: role("Reader of the log files", "security-tooling", "Auditor"),
  investigator: role("Second reader of the log files", "security-tooling", "Investigator"),
  breakGlass: role("Break-glass role", "security-tooling", "BreakGlass"),
  archiveBreakGlass: role("Break-glass role of the log archive account", "log-archive", "BreakGlass"),
  breakGlassImpostor: role("Role of another member that calls itself BreakGlass", "network", "BreakGlass"),
  outsider: role("Administrator of another organization", "another-organization", "Administrator"),
} as const;

/** Whom service control policies bind and spare nowhere. */
export const boundPeople = [
  people.logArchiveAdministrator,
  people.logArchiveRootUser,
  people.delegatedAdministrator,
  people.memberAdministrator,
  people.memberRootUser,
  people.reader,
  people.breakGlassImpostor,
] as const;
