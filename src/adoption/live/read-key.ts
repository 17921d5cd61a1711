import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  paginateListAliases,
} from "@aws-sdk/client-kms";
import type { KeyMetadata, KMSClient } from "@aws-sdk/client-kms";
import type { ExistingKey } from "../existing";
import { principalsOf } from "../policy-text";

/** What a key of the log archive account is like, by its ARN, id or alias. */
export async function readKey(kms: KMSClient, id: string): Promise<ExistingKey> {
  const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: id }));
  const unfit = whyUnfit(KeyMetadata!);
  const KeyId = KeyMetadata!.KeyId;
  const aliases: string[] = [];
  for await (const page of paginateListAliases({ client: kms }, { KeyId })) {
    aliases.push(...(page.Aliases ?? []).map(({ AliasName }) => AliasName!));
  }
  const arn = KeyMetadata!.Arn!;
  if (unfit !== undefined) return { arn, unfit, isRotated: false, aliases, principals: [] };

  const rotation = await kms.send(new GetKeyRotationStatusCommand({ KeyId }));
  const { Policy } = await kms.send(new GetKeyPolicyCommand({ KeyId, PolicyName: "default" }));
  return {
    arn,
    isRotated: rotation.KeyRotationEnabled === true,
    aliases,
    principals: principalsOf(Policy),
  };
}

/** Id of the key that an alias points at, where the alias exists. */
export async function readAliasTarget(kms: KMSClient, alias: string): Promise<string | undefined> {
  for await (const { Aliases = [] } of paginateListAliases({ client: kms }, {})) {
    const found = Aliases.find(({ AliasName }) => AliasName === alias);
    if (found) return found.TargetKeyId;
  }
  return undefined;
}

/** The provider would replace a key of another kind; AWS does not let anybody manage its own. */
function whyUnfit({ KeyManager, KeyState, KeySpec, KeyUsage, Origin, MultiRegion }: KeyMetadata): string | undefined {
  if (KeyManager === "AWS") return "AWS manages it";
  if (KeyState !== "Enabled") return `it is ${KeyState}`;
  if (KeySpec !== "SYMMETRIC_DEFAULT" || KeyUsage !== "ENCRYPT_DECRYPT") return `it is ${KeySpec} for ${KeyUsage}`;
  if (Origin !== "AWS_KMS") return `its material is of origin ${Origin}, which AWS does not rotate`;
  return MultiRegion ? "it is a multi-Region key, whose replicas this module does not know" : undefined;
}
