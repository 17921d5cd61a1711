import { stateOf } from "../../src/contracts";

describe("stateOf", () => {
  it("puts one file a stack into the folder of local states", () => {
    const family = { type: "local", directory: "/states" } as const;

    expect(stateOf(family, "log-archive")).toEqual({ type: "local", path: "/states/log-archive.tfstate" });
    expect(stateOf(family, "management")).toEqual({ type: "local", path: "/states/management.tfstate" });
  });

  it("puts one key a stack below the prefix and keeps how the bucket is reached", () => {
    const access = { type: "s3", bucket: "states", region: "eu-central-1", useLockfile: true } as const;

    expect(stateOf({ ...access, keyPrefix: "audit-trail" }, "management")).toEqual({
      ...access,
      key: "audit-trail/management.tfstate",
    });
  });
});
