/**
 * Where data come from, in words: file, columns, rows that count.
 */
import { assertNever } from "../diagnostics/index.js";
import type { Source } from "../syntax/index.js";
import { inline, type Inline } from "./document.js";

/** `data/regions.csv: value from column tariff; only rows with level = city`. */
export function describeSource(source: Source): readonly Inline[] {
  const { target } = source;
  const place = "value" in target ? target.value : target.text;
  const parts: Inline[] = [inline.code(place)];
  source.options.forEach((option, i) => {
    parts.push(inline.text(i === 0 ? ": " : "; "));
    switch (option.kind) {
      case "column":
        parts.push(
          inline.code(option.what.text),
          inline.text(" from column "),
          inline.code(option.column.value),
        );
        break;
      case "only":
        parts.push(
          inline.text("only rows with "),
          inline.code(option.column.value),
          inline.text(" = "),
          inline.code(option.equals.map((text) => text.value).join(", ")),
        );
        break;
      case "wide":
        parts.push(inline.text("one column for each member of "), inline.code(option.index.text));
        break;
      case "distinct":
        parts.push(inline.text("repeated rows that agree count once"));
        break;
      case "subset":
        parts.push(inline.text("rows about other members are skipped"));
        break;
      default:
        assertNever(option);
    }
  });
  return parts;
}
