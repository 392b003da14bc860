import { markup, Markup } from './markup';

/** The head of a page that needs nothing else and may load nothing. Scripts are those that the policy lets in. */
export function pageHead(title: string, style: string, scriptPolicy = ''): Markup {
  return markup`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta
      http-equiv="Content-Security-Policy"
      content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; ${new Markup(scriptPolicy)}base-uri 'none'; form-action 'none'"
    />
    <title>${title}</title>
    <link rel="icon" href="data:," />
    <style>${new Markup(style)}</style>
  </head>`;
}
