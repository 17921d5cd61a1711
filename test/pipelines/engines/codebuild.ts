import { parse } from "yaml";
import type { Event, Job } from "./job";
import { withVariables } from "./job";

/** As much of a template as is read here. */
export interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties: never }>>;
}

export interface CodePipeline {
  readonly ExecutionMode: string;
  readonly ArtifactStore: { readonly Location: { readonly Ref: string } };
  readonly Triggers?: readonly { readonly GitConfiguration: Readonly<Record<string, unknown>> }[];
  readonly Stages: readonly { readonly Name: string; readonly Actions: readonly Action[] }[];
}

interface Action {
  readonly Name: string;
  readonly ActionTypeId: { readonly Category: string };
  readonly Configuration?: { readonly ProjectName?: { readonly Ref: string }; readonly BatchEnabled?: string };
}

export interface BuildSpecification {
  readonly batch?: {
    readonly "fast-fail": boolean;
    readonly "build-list": readonly {
      readonly identifier: string;
      readonly env: { readonly variables: Record<string, string> };
    }[];
  };
  readonly phases: Readonly<Record<"install" | "build", { readonly commands: readonly string[] }>>;
}

/** The properties of a resource. */
export function propertiesOf<Properties>(template: Template, id: string): Properties {
  const resource = template.Resources[id];
  if (resource === undefined) throw new Error(`no resource ${id}`);
  return resource.Properties;
}

/** The build specification of a project. */
export function specificationOf(template: Template, project: string): BuildSpecification {
  const { Source } = propertiesOf<{ Source: { BuildSpec: string } }>(template, project);
  return parse(Source.BuildSpec) as BuildSpecification;
}

/** The pipeline that starts for an event. */
function pipelineFor(template: Template, event: Event): CodePipeline {
  if (event === "schedule") {
    const target = propertiesOf<{ Target: { Arn: { "Fn::Sub": string } } }>(template, "DriftSchedule").Target.Arn;
    return propertiesOf(template, /\$\{(\w+)\}$/.exec(target["Fn::Sub"])![1]!);
  }
  const trigger = event === "push" ? "Push" : "PullRequest";
  const ids = Object.keys(template.Resources).filter((id) => template.Resources[id]!.Type.endsWith("::Pipeline"));
  const started = ids
    .map((id) => propertiesOf<CodePipeline>(template, id))
    .filter(({ Triggers }) => Triggers?.some(({ GitConfiguration }) => trigger in GitConfiguration));
  if (started.length !== 1) throw new Error(`${started.length} pipelines start`);
  return started[0]!;
}

/** A fork's commit is on no branch, and the first build asks for that before it does anything else. */
function refusesForks({ phases }: BuildSpecification): boolean {
  const [fetch, ask] = phases.install.commands;
  return fetch!.startsWith("git fetch ") && /^git branch --remotes --contains HEAD \| .* exit 1; \}$/.test(ask!);
}

/** The jobs of an event, stage after stage. */
export function readCodeBuild(text: string, event: Event): Job[] {
  const template = parse(text, { version: "1.1" }) as Template;
  const read: Job[] = [];
  let after: readonly string[] = [];
  for (const { Actions } of pipelineFor(template, event).Stages) {
    const jobs = Actions.flatMap((action): Job[] => {
      const project = action.Configuration?.ProjectName?.Ref;
      const waitsForApproval = action.ActionTypeId.Category === "Approval";
      if (project === undefined) return [{ name: action.Name, after, waitsForApproval, commands: [] }];
      const specification = specificationOf(template, project);
      const builds = action.Configuration!.BatchEnabled === "true" ? specification.batch!["build-list"] : [undefined];
      return builds.map((build) => {
        const variables = build?.env.variables ?? {};
        const { install, build: work } = specification.phases;
        const commands = withVariables([...install.commands, ...work.commands], variables);
        const profile = commands.map((command) => /role_arn = (\S*?)\\n/.exec(command)?.[1]).find(Boolean);
        return {
          name: [action.Name, build?.identifier].filter(Boolean).join(" "),
          after,
          roleArn: profile?.replace("%s", variables["ACCOUNT"] ?? ""),
          commands,
        };
      });
    });
    read.push(...jobs);
    if (event === "pull request from a fork" && jobs.some(({ name }) => name === "Synth")) {
      const { Ref: project } = Actions[0]!.Configuration!.ProjectName!;
      if (!refusesForks(specificationOf(template, project))) throw new Error("a fork would be synthesized");
      return read;
    }
    after = jobs.map(({ name }) => name);
  }
  return read;
}
