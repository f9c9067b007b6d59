export { formatText } from "./format-text.js";
