import type { Problem } from "../../errors";
import type { AdvancedEventSelector, FieldSelector } from "./event-selectors";

/**
 * What CloudTrail accepts of one trail's advanced event selectors.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedEventSelector.html
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html
 */
export const EVENT_SELECTOR_LIMITS = {
  /** Characters of a selector's name. */
  nameCharacters: 1000,
  /** Characters of a value. */
  valueCharacters: 2048,
  /** Values of all conditions of all selectors together. */
  values: 500,
} as const;

/** Everything for which CloudTrail would refuse the selectors, or for which one would record nothing. */
export function eventSelectorProblems(selectors: readonly AdvancedEventSelector[]): readonly Problem[] {
  return [
    ...selectors.flatMap((selector, index) => [
      ...nameProblems(selector.name, selectors.slice(0, index)),
      ...selector.fieldSelectors.flatMap((condition) =>
        conditionProblems(condition).map((problem) => ({
          where: `selector "${selector.name}", ${condition.field}`,
          ...problem,
        })),
      ),
    ]),
    ...valueCountProblems(selectors),
  ];
}

function nameProblems(name: string, before: readonly AdvancedEventSelector[]): readonly Problem[] {
  const { nameCharacters } = EVENT_SELECTOR_LIMITS;
  const where = `selector "${name}"`;
  return [
    ...(name.length > nameCharacters
      ? [
          {
            where: `selector "${name.slice(0, 40)}…"`,
            what: "has a name that is too long",
            found: `${name.length} characters`,
            write: `at most ${nameCharacters} characters`,
          },
        ]
      : []),
    // Errors, the console and scanners tell selectors apart by nothing else.
    ...(before.some((other) => other.name === name)
      ? [{ where, what: "has the name of another selector", write: "a name of its own" }]
      : []),
  ];
}

function conditionProblems(condition: FieldSelector): readonly Omit<Problem, "where">[] {
  const { valueCharacters } = EVENT_SELECTOR_LIMITS;
  const { startsWith = [], notStartsWith = [] } = condition;
  return [
    ...(operators(condition).some((values) => values.length === 0)
      ? [{ what: "is compared with nothing", found: "[]", write: "at least one value, or leave the list out" }]
      : []),
    ...operators(condition)
      .flat()
      .filter((value) => value.length > valueCharacters)
      .map((value) => ({
        what: "is compared with a value that is too long",
        found: `${value.length} characters`,
        write: `at most ${valueCharacters} characters`,
      })),
    ...startsWith
      .filter((value) => notStartsWith.some((excluded) => value.startsWith(excluded)))
      .map((found) => ({
        what: "asks for events of the trail's own deliveries, which are never recorded",
        found,
        write: "other resources: who reads the log files is in the server access logs",
      })),
  ];
}

function valueCountProblems(selectors: readonly AdvancedEventSelector[]): readonly Problem[] {
  const { values: maximum } = EVENT_SELECTOR_LIMITS;
  const count = selectors.flatMap(({ fieldSelectors }) => fieldSelectors.flatMap(operators).flat()).length;
  return count > maximum
    ? [
        {
          where: "all selectors together",
          what: "have too many values",
          found: `${count} values`,
          write: `at most ${maximum} values: fewer selectors, or shorter beginnings of ARNs that stand for several`,
        },
      ]
    : [];
}

/** The lists of values of a condition, whichever the operator. */
function operators({ equals, notEquals, startsWith, notStartsWith }: FieldSelector): readonly (readonly string[])[] {
  return [equals, notEquals, startsWith, notStartsWith].filter((values) => values !== undefined);
}
