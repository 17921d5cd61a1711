import {
  DeleteTrailCommand,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetInsightSelectorsCommand,
  GetTrailStatusCommand,
  PutEventSelectorsCommand,
  PutInsightSelectorsCommand,
  StartLoggingCommand,
  StopLoggingCommand,
} from "@aws-sdk/client-cloudtrail";
import {
  ListDelegatedAdministratorsCommand,
  OrganizationsClient,
  RegisterDelegatedAdministratorCommand,
} from "@aws-sdk/client-organizations";
import { EmulatedTrail, TRAIL_ARN } from "./emulated-trail";

let trail: EmulatedTrail;
beforeAll(async () => (trail = await EmulatedTrail.start()));
afterAll(() => trail.organization.stop());
beforeEach(async () => {
  await trail.prepare();
  await trail.create();
});
afterEach(() => trail.delete());

const describeTrails = async (...trailNameList: string[]) =>
  (await trail.cloudtrail.send(new DescribeTrailsCommand({ trailNameList }))).trailList!;

test("starts and stops a trail by name and by ARN", async () => {
  const logging = async () => (await trail.cloudtrail.send(new GetTrailStatusCommand({ Name: TRAIL_ARN }))).IsLogging;

  for (const Name of ["organization-trail", TRAIL_ARN]) {
    await trail.cloudtrail.send(new StartLoggingCommand({ Name }));
    expect(await logging()).toBe(true);
    await trail.cloudtrail.send(new StopLoggingCommand({ Name }));
    expect(await logging()).toBe(false);
  }
});

test("refuses to delete a trail that does not exist", async () => {
  await expect(trail.cloudtrail.send(new DeleteTrailCommand({ Name: `${TRAIL_ARN}-2` }))).rejects.toMatchObject({
    name: "TrailNotFoundException",
  });
});

test("describes the trails that it is asked for, or all", async () => {
  const anything = {
    Effect: "Allow",
    Principal: { Service: "cloudtrail.amazonaws.com" },
    Action: "s3:*",
    Resource: "*",
  };
  await trail.prepare({ bucket: [anything] });
  await trail.create({
    Name: "second-trail",
    KmsKeyId: undefined,
    CloudWatchLogsLogGroupArn: undefined,
    CloudWatchLogsRoleArn: undefined,
  });
  const names = async (...asked: string[]) => (await describeTrails(...asked)).map(({ Name }) => Name);

  expect(await names(TRAIL_ARN)).toEqual(["organization-trail"]);
  expect(await names("second-trail")).toEqual(["second-trail"]);
  expect(await names("none")).toEqual([]);
  expect(await names()).toEqual(["organization-trail", "second-trail"]);
  await trail.cloudtrail.send(new DeleteTrailCommand({ Name: "second-trail" }));
});

test("tells the default event selector from one's own, and replaces basic with advanced", async () => {
  const TrailName = TRAIL_ARN;
  const selectors = async () => {
    const { EventSelectors, AdvancedEventSelectors } = await trail.cloudtrail.send(
      new GetEventSelectorsCommand({ TrailName }),
    );
    const [described] = await describeTrails(TRAIL_ARN);
    return [described!.HasCustomEventSelectors, EventSelectors, AdvancedEventSelectors];
  };
  const everything = {
    ReadWriteType: "All",
    IncludeManagementEvents: true,
    DataResources: [],
    ExcludeManagementEventSources: [],
  } as const;
  const management = {
    Name: "Management",
    FieldSelectors: [{ Field: "eventCategory", Equals: ["Management"] }],
  };

  expect(await selectors()).toEqual([false, [everything], []]);

  const writes = { ReadWriteType: "WriteOnly", IncludeManagementEvents: true } as const;
  await trail.cloudtrail.send(new PutEventSelectorsCommand({ TrailName, EventSelectors: [writes] }));
  expect(await selectors()).toEqual([true, [{ ...everything, ...writes }], []]);

  await trail.cloudtrail.send(new PutEventSelectorsCommand({ TrailName, AdvancedEventSelectors: [management] }));
  expect(await selectors()).toEqual([true, [], [management]]);
});

test("replaces the Insights selectors, and tells whether there are any", async () => {
  const TrailName = TRAIL_ARN;
  const selectors = async () => {
    const { InsightSelectors } = await trail.cloudtrail.send(new GetInsightSelectorsCommand({ TrailName }));
    const [described] = await describeTrails(TRAIL_ARN);
    return [described!.HasInsightSelectors, InsightSelectors?.map(({ InsightType }) => InsightType)];
  };

  for (const types of [["ApiCallRateInsight", "ApiErrorRateInsight"], ["ApiErrorRateInsight"]] as const) {
    const InsightSelectors = types.map((InsightType) => ({ InsightType }));
    await trail.cloudtrail.send(new PutInsightSelectorsCommand({ TrailName, InsightSelectors }));
    expect(await selectors()).toEqual([true, types]);
  }
  await trail.cloudtrail.send(new PutInsightSelectorsCommand({ TrailName, InsightSelectors: [] }));
  expect(await selectors()).toEqual([false, undefined]);
});

test("takes a delegated administrator for CloudTrail", async () => {
  const organizations = await trail.organization.client(OrganizationsClient);
  const ServicePrincipal = "cloudtrail.amazonaws.com";

  await organizations.send(
    new RegisterDelegatedAdministratorCommand({ AccountId: trail.organization.memberId, ServicePrincipal }),
  );

  const { DelegatedAdministrators } = await organizations.send(
    new ListDelegatedAdministratorsCommand({ ServicePrincipal }),
  );
  expect(DelegatedAdministrators?.map(({ Id }) => Id)).toEqual([trail.organization.memberId]);
});
