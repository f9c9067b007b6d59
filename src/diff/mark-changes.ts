/**
 * Which parts of two formulas differ: both trees are walked together; summands, factors and elements are paired by
 * their normal forms, wherever they stand, and only what has no partner is marked.
 */
import type { Binary, Comparison, Expression, Reduction } from "../syntax/index.js";
import type { Span } from "../text/index.js";
import type { Bound } from "./former.js";
import type { Formula } from "./subjects.js";
import { negate, type Term } from "./term.js";

/** Spans to mark on both sides. */
export interface Marks {
  readonly before: readonly Span[];
  readonly after: readonly Span[];
}

/** An expression where it stands: with what is bound there, its sign, and the operator before it. */
interface Place {
  readonly expression: Expression;
  readonly bound: Bound;
  readonly form: Term;
  readonly operator: Span | undefined;
}

/** Finds the parts that differ. */
export function markChanges(before: Formula, after: Formula): Marks {
  const marks = { before: [] as Span[], after: [] as Span[] };
  let made = 0;

  const placeIn = (formula: Formula, expression: Expression, bound: Bound): Place => ({
    expression,
    bound,
    form: formula.former.value(expression, bound),
    operator: undefined,
  });
  const markBefore = (place: Place): void => {
    if (place.operator !== undefined) marks.before.push(place.operator);
    marks.before.push(place.expression.span);
  };
  const markAfter = (place: Place): void => {
    if (place.operator !== undefined) marks.after.push(place.operator);
    marks.after.push(place.expression.span);
  };

  /** Pairs what is equal; what is left is walked in order, or marked when there is nothing on the other side. */
  const pair = (olds: readonly Place[], news: readonly Place[]): void => {
    const { left, right } = withoutPartners(olds, news);
    const count = Math.min(left.length, right.length);
    for (let i = 0; i < count; i++) {
      const [a, b] = [left[i], right[i]];
      if (a === undefined || b === undefined) continue;
      if (a.form.text === negate(b.form).text) markSigns(a, b);
      else walk(a, b);
    }
    left.slice(count).forEach(markBefore);
    right.slice(count).forEach(markAfter);
  };

  const markSigns = (a: Place, b: Place): void => {
    if (a.operator === undefined || b.operator === undefined) {
      if (a.operator !== undefined) marks.before.push(a.operator);
      else marks.before.push(a.expression.span);
      if (b.operator !== undefined) marks.after.push(b.operator);
      else marks.after.push(b.expression.span);
      return;
    }
    marks.before.push(a.operator);
    marks.after.push(b.operator);
  };

  const walkAll = (
    a: Place,
    olds: readonly (Expression | undefined)[],
    b: Place,
    news: readonly (Expression | undefined)[],
  ): void => {
    for (let i = 0; i < Math.max(olds.length, news.length); i++) {
      const [old, fresh] = [olds[i], news[i]];
      if (old !== undefined && fresh !== undefined) {
        walk(placeIn(before, old, a.bound), placeIn(after, fresh, b.bound));
      } else if (old !== undefined) marks.before.push(old.span);
      else if (fresh !== undefined) marks.after.push(fresh.span);
    }
  };

  const walk = (a: Place, b: Place): void => {
    const [old, fresh] = [a.expression, b.expression];
    if (before.former.value(old, a.bound).text === after.former.value(fresh, b.bound).text) return;
    if (isSum(old) || isSum(fresh)) {
      const olds = summands(before, old, a.bound, false);
      const news = summands(after, fresh, b.bound, false);
      // A sum against something else: only if they share a summand is it the same formula.
      if ((isSum(old) && isSum(fresh)) || sharesSome(olds, news)) return pair(olds, news);
    }
    if (isProduct(old) || isProduct(fresh)) {
      const olds = factors(before, old, a.bound);
      const news = factors(after, fresh, b.bound);
      if ((isProduct(old) && isProduct(fresh)) || sharesSome(olds, news)) return pair(olds, news);
    }
    if (old.kind === "comparison" && fresh.kind === "comparison")
      return walkRelation(a, old, b, fresh);
    if (old.kind === "reduction" && fresh.kind === "reduction")
      return walkReduction(a, old, b, fresh);
    if (old.kind === "logical" && fresh.kind === "logical" && old.operator === fresh.operator) {
      return pair(
        old.operands.map((operand) => placeIn(before, operand, a.bound)),
        fresh.operands.map((operand) => placeIn(after, operand, b.bound)),
      );
    }
    if (old.kind === "if" && fresh.kind === "if") {
      return walkAll(a, [old.condition, old.then, old.otherwise], b, [
        fresh.condition,
        fresh.then,
        fresh.otherwise,
      ]);
    }
    if (old.kind === "unary" && fresh.kind === "unary") {
      return walkAll(a, [old.operand], b, [fresh.operand]);
    }
    if (old.kind === "not" && fresh.kind === "not") {
      return walkAll(a, [old.operand], b, [fresh.operand]);
    }
    if (old.kind === "binary" && fresh.kind === "binary" && old.operator === fresh.operator) {
      return walkAll(a, [old.left, old.right], b, [fresh.left, fresh.right]);
    }
    if (old.kind === "set-literal" && fresh.kind === "set-literal") {
      return pair(
        old.elements.map((element) => placeIn(before, element, a.bound)),
        fresh.elements.map((element) => placeIn(after, element, b.bound)),
      );
    }
    if (old.kind === "table-literal" && fresh.kind === "table-literal") {
      return walkTable(a, old, b, fresh);
    }
    if (old.kind === "range" && fresh.kind === "range") {
      return walkAll(a, [old.first, old.last, old.step], b, [fresh.first, fresh.last, fresh.step]);
    }
    const isSameCall =
      (old.kind === "call" && fresh.kind === "call" && old.callee.text === fresh.callee.text) ||
      (old.kind === "subscript" &&
        fresh.kind === "subscript" &&
        before.former.name(old.target.text).text === after.former.name(fresh.target.text).text);
    if (isSameCall && "arguments" in old && "arguments" in fresh) {
      return walkAll(a, old.arguments, b, fresh.arguments);
    }
    marks.before.push(old.span);
    marks.after.push(fresh.span);
  };

  /** All summands of both sides in one heap: a term may have moved to the other side. */
  const walkRelation = (a: Place, old: Comparison, b: Place, fresh: Comparison): void => {
    const [oldOperator, newOperator] = [old.operators[0], fresh.operators[0]];
    const isSimple =
      old.operators.length === 1 &&
      fresh.operators.length === 1 &&
      isNumeric(oldOperator?.operator) &&
      isNumeric(newOperator?.operator);
    if (!isSimple || oldOperator === undefined || newOperator === undefined) {
      if (old.operators.length !== fresh.operators.length) {
        marks.before.push(old.span);
        marks.after.push(fresh.span);
        return;
      }
      old.operators.forEach((operator, i) => {
        const other = fresh.operators[i];
        if (other === undefined || other.operator === operator.operator) return;
        marks.before.push(operator.span);
        marks.after.push(other.span);
      });
      walkAll(a, old.operands, b, fresh.operands);
      return;
    }
    const turn = isTurned(oldOperator.operator) !== isTurned(newOperator.operator);
    const heap = (formula: Formula, { operands }: Comparison, bound: Bound, isFlipped: boolean) =>
      operands.flatMap((operand, i) => summands(formula, operand, bound, (i === 1) !== isFlipped));
    const plain = heap(after, fresh, b.bound, false);
    const flipped = heap(after, fresh, b.bound, true);
    const olds = heap(before, old, a.bound, false);
    const missing = (news: readonly Place[]): number => withoutPartners(olds, news).left.length;
    const isEquality = oldOperator.operator === "==" && newOperator.operator === "==";
    const takesFlipped =
      missing(flipped) < missing(plain) && (turn || isEquality || missing(plain) === olds.length);
    const direction = takesFlipped ? turned(newOperator.operator) : newOperator.operator;
    if (direction !== oldOperator.operator) {
      marks.before.push(oldOperator.span);
      marks.after.push(newOperator.span);
    }
    pair(olds, takesFlipped ? flipped : plain);
  };

  const walkReduction = (a: Place, old: Reduction, b: Place, fresh: Reduction): void => {
    if (old.operator !== fresh.operator) {
      marks.before.push(old.operatorSpan);
      marks.after.push(fresh.operatorSpan);
    }
    const start = made;
    let [oldBound, newBound] = [a.bound, b.bound];
    const olds = old.binders.map((binder) => {
      const step = before.former.bind(binder, oldBound, () => `%u!${++made}`);
      oldBound = step.bound;
      return { span: binder.span, text: step.entry.term.text };
    });
    made = start;
    const news = fresh.binders.map((binder) => {
      const step = after.former.bind(binder, newBound, () => `%u!${++made}`);
      newBound = step.bound;
      return { span: binder.span, text: step.entry.term.text };
    });
    const isSame =
      olds.length === news.length && olds.every(({ text }, i) => text === news[i]?.text);
    if (!isSame) {
      const newTexts = new Set(news.map(({ text }) => text));
      const oldTexts = new Set(olds.map(({ text }) => text));
      for (const { span, text } of olds) if (!newTexts.has(text)) marks.before.push(span);
      for (const { span, text } of news) if (!oldTexts.has(text)) marks.after.push(span);
    }
    walkAll({ ...a, bound: oldBound }, [old.condition, old.body], { ...b, bound: newBound }, [
      fresh.condition,
      fresh.body,
    ]);
  };

  const walkTable = (
    a: Place,
    old: Extract<Expression, { kind: "table-literal" }>,
    b: Place,
    fresh: Extract<Expression, { kind: "table-literal" }>,
  ): void => {
    const keyOf = (formula: Formula, key: Expression, bound: Bound): string =>
      formula.former.value(key, bound).text;
    const news = new Map(fresh.entries.map((entry) => [keyOf(after, entry.key, b.bound), entry]));
    for (const entry of old.entries) {
      const key = keyOf(before, entry.key, a.bound);
      const other = news.get(key);
      news.delete(key);
      if (other === undefined) marks.before.push(entry.span);
      else walkAll(a, [entry.value], b, [other.value]);
    }
    for (const entry of news.values()) marks.after.push(entry.span);
  };

  walk(
    placeIn(before, before.expression, before.bound),
    placeIn(after, after.expression, after.bound),
  );
  return marks;
}

