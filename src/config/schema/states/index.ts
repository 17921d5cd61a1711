import { byName, byType } from "../form";
import { azurerm, existingAzurerm } from "./azurerm";
import { cloud, existingCloud } from "./cloud";
import { existingGcs, gcs } from "./gcs";
import { existingHttp, http } from "./http";
import { existingLocal, local } from "./local";
import { existingPg, pg } from "./pg";
import { existingRemote, remote } from "./remote";
import { existingS3, s3 } from "./s3";

/** Name of an existing state. It becomes the id of a construct. */
export const STATE_NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;

const TYPES = ["local", "s3", "gcs", "azurerm", "http", "remote", "cloud", "pg"];

/** Where the states of this module's stacks are kept. */
export const state = byType(TYPES, [local, s3, gcs, azurerm, http, remote, cloud, pg]);

/** States that somebody else writes, by name. */
export const existingState = byName(
  byType(TYPES, [
    existingLocal,
    existingS3,
    existingGcs,
    existingAzurerm,
    existingHttp,
    existingRemote,
    existingCloud,
    existingPg,
  ]),
  STATE_NAME,
  "a mapping from a name to each state",
);
