/**
 * Patterns of IAM: `*` stands for any characters, `?` for one. A policy variable such as `${aws:username}` stands for
 * something that only the request knows.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */

/** Whether everything that `narrow` matches is matched by `wide`. When in doubt, no. */
export function coversPattern(wide: string, narrow: string): boolean {
  if (wide === narrow || wide === "*") {
    return true;
  }
  const [wider, narrower] = [tokensOf(wide), tokensOf(narrow)];
  return walk(narrower.length, (one, other, covers) => {
    const [token, known] = [wider[one], narrower[other]];
    if (token === undefined) {
      return known === undefined;
    }
    if (token === "*") {
      return covers(one + 1, other) || (known !== undefined && covers(one, other + 1));
    }
    const fits = known === token || (token === "?" && known?.length === 1 && known !== "*");
    return fits && covers(one + 1, other + 1);
  });
}

/** Whether anything may be matched by both patterns. When in doubt, yes. */
export function patternsMeet(one: string, other: string): boolean {
  const [left, right] = [tokensOf(one), tokensOf(other)].map((tokens) =>
    tokens.map((token) => (token.length > 1 ? "*" : token)),
  );
  return walk(right!.length, (first, second, meet) => {
    const [token, known] = [left![first], right![second]];
    if (token === undefined && known === undefined) {
      return true;
    }
    if (token === "*") {
      return meet(first + 1, second) || (known !== undefined && meet(first, second + 1));
    }
    if (known === "*") {
      return meet(first, second + 1) || (token !== undefined && meet(first + 1, second));
    }
    const fits = token !== undefined && known !== undefined && (token === known || token === "?" || known === "?");
    return fits && meet(first + 1, second + 1);
  });
}

/**
 * Whether an ARN pattern covers another. AWS compares ARNs part by part in some places and as a whole in others: it has
 * to hold both ways.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export function coversArn(wide: string, narrow: string): boolean {
  if (wide === narrow || wide === "*") {
    return true;
  }
  const [wider, narrower] = [partsOf(wide), partsOf(narrow)];
  return (
    wider.length === 6 && narrower.length === 6 && wider.every((part, index) => coversPattern(part, narrower[index]!))
  );
}

/** `arn:partition:service:region:account:resource`: colons in the resource and in variables are their own. */
function partsOf(arn: string): string[] {
  const parts = [""];
  for (const token of tokensOf(arn)) {
    if (token === ":" && parts.length < 6) {
      parts.push("");
    } else {
      parts[parts.length - 1] += token;
    }
  }
  return parts;
}

/** Characters, wildcards, and variables as one token each. `${*}`, `${?}` and `${$}` are the characters themselves. */
function tokensOf(pattern: string): string[] {
  return pattern.match(/\$\{[^}]*\}|[^]/g) ?? [];
}

/** Answers a question about two ends of two lists once, however often it comes up. */
function walk(
  columns: number,
  answer: (row: number, column: number, ask: (row: number, column: number) => boolean) => boolean,
): boolean {
  const known = new Map<number, boolean>();
  const ask = (row: number, column: number): boolean => {
    const key = row * (columns + 1) + column;
    const found = known.get(key);
    if (found !== undefined) {
      return found;
    }
    const result = answer(row, column, ask);
    known.set(key, result);
    return result;
  };
  return ask(0, 0);
}
