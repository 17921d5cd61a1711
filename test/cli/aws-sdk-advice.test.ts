import { silenceAwsSdkAdvice } from "../../src/cli/aws-sdk-advice";

const VARIABLE = "AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED";

describe("the AWS SDK's advice to leave Node 20", () => {
  const inherited = process.env[VARIABLE];
  afterAll(() => {
    if (inherited === undefined) delete process.env[VARIABLE];
    else process.env[VARIABLE] = inherited;
  });

  it("is not given any more", async () => {
    delete process.env[VARIABLE];
    const warn = jest.spyOn(process, "emitWarning").mockImplementation(() => undefined);
    const { STSClient } = await import("@aws-sdk/client-sts");

    silenceAwsSdkAdvice(process.env);
    new STSClient({ region: "eu-central-1" }).destroy();

    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  it("is given to whoever asked for it", () => {
    const environment = { [VARIABLE]: "false" };
    silenceAwsSdkAdvice(environment);

    expect(environment).toEqual({ [VARIABLE]: "false" });
  });
});
