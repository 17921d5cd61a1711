export { TamperWatch } from "./tamper-watch";
export type { TamperWatchProps } from "./tamper-watch";
