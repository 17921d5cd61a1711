/** What is wrong with a policy document, apart from its size. Pure: `isToken` comes from the renderer. */
import type { Problem } from "../errors";
import type { PolicyDocument } from "./policy-document";
import type { PolicyStatement } from "./statement";

/** An IAM policy variable such as `${aws:PrincipalAccount}`, as opposed to a string token of CDKTF. */
const VARIABLE = /\$\{(?!TfToken\[[\w:.-]+\]\})/;
/** What Terraform already reads as an escape. Text that has it would come out changed. */
const ESCAPED = /\$\$\{|%%\{/;
const LIST_TOKEN = /#\{TfToken\[/;

/** Tells whether CDKTF will replace a value at synth. */
export type IsToken = (value: unknown) => boolean;

/** One element of a statement, or a part of one. */
interface Part {
  /** Such as `statement DenyInsecureTransport, Condition.Bool.aws:SecureTransport`. */
  readonly where: string;
  readonly value: unknown;
}

/** All problems of a document, in its order. */
export function policyProblems(document: PolicyDocument, isToken: IsToken): Problem[] {
  if (document.Statement.length === 0) {
    return [{ where: "Statement", what: "is empty", found: "[]", write: "at least one statement" }];
  }
  return [
    ...document.Statement.flatMap((statement, index) => sidProblems(document, statement, index)),
    ...document.Statement.flatMap((statement, index) => elementProblems(statement, index, isToken)),
  ];
}

function sidProblems(document: PolicyDocument, { Sid }: PolicyStatement, index: number): Problem[] {
  const where = `statement ${index + 1}, Sid`;
  const found = JSON.stringify(Sid) ?? "undefined";
  // S3 and KMS accept more, IAM does not: one rule for every kind.
  if (typeof Sid !== "string" || !/^[A-Za-z0-9]+$/.test(Sid)) {
    return [{ where, what: "is not a Sid", found, write: "letters and digits only, such as DenyInsecureTransport" }];
  }
  const first = document.Statement.findIndex((other) => other.Sid === Sid);
  if (first < index) {
    return [{ where, what: `is the Sid of statement ${first + 1} too`, found, write: "a Sid that no other has" }];
  }
  return [];
}

function elementProblems(statement: PolicyStatement, index: number, isToken: IsToken): Problem[] {
  const name = typeof statement.Sid === "string" && statement.Sid !== "" ? statement.Sid : String(index + 1);
  return Object.entries(statement)
    .filter(([element, value]) => element !== "Sid" && value !== undefined)
    .flatMap(([element, value]) => {
      const takesVariables = element === "Resource" || element === "Condition";
      return partsOf({ where: `statement ${name}, ${element}`, value }, isToken).flatMap((part) =>
        partProblems(part, takesVariables, isToken),
      );
    });
}

/** The strings of an element, and whatever stands where a string should. */
function partsOf({ where, value }: Part, isToken: IsToken): Part[] {
  if (typeof value !== "object" || value === null || isToken(value) || Object.keys(value).length === 0) {
    return [{ where, value }];
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    partsOf({ where: Array.isArray(value) ? `${where}[${key}]` : `${where}.${key}`, value: inner }, isToken),
  );
}

function partProblems({ where, value }: Part, takesVariables: boolean, isToken: IsToken): Problem[] {
  if (typeof value !== "string") {
    return [notAString(where, value, isToken)];
  }
  if (value === "") {
    return [{ where, what: "is empty", found: '""', write: "at least one value, or leave the statement out" }];
  }
  const problems: Problem[] = [];
  if (LIST_TOKEN.test(value)) {
    problems.push(listToken(where));
  }
  if (ESCAPED.test(value)) {
    const write = "the text as AWS shall read it, with one $ or % before the brace";
    problems.push({ where, what: "is already escaped for Terraform, which the renderer does", found: value, write });
  } else if (!takesVariables && VARIABLE.test(value)) {
    const write = "the value itself: IAM replaces variables only in Resource and Condition";
    problems.push({ where, what: "holds a policy variable", found: value, write });
  }
  return problems;
}

function notAString(where: string, value: unknown, isToken: IsToken): Problem {
  if (isToken(value)) {
    if (Array.isArray(value)) {
      return listToken(where);
    }
    return typeof value === "number"
      ? { where, what: "is a number token", write: "a string token, such as Token.asString(value)" }
      : { where, what: "is a token that is not a string", write: "a string token, such as Token.asString(value)" };
  }
  const found = JSON.stringify(value) ?? "undefined";
  if (typeof value === "object" && value !== null) {
    return { where, what: "is empty", found, write: "at least one value, or leave the statement out" };
  }
  return { where, what: "is not a string", found, write: `a string: ${JSON.stringify(String(value))}` };
}

/** JSON has no place for a list whose length is not known at synth. */
function listToken(where: string): Problem {
  return {
    where,
    what: "holds a list token, whose length is not known at synth",
    write: "one string a value, such as Fn.element(list, 0), or Fn.join for one string of them all",
  };
}
