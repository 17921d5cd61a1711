export { accountAlarmsContract } from "./account-alarms";
export { CONTRACT_VERSION_OUTPUT, defineContract } from "./contract";
export type { AnyContract, Contract, ContractValues, OutputDeclaration } from "./contract";
export { logArchiveContract } from "./log-archive";
export { managementContract } from "./management";
export { consume, ExistingStateReader, keepState, publish } from "./remote-state";
export type { ExpectedValue } from "./remote-state";
export { stateOf } from "./state-location";
export type { LocalStateLocation, S3StateLocation, StateFamily, StateLocation } from "./state-location";
