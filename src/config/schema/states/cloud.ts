import { z } from "zod";
import { cloud as kind } from "../../../states/cloud";
import { mapping } from "../form";
import { remoteWorkspace, remoteWorkspaces, word } from "./forms";
import { organization } from "./remote";

const type = z.literal("cloud");

/** States of ours in workspaces, by the `cloud` block. */
export const cloud = mapping(
  {
    type,
    ...organization,
    workspace: remoteWorkspaces.optional(),
    project: word("the name of a project", "the name of a project of HCP Terraform").optional(),
  },
  kind.environment,
);

/** An existing state in a workspace. */
export const existingCloud = mapping({ type, ...organization, workspace: remoteWorkspace }, kind.environment);
