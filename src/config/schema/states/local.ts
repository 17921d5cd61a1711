import { z } from "zod";
import { mapping } from "../form";
import { template, word, workspace } from "./forms";

const type = z.literal("local");

/** States of ours in files. */
export const local = mapping({
  type,
  path: template({
    noun: "the path of each stack's state",
    write: "a path with {stack} in it, relative to this file, such as states/{stack}.tfstate",
    characters: "[^{}]",
  }),
});

/** An existing state in a file. */
export const existingLocal = mapping({
  type,
  path: word("a path", "the path of the state file, relative to this file"),
  workspace: workspace.optional(),
  workspaceDir: word("a folder", "the path of the workspaces' folder, relative to this file").optional(),
});
