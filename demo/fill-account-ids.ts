import { isScalar, parseDocument, visit } from "yaml";

/**
 * Replaces the account ids of a configuration, wherever they stand: in the accounts and inside role ARNs. Comments and
 * order stay as they are.
 *
 * @param yaml - the configuration's text
 * @param accountIds - the new id of each account, by `management`, `log-archive` or the member's key
 */
export function fillAccountIds(yaml: string, accountIds: Readonly<Record<string, string>>): string {
  const document = parseDocument(yaml);
  const members = (document.toJS() as { accounts: { members: Record<string, unknown> } }).accounts.members;
  const paths = {
    management: ["accounts", "management", "id"],
    "log-archive": ["accounts", "logArchive", "id"],
    ...Object.fromEntries(Object.keys(members).map((key) => [key, ["accounts", "members", key, "id"]])),
  };

  const replacements = Object.entries(paths).map(([key, path]) => {
    const id = accountIds[key];
    if (id === undefined) {
      throw new Error(`the landing zone has no account ${key}; it has: ${Object.keys(accountIds).join(", ")}`);
    }
    return { from: String(document.getIn(path)), to: id };
  });

  visit(document, (_key, node) => {
    if (!isScalar(node) || typeof node.value !== "string") return;
    const text = node.value;
    const match = replacements.find(({ from }) => text.includes(from));
    if (match) node.value = text.replaceAll(match.from, match.to);
  });
  return document.toString({ lineWidth: 0 });
}
