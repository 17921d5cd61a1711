import { mapping } from "./form";
import { ORGANIZATION_ID, ROOT_ID } from "./id-forms";
import { value } from "./value";

/** Identifiers that AWS Organizations gave to the organization. */
export const organization = mapping({ id: value(ORGANIZATION_ID), rootId: value(ROOT_ID) });
