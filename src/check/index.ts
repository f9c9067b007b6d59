export { checkModel } from "./check-model.js";
export type * from "./checked-model.js";
