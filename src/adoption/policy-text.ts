/** What the text of a policy says, as far as a person has to know before it is replaced. */

interface Statement {
  readonly Effect?: string;
  readonly Principal?: unknown;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
}

/** Whoever a resource's policy allows something, each once: ARNs, account ids, services, `*`. */
export function principalsOf(policy: string | undefined): string[] {
  const allowed = statementsOf(policy).filter(({ Effect }) => Effect === "Allow");
  return [...new Set(allowed.flatMap(({ Principal }) => namesIn(Principal)))];
}

/** The actions that a policy denies, each once, as they are written; `*` where it denies all but some. */
export function deniedActions(policy: string): string[] {
  const denied = statementsOf(policy).filter(({ Effect }) => Effect === "Deny");
  return [...new Set(denied.flatMap(({ Action, NotAction }) => (NotAction === undefined ? listOf(Action) : ["*"])))];
}

/** Whether a policy allows anything. Where one does, whoever it is attached to may do nothing else. */
export function allowsAnything(policy: string): boolean {
  return statementsOf(policy).some(({ Effect }) => Effect === "Allow");
}

function statementsOf(policy: string | undefined): readonly Statement[] {
  if (policy === undefined) return [];
  const { Statement: statements } = JSON.parse(policy) as { readonly Statement?: Statement | readonly Statement[] };
  return listOf(statements);
}

function namesIn(principal: unknown): readonly string[] {
  if (typeof principal === "string") return [principal];
  if (typeof principal !== "object" || principal === null) return [];
  return Object.values(principal as Record<string, string | readonly string[]>).flatMap(listOf);
}

function listOf<Item>(items: Item | readonly Item[] | undefined): readonly Item[] {
  if (items === undefined) return [];
  return Array.isArray(items) ? (items as readonly Item[]) : [items as Item];
}
