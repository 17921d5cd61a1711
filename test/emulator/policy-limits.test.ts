import {
  AttachPolicyCommand,
  CreatePolicyCommand,
  DetachPolicyCommand,
  OrganizationsClient,
  UpdatePolicyCommand,
} from "@aws-sdk/client-organizations";
import { EmulatedOrganization } from "./emulated-organization";

type PolicyType = "SERVICE_CONTROL_POLICY" | "RESOURCE_CONTROL_POLICY";

let organization: EmulatedOrganization;
let client: OrganizationsClient;
beforeAll(async () => {
  organization = await EmulatedOrganization.start();
  client = await organization.client(OrganizationsClient);
});
afterAll(() => organization.stop());

let created = 0;
async function create(type: PolicyType, content: string): Promise<string> {
  const { Policy } = await client.send(
    new CreatePolicyCommand({ Type: type, Name: `policy-${(created += 1)}`, Description: "", Content: content }),
  );
  return Policy!.PolicySummary!.Id!;
}

/** A policy document of exactly so many bytes. */
function contentOf(bytes: number): string {
  const statement = { Sid: "", Effect: "Deny", Principal: "*", Action: "s3:DeleteBucket", Resource: "*" };
  const empty = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  const padded = { ...statement, Sid: "a".repeat(bytes - empty.length) };
  return JSON.stringify({ Version: "2012-10-17", Statement: [padded] });
}

const sizes: [PolicyType, number][] = [
  ["SERVICE_CONTROL_POLICY", 10_240],
  ["RESOURCE_CONTROL_POLICY", 5_120],
];

test.each(sizes)("refuses a %s of more than %d bytes", async (type, maximum) => {
  const refusal = {
    name: "ConstraintViolationException",
    Reason: "POLICY_CONTENT_LIMIT_EXCEEDED",
    message: `The content of a ${type} may have ${maximum} bytes, this one has ${maximum + 1}.`,
  };

  const PolicyId = await create(type, contentOf(maximum - 1));
  await create(type, contentOf(maximum));
  await expect(create(type, contentOf(maximum + 1))).rejects.toMatchObject(refusal);

  await client.send(new UpdatePolicyCommand({ PolicyId, Content: contentOf(maximum) }));
  await expect(
    client.send(new UpdatePolicyCommand({ PolicyId, Content: contentOf(maximum + 1) })),
  ).rejects.toMatchObject(refusal);
});

test("counts bytes, not characters", async () => {
  const content = contentOf(10_240).replace("aa", "éé");

  await expect(create("SERVICE_CONTROL_POLICY", content)).rejects.toMatchObject({
    message: "The content of a SERVICE_CONTROL_POLICY may have 10240 bytes, this one has 10242.",
  });
});

const attachments: [PolicyType, number][] = [
  ["SERVICE_CONTROL_POLICY", 10],
  ["RESOURCE_CONTROL_POLICY", 5],
];

test.each(attachments)("refuses one %s more than %d on an account", async (type, maximum) => {
  const TargetId = organization.memberId;
  const policies: string[] = [];
  // Every account already has the policy of AWS that allows everything.
  for (let attached = 2; attached <= maximum; attached += 1) {
    policies.push(await create(type, contentOf(200)));
    await client.send(new AttachPolicyCommand({ PolicyId: policies.at(-1)!, TargetId }));
  }
  const PolicyId = await create(type, contentOf(200));

  await expect(client.send(new AttachPolicyCommand({ PolicyId, TargetId }))).rejects.toMatchObject({
    name: "ConstraintViolationException",
    Reason: "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
    message: `A target may have ${maximum} policies of type ${type}, and ${TargetId} has ${maximum}.`,
  });

  await client.send(new AttachPolicyCommand({ PolicyId, TargetId: organization.logArchiveId }));
  await client.send(new DetachPolicyCommand({ PolicyId: policies[0]!, TargetId }));
  await client.send(new AttachPolicyCommand({ PolicyId, TargetId }));
});
