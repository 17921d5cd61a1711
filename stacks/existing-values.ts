import type { TerraformStack } from "cdktf";
import type { Account, AlarmSubscriberConfiguration, Organization, Value } from "../src/config";
import * as forms from "../src/config/expected-forms";
import type { AlarmSubscriber } from "../src/constructs/alarms";
import type { PolicyTarget } from "../src/constructs/guardrails";
import { EVENT_SELECTOR_LIMITS } from "../src/constructs/organization-trail";
import type { DataEvents } from "../src/constructs/organization-trail";
import { covers, ExistingStateReader, longerThan } from "../src/contracts";
import type { Refusal } from "../src/contracts";
import { bucketArn } from "../src/names";
import { TOKEN_BYTES } from "../src/policy";

/** Values of the organization that may come from an existing state, each read with what it has to be. One a stack. */
export class ExistingValues {
  private readonly states: ExistingStateReader;

  constructor(
    stack: TerraformStack,
    private readonly organization: Organization,
  ) {
    this.states = new ExistingStateReader(stack, organization.existingState);
  }

  /** Id of the organization. */
  organizationId(): string {
    return this.states.read(this.organization.id, forms.organizationId());
  }

  /** What the service control policies are attached to, and what that is called in the state. */
  policyTargets(): readonly PolicyTarget[] {
    const { guardrails, rootId } = this.organization;
    return guardrails.targets.map((target) => {
      const [value, form] =
        target === "root" ? [rootId, forms.rootId()] : [target, forms.policyTarget(this.organization)];
      return { key: keyOf(target), id: this.states.read(value, form, "guardrails.targets") };
    });
  }

  /** ARN of the role that deploys into an account, where there is one. */
  deploymentRoleArn(account: Account): string | undefined {
    const { roleArn } = account;
    return roleArn && this.roleArn(roleArn, forms.deploymentRole(this.organization, account));
  }

  /** ARNs of the break-glass roles. */
  breakGlassRoleArns(): readonly string[] {
    const form = forms.breakGlassRole(this.organization);
    const { breakGlassRoles } = this.organization.guardrails;
    return breakGlassRoles.map((role) => this.roleArn(role, form, "guardrails.breakGlassRoles"));
  }

  /** ARNs of the roles that read log files. */
  readerRoleArns(): readonly string[] {
    const form = forms.reader(this.organization);
    return this.organization.logArchive.readers.map((role) => this.roleArn(role, form, "logArchive.readers"));
  }

  /** Subscribers of the stack's topic. In the state, a subscription is called as the configuration calls its endpoint. */
  subscribers(subscribers: readonly AlarmSubscriberConfiguration[]): readonly AlarmSubscriber[] {
    return subscribers.map((subscriber) => {
      const { protocol, endpoint } = subscriber;
      const form = forms.subscriberEndpoint(this.organization, protocol);
      const group = `the list of ${protocol} subscribers`;
      return { ...subscriber, key: keyOf(endpoint), endpoint: this.states.read(endpoint, form, group) };
    });
  }

  /** Data events to record: never of the buckets that the trail's own deliveries go to. */
  dataEvents(): readonly DataEvents[] {
    return this.organization.trail.dataEvents.map(({ resourceArns, ...events }, index) => {
      const form = forms.resourceArn(this.organization, events.resourceType);
      const loops = events.resourceType === "AWS::S3::Object" ? this.ownBuckets() : [];
      const refusals = [longerThan(EVENT_SELECTOR_LIMITS.valueCharacters), ...loops];
      const read = (arn: Value) =>
        this.states.read(arn, { ...form, refusals }, `trail.dataEvents[${index}].resourceArns`);
      return { ...events, resourceArns: resourceArns?.map(read) };
    });
  }

  /** A role's ARN has at most as many characters as policies count for a value that they do not know. */
  private roleArn(role: Value, form: forms.ExpectedForm, group?: string): string {
    return this.states.read(role, { ...form, refusals: [longerThan(TOKEN_BYTES)] }, group);
  }

  private ownBuckets(): readonly Refusal[] {
    const { partition, logArchive } = this.organization;
    return [logArchive.bucketName, logArchive.accessLogBucketName].map((bucketName) =>
      covers(`${bucketArn({ partition, bucketName })}/`, `the trail's own bucket ${bucketName}`),
    );
  }
}

/** What a value is called in the state: as the configuration calls it. */
export function keyOf(value: Value): string {
  return typeof value === "string" ? value : `${value.state}-${value.output}`;
}
