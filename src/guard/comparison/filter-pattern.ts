/**
 * Whether a filter pattern of CloudWatch Logs matches whatever another one does. Says yes only where the new one has all
 * alternatives of the old one, or matches everything; a pattern is compared as text otherwise.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function coversFilterPattern(wide: string, narrow: string): boolean {
  const [wider, narrower] = [wide, narrow].map(alternativesOf);
  return wide.trim() === "" || narrower!.every((alternative) => wider!.includes(alternative));
}

/** The alternatives of `{ A || B }`, each spelled in one way. A pattern of another form is one alternative. */
function alternativesOf(pattern: string): string[] {
  const braces = /^\{([^]*)\}$/.exec(pattern.trim());
  return braces ? splitAlternatives(tokensOf(braces[1]!)) : [pattern.trim()];
}

/** Quoted strings, operators, brackets and words: spaces between them mean nothing. */
function tokensOf(text: string): string[] {
  return text.match(/"(?:\\.|[^"\\])*"|%[^%]*%|\|\||&&|[()]|!=|<=|>=|[=<>]|[^\s()=<>!|&"]+|\S/g) ?? [];
}

function splitAlternatives(tokens: readonly string[]): string[] {
  const bare = withoutBrackets(tokens);
  const alternatives: string[][] = [[]];
  let depth = 0;
  for (const token of bare) {
    depth += Number(token === "(") - Number(token === ")");
    if (depth === 0 && token === "&&") {
      // Which of the two operators binds more tightly is not said: taken as a whole.
      return [bare.join(" ")];
    }
    if (depth === 0 && token === "||") {
      alternatives.push([]);
    } else {
      alternatives.at(-1)!.push(token);
    }
  }
  return alternatives.length === 1 ? [bare.join(" ")] : alternatives.flatMap(splitAlternatives);
}

/** Takes brackets away that hold everything. */
function withoutBrackets(tokens: readonly string[]): readonly string[] {
  if (tokens[0] !== "(") {
    return tokens;
  }
  let depth = 0;
  const end = tokens.findIndex((token) => (depth += Number(token === "(") - Number(token === ")")) === 0);
  return end === tokens.length - 1 ? withoutBrackets(tokens.slice(1, -1)) : tokens;
}
