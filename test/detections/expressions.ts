import fc from "fast-check";
import type { Expression } from "../../src/detections";
import {
  all,
  any,
  equals,
  greaterThan,
  isFalse,
  isNull,
  isTrue,
  lessThan,
  notEquals,
  notExists,
  regularExpression,
} from "../../src/detections";

const selector = fc.stringMatching(/^\$(\.[a-z][A-Za-z0-9_-]{0,6}(\[[0-9]\])?){1,3}$/);
const text = fc.oneof(
  fc.string({ maxLength: 12 }).filter((value) => !/[*\p{Cc}]/u.test(value)),
  fc.stringMatching(/^\*?[A-Za-z"\\ .()&|{}$]{1,8}\*?$/),
);
const number = fc.double({ noNaN: true, noDefaultInfinity: true });

const term: fc.Arbitrary<Expression> = fc.oneof(
  fc.tuple(selector, fc.oneof(text, number)).map(([field, value]) => equals(field, value)),
  fc.tuple(selector, fc.oneof(text, number)).map(([field, value]) => notEquals(field, value)),
  fc.tuple(selector, number).map(([field, value]) => lessThan(field, value)),
  fc.tuple(selector, number).map(([field, value]) => greaterThan(field, value)),
  selector.map(notExists),
  selector.map(isTrue),
  selector.map(isFalse),
  selector.map(isNull),
);

/** Terms of which a filter pattern takes a few only. */
const rareTerm: fc.Arbitrary<Expression> = fc.oneof(
  fc.constantFrom("^Delete", "Trail$", "1[0-9]{1,2}", "a|b").map((value) => equals("$.a", regularExpression(value))),
  fc.constantFrom("$.a[*]", "$.*.b", "$.['x.y'].c[*]", "$.['%']").map(notExists),
);

/** Any expression that CloudWatch Logs can understand, small enough for a filter pattern. */
export const expressions: fc.Arbitrary<Expression> = fc
  .tuple(treesOf(term), fc.option(rareTerm))
  .map(([tree, rare]) => (rare ? all(tree, rare) : tree));

function treesOf(leaf: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> {
  return fc.letrec<{ node: Expression }>((tie) => {
    const several = fc.array(tie("node"), { minLength: 1, maxLength: 3 });
    return {
      node: fc.oneof(
        { maxDepth: 2, withCrossShrink: true },
        leaf,
        several.map((inner) => all(...inner)),
        several.map((inner) => any(...inner)),
      ),
    };
  }).node;
}
