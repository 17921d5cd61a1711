import { shellWord } from "../pipelines/shell-word";

/** What a person types to run the Terraform that this project runs: the program that `TERRAFORM_BINARY_NAME` names. */
export function terraformWord(environment: NodeJS.ProcessEnv): string {
  return shellWord(environment["TERRAFORM_BINARY_NAME"] || "terraform");
}
