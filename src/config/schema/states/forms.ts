/** The forms of text that several kinds of state share. No text has braces: Terraform would look for a value in them. */
import { text } from "../form";
import type { TextForm } from "../form";

/** Something in which `{stack}` stands for the stack's name, so that every stack has one of its own. */
interface Template {
  /** What it should be, with its article: `the key of a state`. */
  readonly noun: string;
  /** What to write, with an example. */
  readonly write: string;
  /** What each piece between placeholders matches, as a class of characters without braces. */
  readonly characters: string;
  /**
   * Lookaheads for the whole text.
   * @default - none
   */
  readonly whole?: string;
  /**
   * Says why a text is refused that has its placeholder.
   * @default - the text is only said not to be the noun
   */
  readonly reason?: TextForm["reason"];
}

/** Terraform and shells write placeholders so; here the sign would stay. */
const SIGN_BEFORE = /[$%]\{stack\}/;
const LEADS_BACK = /\{stack\}.*\/\.\.(?:\/|$)/;

/** A text in which `{stack}` stands for the stack's name. */
export function template({ noun, write, characters, whole = "", reason }: Template) {
  const piece = `(?:${characters}|\\{stack\\})*`;
  return text({
    noun,
    write,
    pattern: new RegExp(`^(?!.*${SIGN_BEFORE.source})(?!.*${LEADS_BACK.source})(?=.*\\{stack\\})${whole}${piece}$`),
    reason: (written) => {
      const other = written.match(/\{[^{}]*\}?|\}/g)?.find((placeholder) => placeholder !== "{stack}");
      if (other !== undefined) return `it has ${other}, and {stack} is the only placeholder`;
      if (!written.includes("{stack}")) return "without {stack}, all stacks would share one state";
      if (SIGN_BEFORE.test(written)) return "{stack} stands without a sign before it";
      if (LEADS_BACK.test(written))
        return "what follows {stack} leads back out of it, so all stacks would share one state";
      return reason?.(written);
    },
  });
}

/** Any text that is not empty. */
export function word(noun: string, write: string) {
  return text({ noun, write, pattern: /^(?=.*\S)[^{}]+$/ });
}

const KEY_ENDS = String.raw`(?!\/)(?!.*\/$)`;

/**
 * The key of an object or a blob.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
 */
export const objectKey = text({
  noun: "the key of a state",
  write: "the key of the state file: up to 1024 characters, without a slash at either end",
  pattern: new RegExp(`^${KEY_ENDS}[^{}]{1,1024}$`),
});

/** The keys of all stacks' states. */
export const objectKeys = template({
  noun: "the key of each stack's state",
  write: "a key with {stack} in it and without a slash at either end, such as audit-trail/{stack}.tfstate",
  characters: "[^{}]",
  whole: KEY_ENDS,
});

/** A workspace of Terraform itself. */
export const workspace = text({
  noun: "the name of a workspace",
  write: "letters, digits, dashes, underscores and periods",
  pattern: /^[A-Za-z0-9_.~-]+$/,
});

/** @see https://developer.hashicorp.com/terraform/cloud-docs/workspaces/create#workspace-naming */
const REMOTE_WORKSPACE = "[A-Za-z0-9_-]";

/** A workspace of HCP Terraform. */
export const remoteWorkspace = text({
  noun: "the name of a workspace",
  write: "up to 90 letters, digits, dashes and underscores",
  pattern: new RegExp(`^${REMOTE_WORKSPACE}{1,90}$`),
});

/** The workspaces of HCP Terraform of all stacks. */
export const remoteWorkspaces = template({
  noun: "the name of each stack's workspace",
  write: "letters, digits, dashes and underscores with {stack} among them, such as audit-trail-{stack}",
  characters: REMOTE_WORKSPACE,
});

/** Host name of a server, possibly with a port. */
export const hostname = text({
  noun: "a host name",
  write: "a host name such as app.terraform.io, without https://",
  pattern: /^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?$/,
});
