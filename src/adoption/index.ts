/** Taking over what exists: what was found, what becomes of it, and how the configuration and the former owner say so. */
export { adoptionEdits } from "./adoption-edits";
export { chooseTrail } from "./choose-trail";
export type { Decision, Fate } from "./decision";
export { decide } from "./decisions";
export type * from "./existing";
export { lettingGo } from "./letting-go";
export type { FormerOwner, FormerState, OwnedResource } from "./letting-go";
