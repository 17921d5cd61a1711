import { REGION_CODES } from "../regions";
import { known } from "./form";

/** Code of an AWS Region. */
export const region = known("an AWS Region", "a Region code such as eu-central-1", REGION_CODES);
