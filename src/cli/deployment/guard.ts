import type { Guard } from "../../deployment";
import { dangersIn, parsePlan } from "../../guard";

/** What judges every plan before it is applied. */
export const guard: Guard = (planJson, stack) => dangersIn(parsePlan(planJson, `the plan of ${stack}`));
