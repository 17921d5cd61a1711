/**
 * Whether AWS Control Tower made a resource, by the beginning of its name. It takes back every change, and its own
 * service control policies refuse most: nothing of it is taken over.
 * @see https://docs.aws.amazon.com/controltower/latest/userguide/mandatory-controls.html
 */
export function isOfControlTower(name: string): boolean {
  return /^aws-(?:controltower|guardrails)-/.test(name);
}
