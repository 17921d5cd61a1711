/** Who holds the lock of a state, as Terraform says when it cannot get it. */
export interface StateLock {
  /** What `terraform force-unlock` wants to know. */
  readonly id: string;
  /** User and machine, such as `runner@build-7`. */
  readonly who: string;
  /** What it was taken for, such as `OperationTypeApply`. */
  readonly operation: string;
  /** When, as Terraform writes it. */
  readonly created: string;
}

/** Finds the holder of the lock in what Terraform wrote. Terraform may draw a frame around its errors. */
export function findStateLock(stderr: string): StateLock | undefined {
  if (!stderr.includes("Error acquiring the state lock")) return undefined;
  const [, information] = stderr.split(/Lock Info:/);
  const field = (name: string) => new RegExp(`^[\\s│]*${name}:[ \\t]*(.*?)\\s*$`, "m").exec(information ?? "")?.[1];
  const id = field("ID");
  if (!id) return undefined;
  return {
    id,
    who: field("Who") || "somebody",
    operation: field("Operation") || "an unknown operation",
    created: field("Created") || "an unknown time",
  };
}

/** What to do about a lock. It is never taken away here: only a person can know that its holder is dead. */
export function explainStateLock({ id, who, operation, created }: StateLock, command: string): string {
  return [
    `The state is locked: ${who} holds the lock since ${created}, for ${operation}.`,
    "If that run is still alive, wait for it and try again. If it was killed, nobody else will release the lock:",
    `  ${command} force-unlock ${id}`,
  ].join("\n");
}
