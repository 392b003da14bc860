import { unreadPart, type UnreadPart } from '../../findings/imports/proxies';
import { DocumentError } from '../../documents/document-error';
import { DEFAULT_LIMITS, type DocumentLimits } from '../../documents/document-limits';
import { refuseOtherForm } from '../../documents/other-form';
import { readXml } from '../../documents/read-xml';
import { childNamed, childrenNamed, type XmlElement } from '../../documents/xml-element';
import type { ArrConfiguration } from './arr-configuration';
import { collection, isTrue } from './attributes';
import { farm } from './read-farms';
import { readSites, type ArrSite } from './read-sites';
import { locationPath, rulesIn, siteLevels, siteLocations, siteRuleSections, type RuleLevel } from './rule-levels';

/** A web.config beside the applicationHost.config, which has the rules of its site. */
export interface WebConfig {
  readonly text: string;
  readonly fileName: string;
}

/**
 * The farms and rules of an applicationHost.config, and the rules of each web.config that is given too. Nothing that they
 * refer to is opened. Throws a DocumentError.
 *
 * https://learn.microsoft.com/iis/extensions/url-rewrite-module/url-rewrite-module-configuration-reference
 */
export function readArr(
  text: string,
  fileName: string,
  limits: DocumentLimits = DEFAULT_LIMITS,
  webConfigs: readonly WebConfig[] = [],
): ArrConfiguration {
  const root = rootOf(text, fileName, limits);
  const server = serverWide(root);
  const sites = readSites(root);
  const farms = sections(server, 'webFarms').flatMap((section) => collection(section, 'webFarm'));
  const others = webConfigs.map((file) => ({ fileName: file.fileName, root: rootOf(file.text, file.fileName, limits) }));
  // Nothing in a web.config tells whose it is, and the paths of its location elements are below that site.
  const levelsOfOthers = others.map((file) => ({
    fileName: file.fileName,
    sections: serverWide(file.root).flatMap(siteRuleSections),
    isOfSites: true,
    reaches: () => true,
  }));
  const globalRules = sections(server, 'globalRules');
  const levels: readonly RuleLevel[] = [
    { fileName, sections: globalRules, isOfSites: false, reaches: () => true },
    ...siteLevels(server, root, sites, fileName),
    ...levelsOfOthers,
  ];
  const rules = rulesIn(levels);
  const ruleSections = levels.flatMap((level) => level.sections);
  const unread = [
    ...otherFiles([...sections(server, 'webFarms'), ...ruleSections]),
    ...applicationRules(root, new Set(siteLocations(root).map(({ location }) => location))),
    ...others.flatMap((file) => applicationRules(file.root, new Set())),
  ];
  const switches = sections(server, 'proxy').flatMap((section) =>
    section.attributes.has('enabled') ? [isTrue(section, 'enabled', false)] : [],
  );
  const proxyEnabled = switches.includes(true);
  const missing = { fileName, sites, unread };
  if (farms.length === 0 && rules.length === 0 && !proxyEnabled) throw withoutArr(missing);
  tooMany(farms, 'farms', fileName);
  tooMany(
    rules.map(({ element }) => element),
    'rules',
    fileName,
  );
  const readFarms = farms.map((element) => farm(element, fileName));
  if (rules.length === 0) throw withoutRules(missing, webConfigs);
  if (isWebConfig(root) && farms.length === 0) throw withoutFarms(fileName);
  return {
    farms: readFarms,
    rules: rules.map(({ read }) => read()),
    boundHosts: boundHosts(sites),
    proxyEnabled,
    isProxySwitchedOff: !proxyEnabled && switches.length > 0,
    unread,
  };
}

function rootOf(text: string, fileName: string, limits: DocumentLimits): XmlElement {
  refuseOtherForm(text, fileName, ['XML'], WHERE_IT_LIES);
  const root = readXml(text, fileName, limits);
  if (root.name !== 'configuration') throw notIis(root, fileName);
  return root;
}

/** What only an applicationHost.config has is not there, and rules of a site are. */
function isWebConfig(root: XmlElement): boolean {
  const has = (name: keyof typeof PATHS) => sections(serverWide(root), name).length > 0;
  return (
    serverWide(root).flatMap(siteRuleSections).length > 0 &&
    childNamed(root, 'system.applicationHost') === undefined &&
    !has('globalRules') &&
    !has('proxy')
  );
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
  const everywhere = childrenNamed(root, 'location').filter((location) => isEverywhere(locationPath(location)));
  return [root, ...everywhere];
}

function isEverywhere(path: string): boolean {
  return path === '' || path === '.';
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

/** Rules of an application or a folder see what is below its path, and a host as a whole never. */
function applicationRules(root: XmlElement, ofSites: ReadonlySet<XmlElement>): readonly UnreadPart[] {
  return childrenNamed(root, 'location').flatMap((location) => {
    const path = locationPath(location);
    const count = siteRuleSections(location).flatMap((rules) => collection(rules, 'rule')).length;
    return ofSites.has(location) || isEverywhere(path) || count === 0 ? [] : [{ kind: 'rules for a path', path, count }];
  });
}

function boundHosts(sites: readonly ArrSite[]): readonly string[] {
  const hosts = sites.flatMap(({ bindings }) => bindings.map(({ host }) => host));
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

interface Missing {
  readonly fileName: string;
  readonly sites: readonly ArrSite[];
  readonly unread: readonly UnreadPart[];
}

function withoutArr({ fileName, unread }: Missing): DocumentError {
  return new DocumentError(
    fileName,
    undefined,
    `It has neither webFarms nor rewrite/globalRules nor rules of a site, and no proxy that is switched on: Application Request Routing is not configured here.${elsewhere(unread)}`,
    `${WHERE_IT_LIES} Servers that share their configuration keep it in the folder that redirection.config names.`,
  );
}

/** Rules that people make at a site in IIS Manager stand in its own file. */
function withoutRules({ fileName, sites, unread }: Missing, webConfigs: readonly WebConfig[]): DocumentError {
  const files = [fileName, ...webConfigs.map((file) => file.fileName)].join(' and ');
  return new DocumentError(
    fileName,
    undefined,
    `Application Request Routing is configured here, and no rewrite rule stands in ${files}.${elsewhere(unread)}`,
    unread.some(isFileOfRules) ? 'Import again with the rules in their place.' : whereRulesStand(sites, webConfigs.length > 0),
  );
}

function isFileOfRules(part: UnreadPart): boolean {
  return part.kind === 'another file' && part.section !== 'webFarms';
}

function whereRulesStand(sites: readonly ArrSite[], hasWebConfig: boolean): string {
  const folders = sites.filter(({ folder }) => folder !== '').map(({ name, folder }) => `${folder}\\web.config (${name})`);
  const place = `The rules of a site stand in the web.config of its folder${folders.length === 0 ? '' : `: ${folders.join(', ')}`}.`;
  return hasWebConfig
    ? `${place} See in IIS Manager (URL Rewrite) which site has the rules that forward to Lync, and give its file: --web-config FILE.`
    : `${place} Name that file too: --web-config FILE.`;
}

function withoutFarms(fileName: string): DocumentError {
  return new DocumentError(
    fileName,
    undefined,
    'It is the web.config of a site: it has rewrite rules, and the farms and ports they send requests to stand in applicationHost.config.',
    'Name both: --arr applicationHost.config --web-config web.config.',
  );
}

function elsewhere(unread: readonly UnreadPart[]): string {
  return unread.length === 0 ? '' : ` ${unread.map(unreadPart).join(' ')}`;
}
