import type { Path } from "../finding";

/** Gives the value at `set` a new content, and makes the mappings above it where they are missing. */
export interface SetEdit {
  /** Keys and list positions that lead to the value. The position behind the last item of a list adds an item. */
  readonly set: Path;
  /** What stands there afterwards: texts, numbers, truth values, `null`, and lists and mappings of these. */
  readonly value: unknown;
  /**
   * Comment above the value's key, without `#`; several lines where it has line breaks.
   * @default - none is added
   */
  readonly comment?: string;
}

/** Takes the entry at `remove` away. */
export interface RemoveEdit {
  /** Keys and list positions that lead to the entry. */
  readonly remove: Path;
}

/** One change of a configuration file. */
export type Edit = SetEdit | RemoveEdit;

/** The path that an edit speaks of. */
export function pathOf(edit: Edit): Path {
  return "set" in edit ? edit.set : edit.remove;
}
