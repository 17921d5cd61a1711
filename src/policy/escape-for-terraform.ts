/** The opening of an expression of Terraform, unless it is a string token of CDKTF. */
const OPENING = /\$\{(?!TfToken\[[\w:.-]+\]\})|%\{/g;

/**
 * A text as an argument of a Terraform resource: `${` and `%{` mean themselves, string tokens of CDKTF stay what they are.
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
export function escapeForTerraform(text: string): string {
  return text.replace(OPENING, (opening) => `${opening[0]}${opening}`);
}
