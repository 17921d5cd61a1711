import { ACCOUNTS, ORGANIZATION_ID, ROOT_ID } from "../../simulation/accounts";
import type { Attributes } from "../support/template";
import type { SynthesizedOrganization } from "../support/synthesize-organization";

/** Outputs of states that are not ours. */
const EXISTING_OUTPUTS: Readonly<Record<string, string>> = {
  organization_id: ORGANIZATION_ID,
  root_id: ROOT_ID,
  "role_arns.auditor": `arn:aws:iam::${ACCOUNTS["security-tooling"]}:role/Auditor`,
  "role_arns.break-glass": `arn:aws:iam::${ACCOUNTS["security-tooling"]}:role/BreakGlass`,
};

/** An expression of Terraform, but not a policy variable, which the renderer has escaped. */
const EXPRESSION = /(?<!\$)\$\{([^}]+)\}/g;

/** One of the synthesized stacks, with what Terraform would put into its expressions. */
export class ResolvedStack {
  private readonly json: Attributes;

  constructor(
    private readonly organization: SynthesizedOrganization,
    readonly name: string,
  ) {
    this.json = organization.template(name).json;
  }

  /** Every resource of a Terraform type, by its address in the stack. */
  resources(type: string): readonly (readonly [id: string, attributes: Attributes])[] {
    return Object.entries(this.json.resource?.[type] ?? {});
  }

  /** Types of all resources. */
  types(): readonly string[] {
    return Object.keys(this.json.resource ?? {});
  }

  /**
   * A text as AWS will see it: references resolved, Terraform's escapes undone.
   *
   * @throws Error when it refers to what no rule here knows, so that nothing unresolved is simulated
   */
  resolve(text: string): string {
    return text
      .replace(EXPRESSION, (_, expression: string) => this.value(expression.split(".")))
      .replaceAll("$${", "${")
      .replaceAll("%%{", "%{");
  }

  /** The ARN that a resource will have. */
  arn(type: string, id: string): string {
    const { account, region } = this;
    const resource = this.json.resource[type][id];
    switch (type) {
      case "aws_s3_bucket":
        return `arn:aws:s3:::${resource.bucket}`;
      case "aws_sns_topic":
        return `arn:aws:sns:${region}:${account}:${resource.name}`;
      case "aws_sqs_queue":
        return `arn:aws:sqs:${region}:${account}:${resource.name}`;
      case "aws_iam_role":
        return `arn:aws:iam::${account}:role/${resource.name}`;
      case "aws_kms_key":
        return `arn:aws:kms:${region}:${account}:key/${this.aliasOf(id)}`;
      case "aws_cloudwatch_event_rule":
        return `arn:aws:events:${region}:${account}:rule/${resource.name}`;
      case "aws_cloudwatch_log_group":
        return `arn:aws:logs:${region}:${account}:log-group:${resource.name}`;
      default:
        throw new Error(`${this.name}: no rule for the ARN of ${type}.${id}`);
    }
  }

  /** The account that the stack deploys into. */
  get account(): string {
    return this.json.provider.aws[0].allowed_account_ids[0];
  }

  /** The Region that the stack deploys into. */
  get region(): string {
    return this.json.provider.aws[0].region;
  }

  private value(path: readonly string[]): string {
    const [first = "", second = "", third = "", , ...output] = path;
    if (first === "data" && second === "terraform_remote_state") return this.output(third, output.join("."));
    const resource = this.json.resource?.[first]?.[second];
    if (resource === undefined) throw new Error(`${this.name}: no rule for \${${path.join(".")}}`);
    // In a policy's place, the URL of a queue is as good as its ARN: it tells which queue.
    if (third === "arn" || third === "url") return this.arn(first, second);
    if (third === "id") return `${first}.${second}`;
    return this.resolve(resource[third]);
  }

  private output(state: string, output: string): string {
    const existing = state.startsWith("existing-") ? EXISTING_OUTPUTS[output] : undefined;
    if (existing !== undefined) return existing;
    const stack = new ResolvedStack(this.organization, state);
    return stack.resolve(stack.json.output[output].value);
  }

  /** KMS makes ids up. Here a key is called by the last part of its alias. */
  private aliasOf(key: string): string {
    const alias = this.resources("aws_kms_alias").find(([, { target_key_id: target }]) => target.includes(`.${key}.`));
    if (!alias) throw new Error(`${this.name}: the key ${key} has no alias`);
    return alias[1].name.split("/").at(-1);
  }
}
