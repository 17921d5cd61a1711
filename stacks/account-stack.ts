import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { Account, Organization } from "../src/config";
import { keepState, stateOf } from "../src/contracts";
import { ExistingValues } from "./existing-values";
import { MOVES, renderMoves } from "./moves";
import { stackKindOf } from "../src/stack-ids";

/**
 * A stack in exactly one account and Region, with one state. The only place that makes providers and backends.
 *
 * Applying it with another account's credentials fails: `allowedAccountIds` names the account.
 */
export abstract class AccountStack extends TerraformStack {
  /** Values that may come from an existing state. */
  protected readonly existing: ExistingValues;

  /**
   * @param account - the account that the stack deploys into
   * @param region - the Region that the stack deploys into: the home Region, unless it is said
   */
  constructor(scope: Construct, id: string, organization: Organization, account: Account, region?: string) {
    super(scope, id);
    const { homeRegion, provider, tags } = organization;
    this.existing = new ExistingValues(this, organization);
    const roleArn = this.existing.deploymentRoleArn(account);

    new AwsProvider(this, "aws", {
      region: region ?? homeRegion,
      allowedAccountIds: [account.id],
      assumeRole: roleArn === undefined || provider.assumeRole === false ? undefined : [{ roleArn }],
      defaultTags: [{ tags: { ...tags } }],
      maxRetries: provider.maxRetries,
      s3UsePathStyle: provider.s3UsePathStyle,
      endpoints: provider.endpoints === undefined ? undefined : [provider.endpoints],
    });
    // The bindings pin one version; the module serves landing zones on either major.
    this.addOverride("terraform.required_providers.aws", {
      source: "hashicorp/aws",
      version: ">= 5.100.0, < 7.0.0",
    });
    this.addOverride("terraform.required_version", ">= 1.9.0");
    keepState(this, stateOf(organization.state, id));
    renderMoves(this, MOVES[stackKindOf(id)]);
  }

  /**
   * cdktf resolves every stack once more before it writes any, to find references to other stacks. Stacks here meet
   * through their states only, so there is nothing to find, and much of what `synth` takes is saved. A reference
   * to another stack that got in all the same is none to Terraform: it refuses what is not declared.
   */
  override prepareStack(): void {
    this.ensureBackendExists();
  }
}
