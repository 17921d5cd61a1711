export { readAssembly } from "./assembly";
export type { SynthesizedStack } from "./assembly";
export { wavesOf } from "./waves";
