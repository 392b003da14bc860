import { DocumentError } from '../../documents/document-error';
import { DEFAULT_LIMITS, type DocumentLimits } from '../../documents/document-limits';
import { refuseOtherForm } from '../../documents/other-form';
import { readXml } from '../../documents/read-xml';
import { childNamed, childrenNamed, descendantsNamed, type XmlElement } from '../../documents/xml-element';
import { idsOf, isSet, valueOf } from './fpc-values';
import { readListeners } from './read-listeners';
import { readRule } from './read-publishing-rule';
import { inOrder } from './rule-order';
import type { TmgConfiguration, TmgFarm } from './tmg-configuration';

/** Of ISA Server 2004 and 2006 and of Forefront TMG 2010: `Build` tells them apart. */
const NAMESPACE = 'http://schemas.microsoft.com/isa/config-4';

/**
 * The web publishing rules of an export of Forefront TMG 2010 or ISA Server 2006: the whole configuration, the firewall policy or single
 * rules. Its elements are the properties of the administration objects, which are documented; how the export spells
 * web publishing rules is not, so that a property is looked for by its documented name alone, wherever it stands in
 * the rule, and its documented default is taken where the export leaves it out. Throws a DocumentError.
 *
 * https://learn.microsoft.com/previous-versions/windows/desktop/ff827080(v=vs.85)
 */
export function readTmg(text: string, fileName: string, limits: DocumentLimits = DEFAULT_LIMITS): TmgConfiguration {
  refuseOtherForm(text, fileName, ['XML'], EXPORT);
  const root = readXml(text, fileName, limits);
  if (root.name !== 'Root' || root.namespace !== NAMESPACE) throw notTmg(root, fileName);
  const collections = descendantsNamed(root, 'PolicyRules').map((collection) => childrenNamed(collection, 'PolicyRule'));
  const policyRules = collections.flat();
  if (policyRules.length === 0) throw withoutRules(fileName);
  const isPublishing = (rule: XmlElement) => childNamed(rule, 'WebPublishingProperties') !== undefined && !isSet(rule, 'System');
  const lists = collections.map((rules) => inOrder(rules.filter(isPublishing)));
  const publishing = lists.flatMap(({ rules }, list) => rules.map((rule) => ({ rule, list })));
  const tooMany = publishing[MOST_RULES];
  if (tooMany !== undefined) {
    throw new DocumentError(
      fileName,
      tooMany.rule,
      `It has more than ${MOST_RULES} publishing rules.`,
      'Export those that publish Lync alone.',
    );
  }
  const listeners = readListeners(root, fileName);
  return {
    product: product(valueOf(root, 'Build')),
    lists: lists.map(({ told, reason }) => ({ told, reason })),
    rules: publishing.map(({ rule, list }) => readRule(rule, list, listeners, fileName)),
    farms: descendantsNamed(root, 'ServerFarms')
      .flatMap((collection) => childrenNamed(collection, 'ServerFarm'))
      .map(farm),
    otherRules: policyRules.length - publishing.length,
  };
}

const MOST_RULES = 1000;

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

/** Build numbers of ISA Server 2006 begin with 5.0: UNVERIFIED; those of TMG 2010 with 7.0. */
function product(build: string): TmgConfiguration['product'] {
  if (build.startsWith('5.')) return 'ISA Server 2006';
  return build.startsWith('4.') ? 'ISA Server 2004' : 'Forefront TMG';
}

const EXPORT = 'Export it in Forefront TMG Management or ISA Server Management: right-click Firewall Policy, Export.';

function notTmg({ name, line, column }: XmlElement, fileName: string): DocumentError {
  const problem = `It is no export of Forefront TMG 2010 or ISA Server 2006: its root is <${name}>, not <fpc4:Root>.`;
  return new DocumentError(fileName, { line, column }, problem, EXPORT);
}

function withoutRules(fileName: string): DocumentError {
  const problem = 'It holds no rules of a firewall policy: another part of Forefront TMG or ISA Server was exported.';
  return new DocumentError(fileName, undefined, problem, EXPORT);
}
