import { z } from "zod";
import { remote as kind } from "../../../states/remote";
import { mapping } from "../form";
import { hostname, remoteWorkspace, remoteWorkspaces, word } from "./forms";

/** The keys that `cloud` has too. */
export const organization = {
  organization: word("the name of an organization", "the name of an organization of HCP Terraform"),
  hostname: hostname.optional(),
};

const type = z.literal("remote");

/** States of ours in workspaces. */
export const remote = mapping({ type, ...organization, workspace: remoteWorkspaces.optional() }, kind.environment);

/** An existing state in a workspace. */
export const existingRemote = mapping({ type, ...organization, workspace: remoteWorkspace }, kind.environment);
