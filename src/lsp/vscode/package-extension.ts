/**
 * `npm run vscode`: packs the extension into `dist/vscode/dcm-<version>.vsix`, without a network. A .vsix is a zip with a
 * list of content types, a manifest, and the extension's folder. The client is bundled into one file; the server is this
 * package as built, with the packages it needs, so that the editor runs what the command line runs.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { zipSync, type Zippable } from "fflate";
import { templates } from "../features/templates.js";

interface Package {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const repository = fileURLToPath(new URL("../../../", import.meta.url));
const sources = join(repository, "src/lsp/vscode");
/** Fixed, so that the same sources give the same file. */
const date = new Date("2024-01-01T00:00:00");

const own = readPackage(repository);
const files: Zippable = {};
const add = (path: string, content: Uint8Array | string): void => {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  files[path] = [bytes, { mtime: date, level: 9 }];
};

add("[Content_Types].xml", contentTypes());
add("extension.vsixmanifest", vsixManifest());
add("extension/package.json", manifest());
add("extension/extension.cjs", bundleClient());
add("extension/snippets.json", snippets());
addFile("extension/language-configuration.json", join(sources, "language-configuration.json"));
addFile("extension/dcm.tmLanguage.json", join(repository, "grammar/dcm.tmLanguage.json"));
addFile("extension/README.md", join(repository, "src/lsp/README.md"));
addFile("extension/LICENSE.txt", join(repository, "LICENSE"));
addServer();

const target = join(repository, "dist/vscode", `dcm-${own.version}.vsix`);
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, zipSync(files));
const size = (statSync(target).size / 1024 / 1024).toFixed(1);
process.stdout.write(
  `${relative(repository, target)}: ${Object.keys(files).length} files, ${size} MiB\n`,
);

/** The package as built, the library, the models, and every package that is needed at run time. */
function addServer(): void {
  addFile("extension/server/package.json", join(repository, "package.json"));
  for (const folder of ["dist", "stdlib", "models"]) {
    addFolder(`extension/server/${folder}`, join(repository, folder), isNeeded);
  }
  for (const folder of runtimePackages()) {
    addFolder(`extension/server/${slashes(relative(repository, folder))}`, folder, isNeeded);
  }
}

/**
 * Of our own build neither types nor what only packs or measures; of others neither maps, types nor documents, and of
 * prettier the printer alone.
 */
function isNeeded(path: string): boolean {
  const unneeded =
    /(?:\.map|\.d\.[cm]?ts|\.[cm]?ts|\.md|\.markdown|\.flow|\.vsix)$|\/(?:dist\/bench|dist\/vscode|lsp\/vscode|models\/[^/]+\/results|test|tests|(?<!\/dist\/)docs|examples?|node_modules|\.bin|\.github)(?:\/|$)/u;
  return !unneeded.test(path) && !/^\/prettier\/(?:plugins|internal|bin)\//u.test(path);
}

/** Folders of the packages that run-time dependencies lead to, wherever they are installed. */
function runtimePackages(): readonly string[] {
  const found = new Set<string>();
  const visit = (from: string): void => {
    for (const name of Object.keys(readPackage(from).dependencies ?? {})) {
      const folder = findPackage(from, name);
      if (folder === undefined || found.has(folder)) continue;
      found.add(folder);
      visit(folder);
    }
  };
  visit(repository);
  return [...found].sort();
}

function findPackage(from: string, name: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, "node_modules", name);
    if (existsSync(join(candidate, "package.json"))) return candidate;
    if (dirname(folder) === folder) return undefined;
  }
}

function bundleClient(): Uint8Array {
  const built = buildSync({
    entryPoints: [join(sources, "extension.ts")],
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    target: "node20",
    external: ["vscode"],
    minify: true,
    legalComments: "inline",
    logLevel: "error",
  });
  const [file] = built.outputFiles;
  if (file === undefined) throw new Error("the client was not bundled");
  return file.contents;
}

function manifest(): string {
  const text: unknown = JSON.parse(readFileSync(join(sources, "manifest.json"), "utf8"));
  const object = typeof text === "object" && text !== null ? text : {};
  return `${JSON.stringify({ ...object, version: own.version }, undefined, 2)}\n`;
}

function snippets(): string {
  const entries = templates.map(({ prefix, title, body }) => [
    title,
    { prefix, description: title, body: body.split("\n") },
  ]);
  return `${JSON.stringify(Object.fromEntries(entries), undefined, 2)}\n`;
}

function contentTypes(): string {
  const types = [
    ["json", "application/json"],
    ["vsixmanifest", "text/xml"],
    ["xml", "text/xml"],
    ["cjs", "application/javascript"],
    ["js", "application/javascript"],
    ["mjs", "application/javascript"],
    ["wasm", "application/wasm"],
    ["csv", "text/csv"],
    ["dcm", "text/plain"],
    ["md", "text/markdown"],
    ["txt", "text/plain"],
  ];
  const lines = types.map(
    ([ending, type]) => `<Default Extension=".${ending}" ContentType="${type}"/>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${lines.join("")}</Types>\n`;
}

function vsixManifest(): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id="dcm" Version="${own.version}" Publisher="dcm"/>
    <DisplayName>dcm</DisplayName>
    <Description xml:space="preserve">The dcm modelling language</Description>
    <Categories>Programming Languages,Linters,Formatters,Snippets</Categories>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value="^1.91.0"/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionDependencies" Value=""/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionPack" Value=""/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="workspace"/>
    </Properties>
    <License>extension/LICENSE.txt</License>
  </Metadata>
  <Installation>
    <InstallationTarget Id="Microsoft.VisualStudio.Code"/>
  </Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/README.md" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.License" Path="extension/LICENSE.txt" Addressable="true"/>
  </Assets>
</PackageManifest>
`;
}

function addFolder(into: string, folder: string, isWanted: (path: string) => boolean): void {
  if (!existsSync(folder)) return;
  const entries = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  for (const entry of entries) {
    const path = `${into}/${slashes(entry)}`;
    const full = join(folder, entry);
    if (!isWanted(`/${basename(into)}/${slashes(entry)}`)) continue;
    if (statSync(full).isFile()) addFile(path, full);
  }
}

function addFile(path: string, from: string): void {
  add(path, readFileSync(from));
}

function readPackage(folder: string): Package {
  const read: Package = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return read;
}

function slashes(path: string): string {
  return path.split(sep).join("/");
}
