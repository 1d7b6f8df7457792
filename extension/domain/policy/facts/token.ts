import type { Movement } from "../movements.ts";

export type Token = Movement["token"];
