import type { TerraformResource, TerraformStack } from "cdktf";

/** An existing resource that a resource of a stack takes over. */
export interface Import {
  /** The resource of the stack. */
  readonly to: TerraformResource;
  /** What the AWS provider finds the existing one by. */
  readonly id: string;
}

/**
 * Writes import blocks into a stack. After the import they do nothing, so they may stay.
 * @see https://developer.hashicorp.com/terraform/language/import
 */
export function importExisting(stack: TerraformStack, imports: readonly Import[]): void {
  if (imports.length > 0) {
    // By override: cdktf's own `importFrom` starts Terraform once for each resource at every synthesis.
    stack.addOverride(
      "import",
      imports.map(({ to, id }) => ({ to: `${to.terraformResourceType}.${to.friendlyUniqueId}`, id })),
    );
  }
}
