import { lostProtections } from "../../attribute-checks";
import { judgeUpdate } from "../../rule";
import type { Rule } from "../../rule";

export const trailNarrowed: Rule = {
  id: "trail-narrowed",
  title: "A trail records fewer accounts, Regions or global services",
  why: "Whoever knows where nothing is recorded works there.",
  instead: "leave is_organization_trail, is_multi_region_trail and include_global_service_events on",
  reference: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html",
  types: ["aws_cloudtrail"],
  judge: judgeUpdate((update) =>
    lostProtections(update, [
      {
        ...{ path: "is_organization_trail", keep: true, otherwise: false },
        what: "records one account instead of the organization: is_organization_trail",
      },
      {
        ...{ path: "is_multi_region_trail", keep: true, otherwise: false },
        what: "records one Region instead of all: is_multi_region_trail",
      },
      {
        ...{ path: "include_global_service_events", keep: true, otherwise: true },
        what: "records no global services, IAM and STS among them: include_global_service_events",
      },
    ]),
  ),
};
