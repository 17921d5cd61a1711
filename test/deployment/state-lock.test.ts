import { explainStateLock, findStateLock } from "../../src/deployment/state-lock";

const ERROR = `
Error: Error acquiring the state lock

Error message: operation error S3: PutObject, https response error
StatusCode: 412, PreconditionFailed
Lock Info:
  ID:        9f1d9b0c-6b0b-0a5c-9b0e-5a5b3a3c2d1e
  Path:      example-terraform-state/audit-trail/management.tfstate
  Operation: OperationTypeApply
  Who:       runner@build-7
  Version:   1.11.4
  Created:   2026-11-20 16:22:01.123456 +0000 UTC
  Info:      


Terraform acquires a state lock to protect the state from being written
by multiple users at the same time.
`;

const lock = {
  id: "9f1d9b0c-6b0b-0a5c-9b0e-5a5b3a3c2d1e",
  who: "runner@build-7",
  operation: "OperationTypeApply",
  created: "2026-11-20 16:22:01.123456 +0000 UTC",
};

describe("a state lock", () => {
  it("is found in Terraform's error, with or without its frame", () => {
    const framed = ERROR.split("\n").map((line) => `│ ${line}`).join("\n"); // prettier-ignore

    expect(findStateLock(ERROR)).toEqual(lock);
    expect(findStateLock(framed)).toEqual(lock);
  });

  it("is found when its holder says little", () => {
    const terse = ERROR.replace("runner@build-7", "").replace(/ {2}Created.*\n/, "");

    expect(findStateLock(terse)).toEqual({ ...lock, who: "somebody", created: "an unknown time" });
  });

  it("is not found in other errors", () => {
    expect(findStateLock("Error: creating SNS Topic: AuthorizationError\n  ID: 1")).toBeUndefined();
    expect(findStateLock("Error: Error acquiring the state lock\n\nError message: AccessDenied")).toBeUndefined();
  });

  it("is explained, with the command that takes it away", () => {
    expect(explainStateLock(lock, "tofu -chdir=/landing-zone/cdktf.out/stacks/management")).toBe(
      [
        "The state is locked: runner@build-7 holds the lock since 2026-11-20 16:22:01.123456 +0000 UTC, for OperationTypeApply.",
        "If that run is still alive, wait for it and try again. If it was killed, nobody else will release the lock:",
        "  tofu -chdir=/landing-zone/cdktf.out/stacks/management force-unlock 9f1d9b0c-6b0b-0a5c-9b0e-5a5b3a3c2d1e",
      ].join("\n"),
    );
  });
});
