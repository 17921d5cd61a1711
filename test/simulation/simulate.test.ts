import { people } from "../../simulation/people";
import type { SimulatedRequest } from "../../simulation/simulated-request";
import { LOG_BUCKET, LOG_FILE, LOG_KEY } from "../../simulation/targets";
import { simulate } from "./simulate";
import type { SimulatedPolicy } from "./simulated-policies";

function request(does: string, context: SimulatedRequest["context"] = {}): SimulatedRequest {
  const to = does.startsWith("kms:") ? LOG_KEY : LOG_FILE;
  return { who: people.reader, does, to, context, expected: { outcome: "allow", deniedBy: [] } };
}

function policy(kind: SimulatedPolicy["kind"], attachedTo: string, statement: object): SimulatedPolicy {
  const Statement = [{ Sid: "Only", Effect: "Deny", Action: "s3:*", Resource: "*", ...statement }];
  return { name: kind, kind, attachedTo, document: { Version: "2012-10-17", Statement } };
}

const lettingIn = policy("bucket policy", LOG_BUCKET.arn, { Effect: "Allow", Principal: { AWS: people.reader.context["aws:PrincipalArn"] } }); // prettier-ignore

describe("simulate", () => {
  it("tells a request that is let in from one that is not", async () => {
    expect(await simulate([lettingIn], request("s3:GetObject"))).toEqual({ outcome: "allow", deniedBy: [] });
    expect(await simulate([], request("s3:GetObject"))).toEqual({ outcome: "deny", deniedBy: [] });
  });

  it("names every kind of policy that denies", async () => {
    const denying = [
      policy("bucket policy", LOG_BUCKET.arn, { Principal: "*" }),
      policy("service control policy", "r-exam", {}),
      policy("resource control policy", "222222222222", { Principal: "*" }),
    ];

    expect((await simulate(denying, request("s3:GetObject"))).deniedBy).toEqual(denying.map(({ kind }) => kind));
  });

  it("asks policies of the organization only about accounts that they are attached to", async () => {
    const elsewhere = [
      lettingIn,
      policy("service control policy", "444444444444", {}),
      policy("resource control policy", "333333333333", { Principal: "*" }),
    ];

    expect((await simulate(elsewhere, request("s3:GetObject"))).outcome).toBe("allow");
  });

  it("holds the management account to no service control policy", async () => {
    const everywhere = [lettingIn, policy("service control policy", "r-exam", {})];
    const asked = { ...request("s3:GetObject"), who: people.managementAdministrator };

    expect((await simulate(everywhere, asked)).deniedBy).toEqual([]);
    expect((await simulate(everywhere, request("s3:GetObject"))).deniedBy).toEqual(["service control policy"]);
  });

  it("looks at the encryption context, which the simulator itself does not know", async () => {
    const key = "kms:EncryptionContext:aws:cloudtrail:arn";
    const forOneTrail = policy("key policy", LOG_KEY.arn, {
      Effect: "Allow",
      Action: "kms:Decrypt",
      Principal: { AWS: people.reader.context["aws:PrincipalArn"] },
      Condition: { StringEquals: { [key]: "one" } },
    });

    expect((await simulate([forOneTrail], request("kms:Decrypt", { [key]: "one" }))).outcome).toBe("allow");
    expect((await simulate([forOneTrail], request("kms:Decrypt", { [key]: "another" }))).outcome).toBe("deny");
  });

  it("refuses a key of the context that the action does not know, since the simulator would drop it", async () => {
    await expect(simulate([lettingIn], request("s3:GetObject", { "s3:x-amz-acl": "private" }))).rejects.toThrow(
      `Reader of the log files: s3:GetObject on ${LOG_FILE.arn} s3:x-amz-acl=private: the action knows no s3:x-amz-acl`,
    );
  });

  it("refuses an action that does not exist", async () => {
    await expect(simulate([lettingIn], request("s3:GetObjekt"))).rejects.toThrow(
      `Reader of the log files: s3:GetObjekt on ${LOG_FILE.arn}: cannot be simulated: {"resultType":"error","errors":{"message":"invalid.action"}}`,
    );
  });
});
