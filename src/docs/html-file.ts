/**
 * The frame of every HTML file: well-formed XML, nothing loaded, and a policy that says so.
 */
import { escapeXml } from "./escape.js";

/** What stands in the frame; the body is markup, the rest is text. */
export interface HtmlFile {
  readonly title: string;
  /** The content security policy. */
  readonly policy: string;
  /** The one style sheet. */
  readonly style: string;
  readonly body: string;
}

/** The whole file. */
export function frameHtml({ title, policy, style, body }: HtmlFile): string {
  return `<!DOCTYPE html>
<html lang="en" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="${escapeXml(policy)}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="referrer" content="no-referrer"/>
<title>${escapeXml(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
