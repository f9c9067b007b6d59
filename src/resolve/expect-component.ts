/**
 * What must hold of a component by itself, reported once however often it is used.
 */
import type { ComponentDeclaration, Given } from "../syntax/index.js";
import { isModelDeclaration, isUnnamedCheck } from "./is-model-declaration.js";
import { createNamespace, type ResolveReporter } from "./namespace.js";

/** Reports what is wrong with a component's names, givens and items. */
export function expectComponent(component: ComponentDeclaration, reporter: ResolveReporter): void {
  const namespace = createNamespace(reporter);
  const other = { kind: "other" } as const;
  if (component.place !== undefined) namespace.declare(component.place, "set", other);
  if (component.step !== undefined) namespace.declare(component.step, "set", other);
  for (const given of component.givens) {
    namespace.declare(given.name, "define", other);
    expectGivenDomain(component, given, reporter);
  }
  for (const item of component.items) {
    if (isAllowed(item.kind) && (item.kind === "use" || isModelDeclaration(item))) {
      if (!isUnnamedCheck(item)) namespace.declare(item.name, item.kind, other);
    } else {
      reporter.report("not-in-component", { word: item.kind }, item.name.span);
    }
  }
}

/** Kinds that speak of the whole model. */
const ofModels = new Set<ComponentDeclaration["items"][number]["kind"]>([
  "minimize",
  "maximize",
  "scenario",
  "study",
  "figure",
  "claim",
  "iamc",
]);

/** True for kinds of declarations that a component may hold. */
export function isAllowed(kind: ComponentDeclaration["items"][number]["kind"]): boolean {
  return !ofModels.has(kind);
}

/** The set that each place of a given's bracket names: the component's place, its step, or neither. */
export function givenAxes(
  component: ComponentDeclaration,
  given: Given,
): readonly ("place" | "step" | "other")[] {
  return (given.domain?.binders ?? []).map(({ set }) => {
    if (set.kind !== "name") return "other";
    if (set.path.text === component.place?.text) return "place";
    return set.path.text === component.step?.text ? "step" : "other";
  });
}

function expectGivenDomain(
  component: ComponentDeclaration,
  given: Given,
  reporter: ResolveReporter,
): void {
  const { domain } = given;
  if (domain === undefined) return;
  const axes = givenAxes(component, given);
  const isGood = !axes.includes("other") && new Set(axes).size === axes.length;
  if (isGood && domain.condition === undefined) return;
  const sets = [component.place, component.step].flatMap((name) => name?.text ?? []);
  reporter.report("given-domain", { name: given.name.text, sets }, domain.span);
}
