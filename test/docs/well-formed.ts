/**
 * Checks a text as XML: tags close in order, attributes are quoted and stand once, no bare `<` or `&`.
 */

/** The first fault; undefined when there is none. */
export function findXmlFault(text: string): string | undefined {
  const open: string[] = [];
  const token =
    /<!DOCTYPE html>|<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|[^<]+|</gu;
  for (const [whole, slash, name = "", attributes = "", empty] of text.matchAll(token)) {
    if (whole === "<!DOCTYPE html>") continue;
    if (name === "") {
      if (whole === "<") return "a bare <";
      if (open.at(-1) !== "style" && hasBareAmpersand(whole))
        return `a bare & in ${whole.slice(0, 60)}`;
      continue;
    }
    if (hasBareAmpersand(attributes)) return `a bare & in ${attributes}`;
    const names = [...attributes.matchAll(/([\w:-]+)="/gu)].map(([, attribute]) => attribute);
    if (new Set(names).size < names.length) return `an attribute twice in <${name}>`;
    if (slash === "/") {
      const last = open.pop();
      if (last !== name) return `</${name}> closes <${last ?? ""}>`;
    } else if (empty !== "/") open.push(name);
  }
  return open.length > 0 ? `<${open.join("> <")}> left open` : undefined;
}

function hasBareAmpersand(text: string): boolean {
  return /&(?!(?:amp|lt|gt|quot|#39|#\d+);)/u.test(text);
}

/** Ids that stand twice, and links within the page that lead nowhere. */
export function findLinkFaults(html: string): readonly string[] {
  const undo = (text: string): string =>
    text
      .replace(/&lt;/gu, "<")
      .replace(/&gt;/gu, ">")
      .replace(/&quot;/gu, '"')
      .replace(/&#39;/gu, "'")
      .replace(/&amp;/gu, "&");
  const ids = [...html.matchAll(/\bid="([^"]*)"/gu)].map(([, id = ""]) => undo(id));
  const known = new Set(ids);
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${id} twice`);
  const links = [...html.matchAll(/href="#([^"]*)"/gu)].map(([, to = ""]) =>
    decodeURIComponent(to),
  );
  return [...twice, ...links.filter((to) => !known.has(to)).map((to) => `no ${to}`)];
}

/** The first fault in the braces and environments of LaTeX; undefined when there is none. */
export function findLatexFault(text: string): string | undefined {
  const open: string[] = [];
  let isMath = false;
  for (const [whole, environment] of text.matchAll(/\\(?:begin|end)\{([^}]*)\}|\\.|[{}$]/gsu)) {
    if (whole.startsWith("\\begin")) open.push(environment ?? "");
    else if (whole.startsWith("\\end")) {
      if (open.pop() !== environment) return `\\end{${environment ?? ""}} out of order`;
    } else if (whole === "{") open.push("{");
    else if (whole === "}") {
      if (open.pop() !== "{") return "a } out of order";
    } else if (whole === "$") isMath = !isMath;
  }
  if (isMath) return "a $ left open";
  return open.length > 0 ? `${open.join(", ")} left open` : undefined;
}
