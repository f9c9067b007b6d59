import {it} from "vitest";
import {readFileSync,readdirSync} from "node:fs";
import {parse} from "../../src/syntax/parse.js";
import {createSourceFile} from "../../src/text/index.js";
import {renderDiagnostics} from "../../src/diagnostics/index.js";
it("x",()=>{
 for (const f of readdirSync("stdlib").filter(f=>f.endsWith(".dcm"))) {
  const s=createSourceFile("std/"+f,readFileSync("stdlib/"+f,"utf8"));
  const r=parse(s);
  console.log(f, r.value.items.length, renderDiagnostics(r.diagnostics,new Map([[s.path,s]])));
 }
});
