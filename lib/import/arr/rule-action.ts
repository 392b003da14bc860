import type { ArrRule } from './arr-configuration';

/** How servers are spoken to; `request` is as the request came, by a back-reference to it. */
export type ForwardScheme = 'https' | 'http' | 'request';

/** What a rule does with the requests it applies to. */
export type RuleAction =
  /** `target` is the name of a farm, or a server with an optional port. */
  | { readonly kind: 'forward'; readonly target: string; readonly scheme: ForwardScheme }
  | { readonly kind: 'redirectToHttps' }
  /** The reverse proxy answers by itself. */
  | { readonly kind: 'answer'; readonly how: string }
  /** Requests go on to the next rule, or to a site of the reverse proxy. */
  | { readonly kind: 'none' }
  | { readonly kind: 'untranslatable'; readonly reason: string };

/** https://learn.microsoft.com/iis/extensions/url-rewrite-module/url-rewrite-module-configuration-reference#Rule_action */
export function ruleAction({ action, path }: ArrRule): RuleAction {
  switch (action.type.toLowerCase()) {
    case 'rewrite':
      return rewrite(action.url, path.pattern);
    case 'redirect':
      return redirect(action.url);
    case 'none':
      return { kind: 'none' };
    default:
      return { kind: 'answer', how: `answers by itself (${action.type})` };
  }
}

function redirect(url: string): RuleAction {
  if (/^https:\/\/\{(?:HTTP_HOST|SERVER_NAME)\}(?:\/|$)/i.test(url)) return { kind: 'redirectToHttps' };
  return { kind: 'answer', how: `redirects to ${url}` };
}

function rewrite(url: string, pathPattern: string): RuleAction {
  const parts = /^(https?|\{C:\d+\}):\/\/([^/{}]+)\/?(.*)$/i.exec(url);
  if (parts === null) return { kind: 'untranslatable', reason: withoutFixedTarget(url) };
  const [, scheme = '', target = '', rest = ''] = parts;
  if (!isWholePath(rest, pathPattern)) {
    return { kind: 'untranslatable', reason: `it rewrites the path to /${rest}, and a publishing rule passes paths on unchanged` };
  }
  const written = scheme.toLowerCase();
  return { kind: 'forward', target, scheme: written === 'https' || written === 'http' ? written : 'request' };
}

function withoutFixedTarget(url: string): string {
  if (/^https?:\/\/|^\{/i.test(url)) return `it rewrites to ${url}, and only the request decides which server that is`;
  return `it rewrites to ${JSON.stringify(url)}, a path on the reverse proxy itself`;
}

/** `{R:0}` is what the pattern of the path matched, `{R:1}` its first group: the same where the group is everything. */
function isWholePath(rest: string, pathPattern: string): boolean {
  if (/^\{(?:R:0|UNENCODED_URL|REQUEST_URI|PATH_INFO|URL)\}$/i.test(rest)) return true;
  return /^\{R:1\}$/i.test(rest) && /^\^?\(\.\*\)\??\$?$|^\*$/.test(pathPattern);
}
