/**
 * The codes of project: which files make a program, and what is wrong with a path.
 */
import { errorEntry } from "./entry.js";
import { circle, didYouMean } from "./phrases.js";

/** Codes reported by project. */
export const projectCatalogue = {
  "missing-file": errorEntry<{ path: string; near: readonly string[] }>(({ path, near }) => ({
    message: `there is no file \`${path}\``,
    why: "paths are relative to the file that states them",
    help: didYouMean(near) ?? "check the path, or create the file",
  })),
  "missing-module": errorEntry<{ name: string; near: readonly string[] }>(({ name, near }) => ({
    message: `the standard library has no module \`${name}\``,
    help: didYouMean(near) ?? 'a file is imported by its path: `import "lib.dcm" (…)`',
  })),
  "unreadable-file": errorEntry<{ path: string; reason: string }>(({ path, reason }) => ({
    message: `\`${path}\` cannot be read: ${reason}`,
    help: "name a text file in UTF-8",
  })),
  "outside-root": errorEntry<{ path: string }>(({ path }) => ({
    message: `\`${path}\` leads out of the model's folder`,
    why: "a model reads only files below its root, the folder that holds `dcm.json`",
    help: "move the file below the root, or state a `root` above both in `dcm.json`",
  })),
  "absolute-path": errorEntry<{ path: string }>(({ path }) => ({
    message: `\`${path}\` is an absolute path`,
    why: "a model must work in any folder and on any machine",
    help: "write the path from this file's folder, with `/` between the parts",
  })),
  "backslash-path": errorEntry<{ path: string }>(({ path }) => ({
    message: `the path \`${path}\` contains a backslash`,
    why: "`/` separates folders on every system",
    help: `write \`${path.replaceAll("\\", "/")}\``,
  })),
  "malformed-path": errorEntry<{ reason: string }>(({ reason }) => ({
    message: `this path ${reason}`,
    help: 'name a file, for example `"cooling.dcm"`',
  })),
  "reserved-folder": errorEntry<{ path: string; module: string | undefined }>(
    ({ path, module }) => ({
      message: `\`${path}\` lies in \`std/\`, which is the standard library's`,
      why: "paths under `std/` are served by the standard library",
      help:
        module === undefined
          ? "give the folder another name"
          : `import it by name: \`import ${module} (…)\``,
    }),
  ),
  "unknown-import-source": errorEntry<{ name: string }>(({ name }) => ({
    message: `\`${name}\` is not a module of the standard library`,
    why: "modules by name begin with `std.`; all others are named by their file",
    help: `write \`import "${name.replaceAll(".", "/")}.dcm" (…)\``,
  })),
  "missing-model-header": errorEntry<{ path: string; name: string }>(({ path, name }) => ({
    message: `\`${path}\` does not begin with \`model NAME\``,
    why: "the file that is run names the model",
    help: `put \`model ${name}\` at the top`,
  })),
  "not-a-model": errorEntry<{ path: string; kind: "part" | "module"; name: string }>(
    ({ path, kind, name }) => ({
      message: `\`${path}\` is a ${kind}, not a model`,
      why:
        kind === "part"
          ? "a part has no meaning without the model that includes it"
          : "a module is imported by models; it cannot be solved alone",
      help:
        kind === "part"
          ? `run the file that begins with \`model ${name}\``
          : "run a file that begins with `model`",
    }),
  ),
  "missing-part-header": errorEntry<{ path: string; name: string }>(({ path, name }) => ({
    message: `\`${path}\` does not begin with \`part of ${name}\``,
    why: "an included file says to which model it belongs",
    help: `put \`part of ${name}\` at the top`,
  })),
  "wrong-part-header": errorEntry<{ path: string; found: string; name: string }>(
    ({ path, found, name }) => ({
      message: `\`${path}\` begins with \`${found}\`, not with \`part of ${name}\``,
      why: "an included file says to which model it belongs",
      help: found.startsWith("module")
        ? `import it, or write \`part of ${name}\``
        : `write \`part of ${name}\``,
    }),
  ),
  "missing-module-header": errorEntry<{ path: string; name: string; found: string | undefined }>(
    ({ path, name, found }) => ({
      message:
        found === undefined
          ? `\`${path}\` does not begin with \`module NAME\``
          : `\`${path}\` begins with \`${found}\`, not with \`module NAME\``,
      why: "only modules can be imported",
      help: found?.startsWith("part")
        ? `include it, or write \`module ${name}\``
        : `put \`module ${name}\` at the top`,
    }),
  ),
  "wrong-module-name": errorEntry<{ path: string; found: string; name: string }>(
    ({ path, found, name }) => ({
      message: `\`${path}\` calls itself \`${found}\`, not \`${name}\``,
      why: "a module of the standard library is named as its file is",
      help: `write \`module ${name}\``,
    }),
  ),
  "duplicate-module": errorEntry<{ name: string; other: string }>(({ name, other }) => ({
    message: `two modules are called \`${name}\``,
    why: "what a module declares is known by the module's name",
    help: `rename this module, or the one in \`${other}\``,
  })),
  "include-cycle": errorEntry<{ chain: readonly string[] }>(({ chain }) => ({
    message: `\`${chain[0] ?? ""}\` includes itself`,
    why: `the files lead in a circle: ${circle(chain)}`,
    help: "take this `include` out",
  })),
  "import-cycle": errorEntry<{ chain: readonly string[] }>(({ chain }) => ({
    message: `\`${chain[0] ?? ""}\` imports itself`,
    why: `modules must not lead in a circle: ${circle(chain)}`,
    help: "move what both need into a third module",
  })),
  "extends-cycle": errorEntry<{ chain: readonly string[] }>(({ chain }) => ({
    message: `\`${chain[0] ?? ""}\` extends itself`,
    why: `the models lead in a circle: ${circle(chain)}`,
    help: "extend another model",
  })),
  "included-twice": errorEntry<{ path: string }>(({ path }) => ({
    message: `\`${path}\` is included twice`,
    why: "a part belongs to its model once",
    help: "take one of the two `include` lines out",
  })),
  "too-deep": errorEntry<{ path: string; limit: number }>(({ path, limit }) => ({
    message: `\`${path}\` lies more than ${limit} files deep`,
    why: `a chain of \`include\`, \`import\` and \`extends\` has at most ${limit} files`,
    help: "include the file from one nearer to the model",
  })),
  "no-model-here": errorEntry<{ path: string }>(({ path }) => ({
    message: `the folder \`${path}\` holds no model`,
    why: "a model is a `.dcm` file that begins with `model NAME`",
    help: 'name the file, or put `{ "entry": "FILE.dcm" }` into `dcm.json`',
  })),
  "several-models-here": errorEntry<{ path: string; names: readonly string[] }>(
    ({ path, names }) => ({
      message: `the folder \`${path}\` holds several models`,
      why: `any of these could be meant: ${names.map((name) => `\`${name}\``).join(", ")}`,
      help: 'name the file, or put `{ "entry": "FILE.dcm" }` into `dcm.json`',
    }),
  ),
  "closed-root": errorEntry<{ path: string; root: string; reason: string }>(
    ({ path, root, reason }) => ({
      message: `\`${root}\`, the root that \`${path}\` states, ${reason}`,
      why: "a folder opens itself to the models below it by a `dcm.json` of its own",
      help: "put a `dcm.json` that holds `{}` into that folder, or take `root` out",
    }),
  ),
  "bad-settings-file": errorEntry<{ path: string; reason: string }>(({ path, reason }) => ({
    message: `\`${path}\` ${reason}`,
    help: 'write, for example, `{ "entry": "main.dcm" }`',
  })),
} as const;
