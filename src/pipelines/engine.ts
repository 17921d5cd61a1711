import type { Pipeline } from "./pipeline";

/** A program that runs pipelines. */
export interface Engine {
  /** Its name for people. */
  readonly title: string;
  /** Where it looks for a pipeline by itself, from the repository's root. */
  readonly file: string;
  /**
   * The text of the file.
   * @throws PipelineError when the engine has no words for the pipeline
   */
  readonly render: (pipeline: Pipeline) => string;
}
