export type * from "./checked-model.js";
