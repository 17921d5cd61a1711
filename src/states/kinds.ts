import { azurerm } from "./azurerm";
import { cloud } from "./cloud";
import { gcs } from "./gcs";
import { http } from "./http";
import type { StateKind } from "./kind";
import { local } from "./local";
import { pg } from "./pg";
import { remote } from "./remote";
import { s3 } from "./s3";

/** Every kind of state by its name in the configuration, in the order that people read about them. */
export const STATE_KINDS = { local, s3, gcs, azurerm, http, remote, cloud, pg };

type Kinds = typeof STATE_KINDS;

/** A state of any kind, with everything that Terraform needs to keep or read it. Its paths are absolute. */
export type StateLocation = { [Type in keyof Kinds]: Kinds[Type] extends StateKind<infer L> ? L : never }[keyof Kinds];

/** What is known of a state's kind. */
export function kindOf(location: { readonly type: keyof Kinds }): StateKind<StateLocation> {
  // Each kind takes its own locations only, and finds them by their type.
  return STATE_KINDS[location.type] as unknown as StateKind<StateLocation>;
}
