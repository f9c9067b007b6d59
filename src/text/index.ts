export { joinSpans, type Span } from "./span.js";
export {
  createSourceFile,
  lineText,
  toOffset,
  toPosition,
  type Position,
  type SourceFile,
} from "./source-file.js";
