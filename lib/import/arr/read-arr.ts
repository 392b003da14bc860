import { unreadPart, type UnreadPart } from '../../findings/imports/proxies';
import { DocumentError } from '../../documents/document-error';
import { DEFAULT_LIMITS, type DocumentLimits } from '../../documents/document-limits';
import { readXml } from '../../documents/read-xml';
import { childNamed, childrenNamed, descendantsNamed, type XmlElement } from '../../documents/xml-element';
import type { ArrConfiguration } from './arr-configuration';
import { collection, isTrue } from './attributes';
import { farm } from './read-farms';
import { rule } from './read-rules';

/**
 * The farms and global rules of an applicationHost.config. Nothing that it refers to is opened. Throws a DocumentError.
 *
 * https://learn.microsoft.com/iis/extensions/url-rewrite-module/url-rewrite-module-configuration-reference
 */
export function readArr(text: string, fileName: string, limits: DocumentLimits = DEFAULT_LIMITS): ArrConfiguration {
  const root = readXml(text, fileName, limits);
  if (root.name !== 'configuration') throw notIis(root, fileName);
  const server = serverWide(root);
  const farms = sections(server, 'webFarms').flatMap((section) => collection(section, 'webFarm'));
  const rules = sections(server, 'globalRules').flatMap((section) => collection(section, 'rule'));
  const unread = [...otherFiles([...sections(server, 'webFarms'), ...sections(server, 'globalRules')]), ...siteRules(root)];
  if (farms.length === 0 && rules.length === 0) throw withoutArr(fileName, unread);
  tooMany(farms, 'farms', fileName);
  tooMany(rules, 'rules', fileName);
  return {
    farms: farms.map((element) => farm(element, fileName)),
    rules: rules.map((element) => rule(element, fileName)),
    boundHosts: boundHosts(root),
    proxyEnabled: sections(server, 'proxy').some((section) => isTrue(section, 'enabled', false)),
    unread,
  };
}

/** Each host is tried with each rule, and nobody writes more by hand. */
export const MOST_RULES = 1000;

function tooMany(elements: readonly XmlElement[], what: string, fileName: string): void {
  const first = elements[MOST_RULES];
  if (first === undefined) return;
  throw new DocumentError(fileName, first, `It has more than ${MOST_RULES} ${what}.`, 'Remove those that publish nothing of Lync.');
}

/** The root, and those location elements that stand for the whole server. */
function serverWide(root: XmlElement): readonly XmlElement[] {
  const everywhere = childrenNamed(root, 'location').filter(({ attributes }) => ['', '.'].includes(attributes.get('path') ?? ''));
  return [root, ...everywhere];
}

/** The paths below the root or a location element, by the name of the section. */
const PATHS: Readonly<Record<'webFarms' | 'globalRules' | 'proxy', readonly string[]>> = {
  webFarms: ['webFarms'],
  globalRules: ['system.webServer', 'rewrite', 'globalRules'],
  proxy: ['system.webServer', 'proxy'],
};

function sections(parents: readonly XmlElement[], name: keyof typeof PATHS): readonly XmlElement[] {
  return PATHS[name].reduce<readonly XmlElement[]>((found, step) => found.flatMap((parent) => childrenNamed(parent, step)), parents);
}

function otherFiles(found: readonly XmlElement[]): readonly UnreadPart[] {
  return found.flatMap(({ name, attributes }) => {
    const file = attributes.get('configSource');
    return file === undefined ? [] : [{ kind: 'another file', section: name, file }];
  });
}

/** Rules of one site: they come after the global ones, and ARR's own never stand there. */
function siteRules(root: XmlElement): readonly UnreadPart[] {
  return childrenNamed(root, 'location').flatMap((location) => {
    const rewrite = childNamed(childNamed(location, 'system.webServer'), 'rewrite');
    const count = childrenNamed(rewrite, 'rules').flatMap((rules) => childrenNamed(rules, 'rule')).length;
    if (count === 0) return [];
    return [{ kind: 'rules of a site', site: location.attributes.get('path') ?? '', count }];
  });
}

/** `*:443:meet.contoso.com`. https://learn.microsoft.com/iis/configuration/system.applicationhost/sites/site/bindings/binding */
function boundHosts(root: XmlElement): readonly string[] {
  const bindings = childrenNamed(root, 'system.applicationHost').flatMap((host) => descendantsNamed(host, 'binding'));
  const hosts = bindings.map(({ attributes }) => attributes.get('bindingInformation')?.split(':').at(-1)?.trim().toLowerCase() ?? '');
  return [...new Set(hosts.filter((host) => host !== ''))];
}

const WHERE_IT_LIES = 'Export %windir%\\System32\\inetsrv\\config\\applicationHost.config of the reverse proxy.';

function notIis(root: XmlElement, fileName: string): DocumentError {
  return new DocumentError(
    fileName,
    root,
    `It is no configuration of IIS: its root is <${root.name}>, not <configuration>.`,
    WHERE_IT_LIES,
  );
}

function withoutArr(fileName: string, unread: readonly UnreadPart[]): DocumentError {
  const elsewhere = unread.length === 0 ? '' : ` ${unread.map(unreadPart).join(' ')}`;
  return new DocumentError(
    fileName,
    undefined,
    `It has neither webFarms nor rewrite/globalRules: Application Request Routing is not configured here.${elsewhere}`,
    `${WHERE_IT_LIES} Servers that share their configuration keep it in the folder that redirection.config names.`,
  );
}
