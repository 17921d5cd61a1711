import type { TerraformStack } from "cdktf";
import type { StackKind } from "../src/stack-ids";

/** A resource whose address in the state changed. */
export interface Move {
  /** Address that a former version gave it, such as `aws_kms_key.LogArchive_Key_1A2B3C4D`. */
  readonly from: string;
  /** Its address now. */
  readonly to: string;
}

/**
 * What has another address than in a version that was released, by kind of stack. Terraform then moves the resource in
 * the state, where it would replace it otherwise. A move stays as long as somebody may come from that version.
 * @see https://developer.hashicorp.com/terraform/language/modules/develop/refactoring
 */
export const MOVES: Readonly<Record<StackKind, readonly Move[]>> = {
  "log-archive": [],
  management: [],
  alarms: [],
  "in-account-alarms": [],
  "tamper-watch": [],
};

/** Writes moves into a stack. A move whose resource a state does not have changes nothing. */
export function renderMoves(stack: TerraformStack, moves: readonly Move[]): void {
  if (moves.length > 0) {
    // By override: a resource of cdktf knows only one move of its own, and several versions may lie behind.
    stack.addOverride("moved", moves);
  }
}
