/**
 * The settings file of a model, `dcm.json`: which file is run, and where the root lies.
 * Pure text; finding the file and the folders above it is the host's.
 */

/** Name of the settings file that marks a model's root. */
export const settingsFile = "dcm.json";

/** What a settings file says. */
export interface Settings {
  /** Path of the file to run, from the settings file's folder. */
  readonly entry: string | undefined;
  /** `root` as written, and how many folders up that is; undefined when this folder is the root. */
  readonly root: { readonly written: string; readonly up: number } | undefined;
}

/** The settings, or what is wrong with the file: text after its name, such as "is not valid JSON". */
export type ReadSettings =
  | { readonly kind: "settings"; readonly settings: Settings }
  | { readonly kind: "problem"; readonly reason: string };

/** Reads the text of a settings file. */
export function readSettings(text: string): ReadSettings {
  const json = parseJson(text);
  if (json === undefined) return problem("is not valid JSON");
  const { value } = json;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return problem("must hold one JSON object");
  }
  let entry: string | undefined;
  let root: Settings["root"];
  for (const [key, stated] of Object.entries(value)) {
    if (key !== "entry" && key !== "root") {
      return problem(`has \`${key}\`; it may have \`entry\` and \`root\``);
    }
    if (typeof stated !== "string")
      return problem(`has ${key === "entry" ? "an" : "a"} \`${key}\` that is not a text`);
    if (key === "entry") entry = stated;
    else {
      const up = foldersUp(stated);
      if (up === undefined) return problem("has a `root` other than `..`, `../..` and so on");
      root = { written: stated, up };
    }
  }
  return { kind: "settings", settings: { entry, root } };
}

/** The root holds the model, so only steps up lead to it. */
function foldersUp(path: string): number | undefined {
  return /^\.\.(\/\.\.)*$/u.test(path) ? path.split("/").length : undefined;
}

function problem(reason: string): ReadSettings {
  return { kind: "problem", reason };
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
