import { STATE_KINDS } from "../../src/states";
import { EXISTING, OWN } from "../states/every-option";
import { edited, problemsIn } from "./edited-organization";

const SECRETS = Object.entries(STATE_KINDS).flatMap(([type, { environment }]) =>
  Object.entries(environment).map(([argument, variable]) => ({ type: type as keyof typeof OWN, argument, variable })),
);

const camelCase = (argument: string) => argument.replace(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());

describe("secrets", () => {
  it("have a variable in every kind that has any", () => {
    expect(SECRETS.map(({ type, argument }) => `${type}.${argument}`)).toEqual(
      expect.arrayContaining([
        "s3.access_key",
        "s3.secret_key",
        "s3.token",
        "gcs.credentials",
        "gcs.access_token",
        "gcs.encryption_key",
        "azurerm.access_key",
        "azurerm.sas_token",
        "azurerm.client_secret",
        "http.password",
        "http.client_private_key_pem",
        "remote.token",
        "cloud.token",
        "pg.password",
      ]),
    );
  });

  it.each(SECRETS)("refuses $argument of $type, names $variable and does not repeat the value", (secret) => {
    const { type, argument, variable } = secret;

    for (const key of [argument, camelCase(argument)]) {
      expect(problemsIn(edited({ state: { ...OWN[type], [key]: "hunter2" } }))).toEqual([
        expect.stringMatching(
          new RegExp(
            `^organization\\.yaml:\\d+:3 state\\.${key} is a secret or depends on the machine, so it does not belong in a configuration$`,
          ),
        ),
        `write: nothing here, and set the environment variable ${variable} where Terraform runs`,
      ]);
      expect(problemsIn(edited({ "existingState.network": { ...EXISTING[type], [key]: "hunter2" } }))).toEqual([
        expect.stringContaining(`existingState.network.${key} is a secret or depends on the machine`),
        `write: nothing here, and set the environment variable ${variable} where Terraform runs`,
      ]);
    }
  });

  it.each([
    ["in a URL", "https://terraform:hunter2@states.example.com/zone"],
    ["with an @ in a URL", "https://terraform:x@hunter2/y@states.example.com/zone"],
    ["between words", "host=db.example.com password=hunter2 user=writer"],
    ["in quotes between words", "host=db.example.com password = 'x hunter2' user=writer"],
    ["in a private key", "-----BEGIN EC PRIVATE KEY-----\nhunter2\n-----END EC PRIVATE KEY-----"],
  ])("are not repeated %s, whatever is wrong with the value", (_where, text) => {
    const problems = problemsIn(
      edited({ "state.region": text, "existingState.network.key": `/${text}`, tags: [text] }),
    );

    expect(problems.length).toBeGreaterThanOrEqual(6);
    expect(problems.join("\n")).toContain("…");
    expect(problems.join("\n")).not.toContain("hunter2");
  });
});
