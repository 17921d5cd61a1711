export type { MinimumTlsVersion } from "./bucket-policy/deny-weak-transport";
export { LogArchive } from "./log-archive";
export type { LogArchiveProps } from "./log-archive";
export type { LogRetention } from "./retention";
