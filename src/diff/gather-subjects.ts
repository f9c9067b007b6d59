/**
 * All that one program declares, as subjects: the model's declarations and those of modules that it uses, units,
 * components, scenarios with their items, studies, figures.
 */
import type { ResolvedDeclaration, ResolvedProgram, Scope } from "../resolve/index.js";
import type { Declaration } from "../syntax/index.js";
import type { SourceFile } from "../text/index.js";
import type { UnitTable } from "../units/index.js";
import { describeAdjustments, describeDeclaration } from "./describe-declaration.js";
import { describeFigure } from "./describe-outputs.js";
import { itemSubjects, describeScenario } from "./describe-scenario.js";
import { compact } from "./excerpt.js";
import { createFormer, type Former } from "./former.js";
import { ownNames, type Aspect, type Naming, type Subject } from "./subjects.js";
import { createUnitForms } from "./unit-forms.js";

/** One side of a comparison. */
export interface Side {
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/** Gathers the subjects of a program. */
export function gatherSubjects(program: ResolvedProgram, own: UnitTable, other: UnitTable): Side {
  const units = createUnitForms(own, other);
  const isScenario = (name: string): boolean => program.scenarios.has(name);
  const subjects = new Map<string, Subject>();
  const open: string[] = [];
  const known = new Map<string, ResolvedDeclaration>(program.declarations);

  const makeFormer = (scope: Scope, naming: Naming, mention: (name: string) => void): Former =>
    createFormer({
      scope,
      units,
      naming,
      isScenario,
      mention: (name) => {
        const found = known.has(name) ? undefined : scope.find(name);
        // Functions of modules are not in the table; those that are used are compared as well.
        if (found !== undefined && found.name === name) {
          known.set(name, found);
          open.push(name);
        }
        mention(name);
      },
    });
  const ignore = (): void => undefined;

  const addSubject = (
    subject: Pick<Subject, "key" | "kind" | "name" | "doc" | "span" | "isNamed"> & {
      readonly keyUnder?: Subject["keyUnder"];
    },
    describe: (naming: Naming, mention: (name: string) => void) => readonly Aspect[],
  ): void => {
    let known: { readonly aspects: readonly Aspect[]; readonly names: Set<string> } | undefined;
    const describeOnce = (): NonNullable<typeof known> => {
      if (known !== undefined) return known;
      const names = new Set<string>();
      known = { aspects: describe(ownNames, (name) => names.add(name)), names };
      return known;
    };
    subjects.set(subject.key, {
      keyUnder: (naming) => naming(subject.key),
      ...subject,
      describe: (naming) =>
        naming === ownNames ? describeOnce().aspects : describe(naming, ignore),
      mentions: () => describeOnce().names,
    });
  };

  const addDeclaration = (resolved: ResolvedDeclaration): void => {
    const { name, declaration, scope } = resolved;
    const { kind, doc, span } = declaration;
    addSubject(
      { key: name, kind, name, doc: doc?.value, span, isNamed: true },
      (naming, mention) => [
        ...describeDeclaration(declaration, makeFormer(scope, naming, mention), scope),
        ...describeAdjustments(resolved, (place) => makeFormer(place, naming, mention)),
      ],
    );
  };
  for (const resolved of program.declarations.values()) addDeclaration(resolved);

  const addText = (declaration: Declaration, isNamed: boolean, scope: Scope | undefined): void => {
    const { kind, name, doc, span } = declaration;
    const source = program.sources.get(span.file);
    const key = `${kind} ${name.text}`;
    addSubject(
      { key, kind, name: name.text, doc: doc?.value, span, isNamed },
      (naming, mention) => [describeText(source, declaration, scope, naming, mention)],
    );
  };
  // Units have names of their own.
  for (const declaration of program.units) addText(declaration, false, undefined);
  for (const { declaration } of program.components.values()) {
    if (!declaration.span.file.startsWith("std/")) addText(declaration, false, program.scope);
  }
  for (const declaration of program.studies.values()) addText(declaration, true, program.scope);

  for (const figure of program.figures.values()) {
    const { name, doc, span } = figure;
    const key = `figure ${name.text}`;
    addSubject(
      { key, kind: "figure", name: name.text, doc: doc?.value, span, isNamed: false },
      (naming, mention) =>
        describeFigure(figure, makeFormer(program.scope, naming, mention), naming, mention),
    );
  }

  for (const scenario of program.scenarios.values()) {
    const { name, doc, span } = scenario;
    const key = `scenario ${name.text}`;
    addSubject(
      { key, kind: "scenario", name: name.text, doc: doc?.value, span, isNamed: true },
      (naming, mention) => describeScenario(scenario, naming, mention),
    );
    for (const item of itemSubjects(scenario, program)) {
      addSubject(item.subject, (naming, mention) =>
        item.describe(makeFormer(program.scope, naming, mention)),
      );
    }
  }

  // Looking for mentions opens the functions of modules.
  for (const subject of subjects.values()) subject.mentions();
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const found = known.get(name);
    if (found === undefined || subjects.has(name)) continue;
    addDeclaration(found);
    subjects.get(name)?.mentions();
  }
  return { subjects, sources: program.sources };
}

/** A declaration by its words, names resolved: for what has no formulas of the model's kind. */
function describeText(
  source: SourceFile | undefined,
  declaration: Declaration,
  scope: Scope | undefined,
  naming: Naming,
  mention: (name: string) => void,
): Aspect {
  const { start, end } = declaration.span;
  const { text } = compact(source?.text.slice(start, end) ?? "");
  const form = text
    .split(/("(?:[^"\\]|\\.)*")/u)
    .map((piece) =>
      piece.startsWith('"')
        ? piece
        : piece.replaceAll(/[\p{L}_][\p{L}\p{N}\p{M}_.]*/gu, (word) => {
            const found = scope?.find(word);
            if (found === undefined) return word;
            mention(found.name);
            return naming(found.name);
          }),
    )
    .join("");
  const shown = { kind: "span", span: declaration.span, formula: undefined } as const;
  const own = declaration.name.text;
  return { name: "definition", form: form.replace(own, ""), shown };
}
