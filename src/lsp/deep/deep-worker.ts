/**
 * The worker that looks at data while the server answers the editor. Between stages it hears of newer requests.
 */
import { parentPort } from "node:worker_threads";
import { openSession } from "../../compile.js";
import { createNodeHost } from "../../host-node.js";
import type { Host } from "../../project/index.js";
import { absolutePath } from "../places.js";
import { lookDeeper, type ModelFacts } from "./facts.js";
import type { LookAnswer, LookRequest } from "./messages.js";

let newest = 0;

parentPort?.on("message", (request: LookRequest) => {
  newest = request.id;
  void look(request);
});

async function look({ id, root, entry, texts }: LookRequest): Promise<void> {
  let facts: ModelFacts | undefined;
  const send = (isLast: boolean): void => {
    const answer: LookAnswer = { id, facts, isLast };
    parentPort?.postMessage(answer, []);
  };
  try {
    const session = openSession(hostOver(root, texts), entry);
    for (facts of lookDeeper(session)) {
      await new Promise((resume) => setImmediate(resume));
      if (id !== newest) return;
      send(false);
    }
  } catch {
    // A fault of ours must not stop the editor; the command line will show it.
  }
  send(true);
}

function hostOver(root: string, texts: ReadonlyMap<string, string>): Host {
  const disk = createNodeHost(root);
  return {
    read: (path) => {
      const text = texts.get(absolutePath(root, path));
      return text === undefined ? disk.read(path) : { kind: "text", text };
    },
  };
}