function withoutPartners(
  olds: readonly Place[],
  news: readonly Place[],
): { readonly left: readonly Place[]; readonly right: readonly Place[] } {
  const waiting = new Map<string, Place[]>();
  for (const place of news) {
    const { text } = place.form;
    waiting.set(text, [...(waiting.get(text) ?? []), place]);
  }
  const left = olds.filter((place) => waiting.get(place.form.text)?.shift() === undefined);
  const rest = new Set([...waiting.values()].flat());
  return { left, right: news.filter((place) => rest.has(place)) };
}

function sharesSome(olds: readonly Place[], news: readonly Place[]): boolean {
  return withoutPartners(olds, news).left.length < olds.length;
}

function isSum(expression: Expression): expression is Binary {
  return (
    expression.kind === "binary" && (expression.operator === "+" || expression.operator === "-")
  );
}

function isProduct(expression: Expression): expression is Binary {
  return (
    expression.kind === "binary" && (expression.operator === "*" || expression.operator === "/")
  );
}

/** Signed summands from left to right; long sums nest to the left. */
function summands(
  formula: Formula,
  expression: Expression,
  bound: Bound,
  isNegative: boolean,
): readonly Place[] {
  const places: Place[] = [];
  const take = (part: Expression, isMinus: boolean, operator: Span | undefined): void => {
    const form = formula.former.value(part, bound);
    places.push({ expression: part, bound, form: isMinus ? negate(form) : form, operator });
  };
  let rest = expression;
  while (isSum(rest)) {
    take(rest.right, (rest.operator === "-") !== isNegative, rest.operatorSpan);
    rest = rest.left;
  }
  take(rest, isNegative, undefined);
  return places.reverse();
}

function factors(formula: Formula, expression: Expression, bound: Bound): readonly Place[] {
  const places: Place[] = [];
  let rest = expression;
  const take = (part: Expression, operator: Span | undefined): void => {
    places.push({ expression: part, bound, form: formula.former.value(part, bound), operator });
  };
  while (isProduct(rest)) {
    const right = rest.right;
    if (rest.operator === "*") take(right, rest.operatorSpan);
    else {
      const one = { kind: "number", value: 1, unit: undefined, span: right.span } as const;
      const inverse = { ...rest, left: one };
      const form = formula.former.value(inverse, bound);
      places.push({ expression: right, bound, form, operator: rest.operatorSpan });
    }
    rest = rest.left;
  }
  take(rest, undefined);
  return places.reverse();
}

function isNumeric(operator: string | undefined): boolean {
  return operator !== undefined && operator !== "in" && operator !== "not in";
}

function isTurned(operator: string): boolean {
  return operator === ">" || operator === ">=";
}

function turned(operator: string): string {
  const turns: ReadonlyMap<string, string> = new Map([
    ["<", ">"],
    ["<=", ">="],
    [">", "<"],
    [">=", "<="],
  ]);
  return turns.get(operator) ?? operator;
}
