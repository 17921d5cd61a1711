import { Token } from "cdktf";
import type { PolicyDocument } from "../../src/policy";
import {
  bucketPolicy,
  keyPolicy,
  logsPolicy,
  policyBytes,
  queuePolicy,
  renderPolicy,
  resourceControlPolicy,
  rolePermissionPolicy,
  roleTrustPolicy,
  serviceControlPolicy,
  TOKEN_BYTES,
  topicPolicy,
} from "../../src/policy";

const Sid = "Deny";
const Effect = "Deny";
const Principal = "*";
const Action = "s3:GetObject";

/** A document of each kind, filled up with one long value. */
const DOCUMENTS: Record<string, (filling: string) => PolicyDocument> = {
  "bucket policy": (Resource) => bucketPolicy([{ Sid, Effect, Principal, Action, Resource }]),
  "key policy": (Resource) => keyPolicy([{ Sid, Effect, Principal, Action, Resource }]),
  "topic policy": (Resource) => topicPolicy([{ Sid, Effect, Principal, Action, Resource }]),
  "queue policy": (Resource) => queuePolicy([{ Sid, Effect, Principal, Action, Resource }]),
  "CloudWatch Logs resource policy": (Resource) => logsPolicy([{ Sid, Effect, Principal, Action, Resource }]),
  "role trust policy": (role) => roleTrustPolicy([{ Sid, Effect, Principal: { AWS: role }, Action }]),
  "role permission policy": (Resource) => rolePermissionPolicy([{ Sid, Effect, Action, Resource }]),
  "service control policy": (Resource) => serviceControlPolicy([{ Sid, Effect, Action, Resource }]),
  "resource control policy": (Resource) => resourceControlPolicy([{ Sid, Effect, Principal, Action, Resource }]),
};

/** The document of a kind that has exactly this many bytes. */
function documentOf(kind: string, bytes: number): PolicyDocument {
  const build = DOCUMENTS[kind]!;
  return build("x".repeat(bytes - policyBytes(build(""))));
}

describe("the size of a policy", () => {
  it.each([
    ["bucket policy", 20480],
    ["key policy", 32768],
    ["topic policy", 30720],
    ["queue policy", 8192],
    ["CloudWatch Logs resource policy", 5120],
    ["role trust policy", 2048],
    ["role permission policy", 10240],
    ["service control policy", 10240],
    ["resource control policy", 5120],
  ])("refuses a %s of more than %i bytes", (kind, maximum) => {
    expect(renderPolicy(documentOf(kind, maximum - 1))).toHaveLength(maximum - 1);
    expect(renderPolicy(documentOf(kind, maximum))).toHaveLength(maximum);
    expect(() => renderPolicy(documentOf(kind, maximum + 1))).toThrow(
      new Error(
        `the ${kind} has 1 problem:\n  document is larger than AWS accepts\n    found: ${maximum + 1} bytes\n` +
          `    write: at most ${maximum} bytes: fewer statements, or fewer values in them`,
      ),
    );
  });

  it("counts bytes, not characters", () => {
    const build = DOCUMENTS["bucket policy"]!;

    expect(policyBytes(build("é"))).toBe(policyBytes(build("e")) + 1);
  });

  it("counts a policy variable as AWS sees it, unescaped", () => {
    const build = DOCUMENTS["bucket policy"]!;

    expect(policyBytes(build(`\${aws:username}`))).toBe(policyBytes(build("")) + `\${aws:username}`.length);
  });

  it("counts a string token as long as its value may be", () => {
    const build = DOCUMENTS["bucket policy"]!;
    const [one, two] = [1, 2].map((value) => Token.asString({ value, creationStack: [], resolve: () => "x" }));

    expect(policyBytes(build(`${one}/${two}`))).toBe(policyBytes(build("/")) + 2 * TOKEN_BYTES);
    expect(TOKEN_BYTES).toBe(256);
  });

  it("says how much of it is for what is not known yet", () => {
    const token = Token.asString({ value: "x", creationStack: [], resolve: () => "x" });
    const build = DOCUMENTS["queue policy"]!;

    expect(() => renderPolicy(build("x".repeat(8000) + token + token))).toThrow(
      new Error(
        "the queue policy has 1 problem:\n  document is larger than AWS accepts\n" +
          `    found: ${policyBytes(build("")) + 8512} bytes, 256 for each of 2 values that are not known yet\n` +
          "    write: at most 8192 bytes: fewer statements, or fewer values in them",
      ),
    );
  });
});
