/**
 * GitHub's own parser and evaluator, which are ES modules: a process of its own, because jest runs the tests as
 * CommonJS. Reads `{ workflow, expressions: [{ text, context }] }` from standard input.
 */
import { register } from "node:module";
import { text } from "node:stream/consumers";

// The packages are made for bundlers: they import JSON without saying so, which Node wants said.
const SAY_JSON = `export const load = (url, context, next) =>
  next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context);`;
register(`data:text/javascript,${encodeURIComponent(SAY_JSON)}`);

const { data, Evaluator, Lexer, Parser } = await import("@actions/expressions");
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import("@actions/workflow-parser");

const { workflow, expressions = [] } = JSON.parse(await text(process.stdin));

process.stdout.write(JSON.stringify({ errors: await errorsOf(workflow), values: expressions.map(evaluate) }));

async function errorsOf(content) {
  if (content === undefined) return [];
  const { context, value } = parseWorkflow({ name: "workflow.yml", content }, new NoOperationTraceWriter());
  if (value) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

function evaluate({ text: expression, context }) {
  const { tokens } = new Lexer(expression).lex();
  const parsed = new Parser(tokens, Object.keys(context), []).parse();
  return new Evaluator(parsed, toData(context)).evaluate().coerceString();
}

function toData(value) {
  if (value === null || value === undefined) return new data.Null();
  if (typeof value === "boolean") return new data.BooleanData(value);
  if (typeof value === "number") return new data.NumberData(value);
  if (typeof value === "string") return new data.StringData(value);
  return new data.Dictionary(...Object.entries(value).map(([key, entry]) => ({ key, value: toData(entry) })));
}
