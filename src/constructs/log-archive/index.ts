export { LogArchive } from "./log-archive";
export type { LogArchiveProps } from "./log-archive";
export type { LogRetention } from "./retention";
