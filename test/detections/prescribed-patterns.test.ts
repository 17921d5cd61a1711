import { DETECTIONS, renderExactPattern } from "../../src/detections";

/** Letter by letter what Security Hub compares with: one space more and the control fails. The last one is CIS's. */
describe("prescribed patterns", () => {
  const changes = (names: string[]) => `{${names.map((name) => `($.eventName=${name})`).join(" || ")}}`;
  const changesOf = (source: string, names: string[]) =>
    `{($.eventSource=${source}.amazonaws.com) && (${names.map((name) => `($.eventName=${name})`).join(" || ")})}`;

  it("are letter by letter what is prescribed", () => {
    const exact = DETECTIONS.flatMap(({ id, securityHubPattern }) =>
      securityHubPattern ? [[id, renderExactPattern(securityHubPattern, id)]] : [],
    );

    expect(Object.fromEntries(exact)).toEqual({
      "root-usage":
        '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !="AwsServiceEvent"}',
      "unauthorized-api-calls": '{($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*")}',
      "console-sign-in-without-mfa": '{($.eventName="ConsoleLogin") && ($.additionalEventData.MFAUsed !="Yes")}',
      "iam-policy-changes": changes([
        ...["DeleteGroupPolicy", "DeleteRolePolicy", "DeleteUserPolicy"],
        ...["PutGroupPolicy", "PutRolePolicy", "PutUserPolicy"],
        ...["CreatePolicy", "DeletePolicy", "CreatePolicyVersion", "DeletePolicyVersion"],
        ...["AttachRolePolicy", "DetachRolePolicy", "AttachUserPolicy", "DetachUserPolicy"],
        ...["AttachGroupPolicy", "DetachGroupPolicy"],
      ]),
      "cloudtrail-configuration-changes": changes([
        ...["CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging"],
      ]),
      "console-sign-in-failures": '{($.eventName=ConsoleLogin) && ($.errorMessage="Failed authentication")}',
      "kms-key-disabled-or-scheduled-for-deletion": changesOf("kms", ["DisableKey", "ScheduleKeyDeletion"]),
      "s3-bucket-policy-changes": changesOf("s3", [
        ...["PutBucketAcl", "PutBucketPolicy", "PutBucketCors", "PutBucketLifecycle", "PutBucketReplication"],
        ...["DeleteBucketPolicy", "DeleteBucketCors", "DeleteBucketLifecycle", "DeleteBucketReplication"],
      ]),
      "aws-config-changes": changesOf("config", [
        ...["StopConfigurationRecorder", "DeleteDeliveryChannel", "PutDeliveryChannel", "PutConfigurationRecorder"],
      ]),
      "security-group-changes": changes([
        ...["AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress"],
        ...["RevokeSecurityGroupIngress", "RevokeSecurityGroupEgress", "CreateSecurityGroup", "DeleteSecurityGroup"],
      ]),
      "network-acl-changes": changes([
        ...["CreateNetworkAcl", "CreateNetworkAclEntry", "DeleteNetworkAcl", "DeleteNetworkAclEntry"],
        ...["ReplaceNetworkAclEntry", "ReplaceNetworkAclAssociation"],
      ]),
      "network-gateway-changes": changes([
        ...["CreateCustomerGateway", "DeleteCustomerGateway", "AttachInternetGateway"],
        ...["CreateInternetGateway", "DeleteInternetGateway", "DetachInternetGateway"],
      ]),
      "route-table-changes": changes([
        ...["CreateRoute", "CreateRouteTable", "ReplaceRoute", "ReplaceRouteTableAssociation"],
        ...["DeleteRouteTable", "DeleteRoute", "DisassociateRouteTable"],
      ]),
      "vpc-changes": changes([
        ...["CreateVpc", "DeleteVpc", "ModifyVpcAttribute", "AcceptVpcPeeringConnection"],
        ...["CreateVpcPeeringConnection", "DeleteVpcPeeringConnection", "RejectVpcPeeringConnection"],
        ...["AttachClassicLinkVpc", "DetachClassicLinkVpc", "DisableVpcClassicLink", "EnableVpcClassicLink"],
      ]),
      "organizations-changes":
        "{ ($.eventSource = organizations.amazonaws.com) && (($.eventName = AcceptHandshake) || " +
        "($.eventName = AttachPolicy) || ($.eventName = CreateAccount) || " +
        "($.eventName = CreateOrganizationalUnit) || ($.eventName = CreatePolicy) || " +
        "($.eventName = DeclineHandshake) || ($.eventName = DeleteOrganization) || " +
        "($.eventName = DeleteOrganizationalUnit) || ($.eventName = DeletePolicy) || " +
        "($.eventName = DetachPolicy) || ($.eventName = DisablePolicyType) || " +
        "($.eventName = EnablePolicyType) || ($.eventName = InviteAccountToOrganization) || " +
        "($.eventName = LeaveOrganization) || ($.eventName = MoveAccount) || " +
        "($.eventName = RemoveAccountFromOrganization) || ($.eventName = UpdatePolicy) || " +
        "($.eventName = UpdateOrganizationalUnit)) }",
    });
  });
});
