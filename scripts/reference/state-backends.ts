import { STATE_KINDS } from "../../src/states";
import type { DocumentedInterface, DocumentedProperty, DocumentedTypes } from "../docstrings";
import { table } from "./markdown";

const INTRODUCTION = `# State backends

Where \`state\` and \`existingState\` of the configuration may lie. A key without a default has to be written.
\`npm run generate\` makes this page from the docstrings in \`src/states\`.

- **One state a stack.** \`{stack}\` in a template stands for the stack's name. A template without it is refused, and so
  are two stacks, or a stack and an existing state, that would share a state.
- **Readers need not be writers.** Stacks read each other's states by the role, service account, client or user that
  \`readRoleArn\`, \`readImpersonateServiceAccount\`, \`readClientId\` or \`readConnStr\` names, so whoever reads needs no
  right to write. An existing state has an identity of its own.
- **Secrets come from the environment** of whoever runs Terraform, never from the configuration: a key for one is
  refused with the name of its variable.
- Other Terraform code may read the outputs of the stacks: [examples/contract-reader](../../examples/contract-reader).`;

/** The page of state backends, in Markdown: every kind with its options, from the docstrings of `types`. */
export function renderStateBackends(types: DocumentedTypes): string {
  const sections = Object.keys(STATE_KINDS).map((type) => section(type as keyof typeof STATE_KINDS, types));
  return [INTRODUCTION, "<!-- prettier-ignore-start -->", ...sections, "<!-- prettier-ignore-end -->\n"].join("\n\n");
}

function section(type: keyof typeof STATE_KINDS, types: DocumentedTypes): string {
  const name = type.charAt(0).toUpperCase() + type.slice(1);
  const own = types.interfaceOf(`${name}BackendConfiguration`);
  const existing = types.interfaceOf(`Existing${name}StateConfiguration`);
  if (!own || !existing) throw new Error(`src/states documents no ${name}BackendConfiguration, or no existing one`);

  const keys = [...new Set([...own.properties.keys(), ...existing.properties.keys()])].filter((key) => key !== "type");
  const rows = keys.map((key) => [`\`${key}\``, where(key, own, existing), meaning(key, own, existing)]);
  return [`## ${type}`, own.text.replaceAll("\n", " "), table(["key", "of", "meaning"], rows), environment(type)]
    .filter((part) => part !== "")
    .join("\n\n");
}

function where(key: string, own: DocumentedInterface, existing: DocumentedInterface): string {
  if (!own.properties.has(key)) return "existing states";
  return existing.properties.has(key) ? "both" : "our states";
}

/** What a key means; where it means one thing for our states and another for existing ones, both. */
function meaning(key: string, own: DocumentedInterface, existing: DocumentedInterface): string {
  const [ours, others] = [own, existing].map(({ properties }) => {
    const property = properties.get(key);
    return property && sentence(property);
  });
  if (ours === undefined || others === undefined || ours === others) return ours ?? others ?? "";
  return `${ours}<br>Of an existing state: ${others}`;
}

function sentence({ text, defaultText }: DocumentedProperty): string {
  const words = text.replaceAll("\n", " ");
  if (defaultText === undefined) return words;
  const value = defaultText.startsWith("- ") ? defaultText.slice(2).replaceAll("\n", " ") : `\`${defaultText}\``;
  return `${words} Default: ${value}.`;
}

function environment(type: keyof typeof STATE_KINDS): string {
  const rows = Object.entries(STATE_KINDS[type].environment).map(([argument, variable]) => [
    `\`${argument}\``,
    `\`${variable}\``,
  ]);
  return rows.length === 0 ? "" : table(["never in the configuration", "but in the environment"], rows);
}
