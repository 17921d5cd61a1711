import { people } from "../people";
import { cloudTrail, services } from "../services";
import { allowed, denied, notLetIn } from "../simulated-request";
import type { Topic } from "../simulated-request";
import { DELIVERY_KEY, DELIVERY_TOPIC } from "../targets";

const ENCRYPTIONS = ["kms:Decrypt", "kms:GenerateDataKey"];
const otherTrails = [cloudTrail.forAnotherTrail, cloudTrail.forAMember, cloudTrail.forAnotherOrganization];

export const announceLogFiles: Topic = {
  title: "announce log files",
  column: "announce log files",
  decisions: [
    allowed({
      who: cloudTrail.forThisTrail,
      does: "sns:Publish",
      to: DELIVERY_TOPIC,
      because: "this is how readers learn of a new log file",
    }),
    allowed({
      who: cloudTrail.forThisTrail,
      does: ENCRYPTIONS,
      to: DELIVERY_KEY,
      because: "this is how readers learn of a new log file",
    }),
    notLetIn({
      who: [...otherTrails, services.alarm],
      does: "sns:Publish",
      to: DELIVERY_TOPIC,
      because: "the topic is for one trail",
    }),
    notLetIn({
      who: [...otherTrails, services.alarm],
      does: ENCRYPTIONS,
      to: DELIVERY_KEY,
      because: "the key is for one trail",
    }),
    denied("topic policy", {
      who: [people.managementAdministrator, people.memberAdministrator, people.outsider],
      does: "sns:Publish",
      to: DELIVERY_TOPIC,
      because: "nobody sends readers to a file of their own",
    }),
  ],
};
