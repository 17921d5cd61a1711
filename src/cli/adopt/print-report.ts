import { stringify } from "yaml";
import type { Colors } from "picocolors/types";
import type { Fate, FormerOwner } from "../../adoption";
import { printable } from "../terminal";
import { isInTheWay } from "./adoption-report";
import type { AdoptionReport, ReportedResource } from "./adoption-report";

const FATES: readonly Fate[] = ["in the way", "taken over", "left alone"];

/**
 * The report for people.
 *
 * @param terraform - what a shell knows Terraform by
 */
export function printAdoptionReport(report: AdoptionReport, colors: Colors, terraform: string): string {
  if (report.resources.length === 0)
    return "Nothing exists that this module would make: there is nothing to take over.\n";
  const paragraphs = [
    ...FATES.flatMap((fate) => {
      const resources = report.resources.filter((resource) => resource.fate === fate);
      return resources.length === 0 ? [] : [section(fate, resources, colors)];
    }),
    fileParagraph(report),
    ...(report.resources.some(({ fate }) => fate === "taken over") ? [lettingGo(report.lettingGo, terraform)] : []),
  ];
  return `${paragraphs.join("\n\n")}\n`;
}

function section(fate: Fate, resources: readonly ReportedResource[], colors: Colors): string {
  const paint = { "in the way": colors.red, "taken over": colors.green, "left alone": colors.yellow }[fate];
  const title = paint(colors.bold(`${fate[0]!.toUpperCase()}${fate.slice(1)}`));
  return [title, ...resources.flatMap(resourceLines)].join("\n");
}

function resourceLines({ kind, name, changes, remarks }: ReportedResource): string[] {
  return [
    `  ${kind}  ${printable(name)}`,
    ...changes.map((change) => `      ~ ${printable(change)}`),
    ...remarks.map((remark) => `      - ${printable(remark)}`),
  ];
}

function fileParagraph({ file, written, resources, edits }: AdoptionReport): string {
  const name = printable(file);
  if (resources.some(isInTheWay)) return `Nothing was written to ${name}: first decide what is in the way.`;
  if (edits.length === 0) return `${name} says so already.`;
  const lines = edits.flatMap(({ path, value }) =>
    stringify({ [path]: value }, { lineWidth: 0 })
      .trimEnd()
      .split("\n"),
  );
  const title = written ? `${name} says now:` : `${name} would say, with --write:`;
  return [title, "", ...lines.map((line) => `  ${printable(line)}`)].join("\n");
}

const howToLetGo = (
  terraform: string,
) => `Before the deployment whoever owned them so far lets go of them: two owners undo each other's changes. In their
Terraform code replace each resource by a removed block (Terraform 1.7, OpenTofu 1.7), and apply:

  removed {
    from = aws_cloudtrail.example
    lifecycle {
      destroy = false
    }
  }

An older version forgets them with ${terraform} state rm ADDRESS; take them out of the code, too. A state that is one of
existingState is searched for their addresses.`;

function lettingGo(owners: readonly FormerOwner[], terraform: string): string {
  if (owners.length === 0) return howToLetGo(terraform);
  return [
    "Before the deployment whoever owned them so far lets go of them: two owners undo each other's changes.",
    ...owners.map(({ state, addresses, referring }) =>
      [
        `In the code of the state ${printable(state)}, take the blocks of these resources away, add what follows, and apply:`,
        "",
        ...addresses.filter((address) => !isInstance(address)).map(removedBlock),
        ...addresses.filter(isInstance).map((address) => `  ${terraform} state rm '${printable(address)}'`),
        ...(referring.length === 0
          ? []
          : [
              "",
              "These refer to them, and stay. Write the values there instead, or let go of them in the same way:",
              ...referring.map((address) => `  ${printable(address)}`),
            ]),
      ].join("\n"),
    ),
  ].join("\n\n");
}

/** Removed blocks name whole resources only. */
function isInstance(address: string): boolean {
  return address.endsWith("]");
}

function removedBlock(address: string): string {
  return `  removed {\n    from = ${printable(address)}\n    lifecycle {\n      destroy = false\n    }\n  }`;
}
