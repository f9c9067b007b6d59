/**
 * Scopes over a changed table: every name means what it meant, in the declaration's new form. Nothing of the
 * program before is touched, so several scenarios may be applied to one program side by side.
 */
import type { ResolvedDeclaration, Scope } from "../resolve/index.js";

/** Changed declarations by full name, and how scopes of before are carried over to them. */
export interface ScopeOverlay {
  readonly scopeOf: (scope: Scope) => Scope;
  /** The declaration with its scopes carried over. */
  readonly carry: (resolved: ResolvedDeclaration) => ResolvedDeclaration;
}

/** Makes the carrying over. `declarations` may still be filled; `root` is the model's scope of before. */
export function createScopeOverlay(
  declarations: ReadonlyMap<string, ResolvedDeclaration>,
  isRemoved: (name: string) => boolean,
  root: Scope,
): ScopeOverlay {
  const scopes = new Map<Scope, Scope>();
  const others = new Map<ResolvedDeclaration, ResolvedDeclaration>();

  const carry = (resolved: ResolvedDeclaration): ResolvedDeclaration => ({
    ...resolved,
    scope: scopeOf(resolved.scope),
    adjustments: resolved.adjustments.map((adjustment) => ({
      ...adjustment,
      scope: scopeOf(adjustment.scope),
    })),
  });

  /** Functions of modules are in no table, but what they read may have changed. */
  const carryOther = (resolved: ResolvedDeclaration): ResolvedDeclaration => {
    const known = others.get(resolved);
    if (known !== undefined) return known;
    const carried = carry(resolved);
    others.set(resolved, carried);
    return carried;
  };

  const scopeOf = (scope: Scope): Scope => {
    const known = scopes.get(scope);
    if (known !== undefined) return known;
    const carried: Scope = {
      ...scope,
      find: (path) => {
        const before = scope.find(path);
        if (before === undefined) return scope === root ? declarations.get(path) : undefined;
        const now = declarations.get(before.name);
        if (now !== undefined) return now;
        return isRemoved(before.name) ? undefined : carryOther(before);
      },
      names: () => {
        const names = scope.names().filter((name) => carried.find(name) !== undefined);
        return scope === root ? [...new Set([...names, ...declarations.keys()])] : names;
      },
    };
    scopes.set(scope, carried);
    return carried;
  };

  return { scopeOf, carry };
}
