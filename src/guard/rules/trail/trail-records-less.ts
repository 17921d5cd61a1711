import { attributeOf, describe, unjudged } from "../../attribute";
import { coversSelector, selectorsOf } from "../../comparison/event-selectors";
import { judgeUpdate } from "../../rule";
import type { Rule } from "../../rule";

const PATHS = ["event_selector", "advanced_event_selector"];

/** Together they say what is recorded: a trail has either of them, or neither and records all management events. */
export const trailRecordsLess: Rule = {
  id: "trail-records-less",
  title: "A trail records fewer events",
  why: "A trail that runs and selects nothing looks like a trail that works. Selectors blind it without stopping it.",
  instead: "add selectors, and let every event that one of the old ones selects be selected by one of the new ones",
  reference: "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html",
  types: ["aws_cloudtrail", "aws_cloudtrail_event_data_store"],
  judge: judgeUpdate((update) => {
    const attributes = PATHS.map((path) => attributeOf(update, path));
    const unknown = attributes.filter(({ isUnknown }) => isUnknown);
    if (unknown.length > 0) {
      return unknown.map(unjudged);
    }
    const [before, after] = [update.before, update.after].map(selectorsOf);
    const lost = before!.filter((selector) => !after!.some((other) => coversSelector(other, selector)));
    return lost.length === 0
      ? []
      : [
          {
            what: `may leave out what ${lost.map(({ name }) => name).join(" and ")} selected`,
            found: attributes
              .filter(({ before: one, after: other }) => JSON.stringify(one) !== JSON.stringify(other))
              .map((attribute) => `${attribute.path}: ${describe(attribute)}`)
              .join("; "),
          },
        ];
  }),
};
