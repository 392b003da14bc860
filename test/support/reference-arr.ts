import { readXml } from '../../lib/documents/read-xml';
import { childNamed, childrenNamed, descendantsNamed, type XmlElement } from '../../lib/documents/xml-element';

/** A request as the rewrite module sees it. */
export interface ArrRequest {
  readonly url: string;
}

/** What IIS does with a request: the farm it goes to, or nothing of that kind. */
export type ArrAnswer = { readonly farm: string; readonly overTls: boolean } | 'redirect' | 'nothing';

/**
 * The global rules of an applicationHost.config evaluated request by request, by the words of the configuration reference
 * and with the engine's own regular expressions. It shares nothing with the import but the XML reader.
 *
 * https://learn.microsoft.com/iis/extensions/url-rewrite-module/url-rewrite-module-configuration-reference
 */
export function referenceArr(text: string) {
  const root = readXml(text, 'applicationHost.config');
  const rules = descendantsNamed(root, 'globalRules').flatMap((section) => childrenNamed(section, 'rule'));
  const farms = descendantsNamed(root, 'webFarm');
  return {
    answer: (url: string): ArrAnswer => answer(rules, new URL(url)),
    /** Enabled servers with the port for HTTPS, if the farm is enabled at all. */
    servers: (name: string): readonly { readonly address: string; readonly port: string | undefined }[] => {
      const farm = farms.find(({ attributes }) => attributes.get('name')?.toLowerCase() === name.toLowerCase());
      if (farm === undefined || isFalse(farm, 'enabled')) return [];
      return childrenNamed(farm, 'server')
        .filter((server) => !isFalse(server, 'enabled'))
        .map((server) => ({
          address: server.attributes.get('address') ?? '',
          port: childNamed(server, 'applicationRequestRouting')?.attributes.get('httpsPort'),
        }));
    },
  };
}

function answer(rules: readonly XmlElement[], url: URL): ArrAnswer {
  let decided: ArrAnswer = 'nothing';
  for (const rule of rules) {
    if (isFalse(rule, 'enabled') || !applies(rule, url)) continue;
    const action = childNamed(rule, 'action');
    const type = action?.attributes.get('type') ?? 'None';
    if (type === 'Redirect') return 'redirect';
    if (type !== 'None' && type !== 'Rewrite') return 'nothing';
    const target = /^(https?):\/\/([^/]+)\//.exec(action?.attributes.get('url') ?? '');
    if (target !== null) decided = { farm: target[2] ?? '', overTls: target[1] === 'https' };
    if (isTrue(rule, 'stopProcessing')) return decided;
  }
  return decided;
}

function applies(rule: XmlElement, url: URL): boolean {
  const syntax = rule.attributes.get('patternSyntax') ?? 'ECMAScript';
  const match = childNamed(rule, 'match');
  if (!holds(match, match?.attributes.get('url') ?? '', url.pathname.slice(1), syntax)) return false;
  const conditions = childNamed(rule, 'conditions');
  const results = childrenNamed(conditions, 'add').map((condition) =>
    holds(condition, condition.attributes.get('pattern') ?? '', variable(condition.attributes.get('input') ?? '', url), syntax),
  );
  return conditions?.attributes.get('logicalGrouping') === 'MatchAny' && results.length > 0
    ? results.includes(true)
    : !results.includes(false);
}

function holds(element: XmlElement | undefined, pattern: string, value: string, syntax: string): boolean {
  const source =
    syntax === 'ECMAScript'
      ? pattern
      : `^${pattern
          .replace(/[.+^$(){}|[\]\\]/g, '\\$&')
          .replace(/\*/g, '.*')
          .replace(/\?/g, '.')}$`;
  const matches = new RegExp(source, element?.attributes.get('ignoreCase') === 'false' ? '' : 'i').test(value);
  return matches !== isTrue(element, 'negate');
}

function variable(input: string, url: URL): string {
  const isSecure = url.protocol === 'https:';
  switch (input) {
    case '{HTTP_HOST}':
      return url.host;
    case '{HTTPS}':
      return isSecure ? 'on' : 'off';
    case '{SERVER_PORT}':
      return isSecure ? '443' : '80';
    case '{REQUEST_URI}':
      return `${url.pathname}${url.search}`;
    case '{REMOTE_ADDR}':
      return '192.0.2.77';
    default:
      throw new Error(`the reference knows no ${input}`);
  }
}

function isTrue(element: XmlElement | undefined, name: string): boolean {
  return element?.attributes.get(name)?.toLowerCase() === 'true';
}

function isFalse(element: XmlElement, name: string): boolean {
  return element.attributes.get(name)?.toLowerCase() === 'false';
}
