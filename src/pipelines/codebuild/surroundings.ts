/** What pipelines share that run code of the same trust, by the ids of the resources. */
export interface Surroundings {
  /** The bucket in which one action leaves what the next one reads. */
  readonly artifacts: string;
  /** The project that synthesizes. */
  readonly synthProject: string;
}

/** Of pipelines that run what was merged. */
export const MERGED: Surroundings = { artifacts: "Artifacts", synthProject: "SynthProject" };

/**
 * Of the pipeline that runs what somebody asks to merge. It needs a bucket of its own: CodePipeline cuts the names of
 * pipelines, with which it begins their keys, off to 20 characters.
 *
 * @see https://repost.aws/questions/QUI91tw7A9SUOMohJurNqmgA/code-pipeline-truncates-folder-names-in-output-artifact-s-3-bucket
 */
export const PULL_REQUEST: Surroundings = {
  artifacts: "PullRequestArtifacts",
  synthProject: "PullRequestSynthProject",
};
