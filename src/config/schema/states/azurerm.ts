import { z } from "zod";
import { azurerm as kind } from "../../../states/azurerm";
import { choice, mapping, text, truth } from "../form";
import { hostname, objectKey, objectKeys, word, workspace } from "./forms";

const uuid = (noun: string) =>
  text({
    noun,
    write: "a UUID: 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12",
    pattern: /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
  });

const access = {
  type: z.literal("azurerm"),
  /** @see https://learn.microsoft.com/azure/storage/common/storage-account-overview#storage-account-name */
  storageAccountName: text({
    noun: "the name of a storage account",
    write: "3 to 24 lower case letters and digits",
    pattern: /^[a-z0-9]{3,24}$/,
  }),
  /** @see https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata */
  containerName: text({
    noun: "the name of a container",
    write: "3 to 63 lower case letters, digits and single dashes, with a letter or digit at both ends",
    pattern: /^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
  }),
  resourceGroupName: word("the name of a resource group", "the name of a resource group").optional(),
  subscriptionId: uuid("the id of a subscription").optional(),
  tenantId: uuid("the id of a tenant").optional(),
  clientId: uuid("a client id").optional(),
  environment: choice("an Azure cloud", ["public", "usgovernment", "china"]).optional(),
  metadataHost: hostname.optional(),
  useAzureadAuth: truth().optional(),
  useOidc: truth().optional(),
  useMsi: truth().optional(),
  useCli: truth().optional(),
  useAksWorkloadIdentity: truth().optional(),
  lookupBlobEndpoint: truth().optional(),
};

/** States of ours in Azure Blob Storage. */
export const azurerm = mapping(
  {
    ...access,
    key: objectKeys.optional(),
    readClientId: uuid("a client id").optional(),
    snapshot: truth().optional(),
  },
  kind.environment,
);

/** An existing state in Azure Blob Storage. */
export const existingAzurerm = mapping(
  { ...access, key: objectKey, workspace: workspace.optional() },
  kind.environment,
);
