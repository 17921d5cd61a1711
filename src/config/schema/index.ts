/**
 * The schema of the configuration: what each key may hold by itself. What several keys must be together is in
 * `../rules`.
 */
import type { z } from "zod";
import type { OrganizationConfiguration } from "../configuration";
import { accounts } from "./accounts";
import { adopt } from "./adopt";
import { alarms } from "./alarms";
import { mapping } from "./form";
import { guardrails } from "./guardrails";
import { logArchive } from "./log-archive";
import { organization } from "./organization";
import { provider } from "./provider";
import { region } from "./region";
import { existingState, state } from "./states";
import { tags } from "./tags";
import { trail } from "./trail";

/** The whole configuration. */
export const configurationSchema = mapping({
  organization,
  homeRegion: region,
  accounts,
  state,
  existingState: existingState.optional(),
  provider: provider.optional(),
  logArchive,
  trail: trail.optional(),
  guardrails,
  alarms,
  adopt: adopt.optional(),
  tags: tags.optional(),
});

type Input = z.input<typeof configurationSchema>;
type Extends<One extends Other, Other> = One;
type Complete<T> = T extends object ? { [Key in keyof T]-?: Complete<T[Key]> } : T;

/**
 * The compiler's proof that the schema and the documented type are the same: the first two lines compare what is
 * optional, the last two find a key that only one of them has.
 */
export type SchemaIsTheDocumentedType = [
  Extends<Input, OrganizationConfiguration>,
  Extends<OrganizationConfiguration, Input>,
  Extends<Complete<Input>, Complete<OrganizationConfiguration>>,
  Extends<Complete<OrganizationConfiguration>, Complete<Input>>,
];
