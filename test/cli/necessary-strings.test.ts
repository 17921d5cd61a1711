import type { Expression } from "../../src/detections";
import {
  all,
  any,
  equals,
  equalsAny,
  greaterThan,
  isTrue,
  notEquals,
  notExists,
  regularExpression,
} from "../../src/detections";
import { necessaryStrings } from "../../src/cli/detect/necessary-strings";

const stopLogging = equals("$.eventName", "StopLogging");
const cases: { title: string; expression: Expression; strings: string[] | undefined }[] = [
  { title: "its value, of an equation", expression: stopLogging, strings: ["StopLogging"] },
  {
    title: "the key of the field, of anything else that is said about one",
    expression: any(
      equals("$.a.wildcard", "Access*"),
      equals("$.b.expression", regularExpression("^Access")),
      equals("$.c.number[0]", 1),
      greaterThan("$.d.size", 1),
      notEquals("$.e.other", "x"),
      isTrue("$.f.flag"),
      equals("$.*.deep[*]", "*"),
    ),
    strings: ["wildcard", "expression", "number", "size", "other", "flag", "deep"],
  },
  {
    title: "the key too, of a value that JSON can spell in two ways or more",
    expression: any(equals("$.slash", "a/b"), equals("$.quote", '"'), equals("$.umlaut", "ä"), equals("$.empty", "")),
    strings: ["slash", "quote", "umlaut", "empty"],
  },
  { title: "nothing, of a field that is missing", expression: notExists("$.a"), strings: undefined },
  {
    title: "every alternative, each once",
    expression: any(equalsAny("$.a", ["x", "y"]), equals("$.b", "x")),
    strings: ["x", "y"],
  },
  {
    title: "nothing, where one alternative has none",
    expression: any(stopLogging, notExists("$.a")),
    strings: undefined,
  },
  {
    title: "the rarest of what has to hold together",
    expression: all(
      notExists("$.a"),
      equals("$.eventSource", "cloudtrail.amazonaws.com"),
      equals("$.userIdentity.type", "AssumedRole"),
      notEquals("$.eventType", "AwsServiceEvent"),
      any(stopLogging, equals("$.eventName", "DeleteTrail")),
    ),
    strings: ["StopLogging", "DeleteTrail"],
  },
  {
    title: "the fewest, where all are rare",
    expression: all(equalsAny("$.a", ["x", "y"]), equals("$.b", "z")),
    strings: ["z"],
  },
  { title: "nothing, of no condition at all", expression: all(), strings: undefined },
  { title: "no string that would do, of no alternative at all", expression: any(), strings: [] },
];

describe("the strings that an expression needs", () => {
  it.each(cases)("are $title", ({ expression, strings }) => {
    expect(necessaryStrings(expression)).toEqual(strings);
  });
});
