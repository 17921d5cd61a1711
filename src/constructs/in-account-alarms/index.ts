export { InAccountAlarms } from "./in-account-alarms";
export type { InAccountAlarmsProps } from "./in-account-alarms";
