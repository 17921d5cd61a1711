/** Edits of a configuration file that keep everything that a person wrote. */
export type { Edit, RemoveEdit, SetEdit } from "./edit";
export { editConfiguration } from "./edit-configuration";
