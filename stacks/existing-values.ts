import type { TerraformStack } from "cdktf";
import type { Organization, Value } from "../src/config";
import { ExistingStateReader } from "../src/contracts";

/** Values of the organization that may come from an existing state, each read with the form that it must have. */
export class ExistingValues {
  private readonly states: ExistingStateReader;

  constructor(
    stack: TerraformStack,
    private readonly organization: Organization,
  ) {
    this.states = new ExistingStateReader(stack, organization.existingState);
  }

  /** Id of the organization. */
  organizationId(): string {
    return this.states.read(this.organization.id, { name: "an organization id", pattern: "^o-[a-z0-9]{10,32}$" });
  }

  /**
   * Id of something that policies can be attached to.
   * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html
   */
  policyTargetId(target: Value): string {
    return this.states.read(target === "root" ? this.organization.rootId : target, {
      name: "the id of a root, an organizational unit or an account",
      pattern: "^(r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}|[0-9]{12})$",
    });
  }
}
