import { DocumentError } from '../../documents/document-error';
import { DEFAULT_LIMITS, type DocumentLimits } from '../../documents/document-limits';
import { readXml } from '../../documents/read-xml';
import { childNamed, childrenNamed, descendantsNamed, type XmlElement } from '../../documents/xml-element';
import { idsOf, isSet, valueOf } from './fpc-values';
import { readListeners } from './read-listeners';
import { readRule } from './read-publishing-rule';
import type { TmgConfiguration, TmgFarm } from './tmg-configuration';

/** Of ISA Server 2006 and Forefront TMG 2010. */
const NAMESPACE = 'http://schemas.microsoft.com/isa/config-4';

/**
 * The web publishing rules of an export of Forefront TMG 2010: the whole configuration, the firewall policy or single
 * rules. Its elements are the properties of the administration objects, which are documented; how the export spells
 * web publishing rules is not, so that a property is looked for by its documented name alone, wherever it stands in
 * the rule, and its documented default is taken where the export leaves it out. Throws a DocumentError.
 *
 * https://learn.microsoft.com/previous-versions/windows/desktop/ff827080(v=vs.85)
 */
export function readTmg(text: string, fileName: string, limits: DocumentLimits = DEFAULT_LIMITS): TmgConfiguration {
  const root = readXml(text, fileName, limits);
  if (root.name !== 'Root' || root.namespace !== NAMESPACE) throw notTmg(root, fileName);
  const policyRules = descendantsNamed(root, 'PolicyRules').flatMap((collection) => childrenNamed(collection, 'PolicyRule'));
  if (policyRules.length === 0) throw withoutRules(fileName);
  const publishing = inOrder(
    policyRules.filter((rule) => childNamed(rule, 'WebPublishingProperties') !== undefined && !isSet(rule, 'System')),
  );
  const tooMany = publishing[MOST_RULES];
  if (tooMany !== undefined) {
    throw new DocumentError(fileName, tooMany, `It has more than ${MOST_RULES} publishing rules.`, 'Export those that publish Lync alone.');
  }
  const listeners = readListeners(root, fileName);
  return {
    rules: publishing.map((rule) => readRule(rule, listeners, fileName)),
    farms: descendantsNamed(root, 'ServerFarms')
      .flatMap((collection) => childrenNamed(collection, 'ServerFarm'))
      .map(farm),
    otherRules: policyRules.length - publishing.length,
  };
}

const MOST_RULES = 1000;

/** By `Order` where every rule has it as a number, else as they stand. */
function inOrder(rules: readonly XmlElement[]): readonly XmlElement[] {
  const orders = new Map(rules.map((rule) => [rule, valueOf(rule, 'Order')]));
  if (![...orders.values()].every((order) => /^\d{1,9}$/.test(order))) return rules;
  return [...rules].sort((a, b) => Number(orders.get(a)) - Number(orders.get(b)));
}

function farm(element: XmlElement): TmgFarm {
  const servers = descendantsNamed(element, 'PublishedServer').map((server) => ({
    address: valueOf(server, 'NameOrIP').toLowerCase(),
    isDrained: isSet(server, 'DrainStopped'),
  }));
  return {
    line: element.line,
    column: element.column,
    ids: idsOf(element),
    name: valueOf(element, 'Name'),
    servers: servers.filter(({ address }) => address !== ''),
  };
}

const EXPORT = 'Export it in Forefront TMG Management: right-click Firewall Policy, Export.';

function notTmg({ name, line, column }: XmlElement, fileName: string): DocumentError {
  return new DocumentError(fileName, { line, column }, `It is no export of Forefront TMG: its root is <${name}>, not <fpc4:Root>.`, EXPORT);
}

function withoutRules(fileName: string): DocumentError {
  return new DocumentError(fileName, undefined, 'It holds no rules of a firewall policy: another part of TMG was exported.', EXPORT);
}
