import { childNamed, descendantsNamed, type XmlElement } from '../../documents/xml-element';
import { DEFAULT_PORTS } from '../../facts/default-ports';
import { collectionOf, isSet, numberOf, referenceTo, stringsOf, valueOf } from './fpc-values';
import type { TmgListener, TmgRule } from './tmg-configuration';

/** FpcPublishedServerType. https://learn.microsoft.com/previous-versions/windows/desktop/ff825887(v=vs.85) */
const BRIDGING: Readonly<Record<string, TmgRule['bridging']>> = { 0: 'http', 1: 'https', 2: 'both', 3: 'ftp' };

/** FpcPublishedServerApplication. https://learn.microsoft.com/previous-versions/windows/desktop/ff825880(v=vs.85) */
const APPLICATIONS: Readonly<Record<string, TmgRule['application']>> = { 1: 'Exchange', 2: 'SharePoint' };

/** FpcCredentialsDelegationType. https://learn.microsoft.com/previous-versions/windows/desktop/ff824662(v=vs.85) */
const DELEGATIONS: Readonly<Record<string, string>> = {
  1: 'none, and clients cannot authenticate directly',
  2: 'RSA SecurID',
  3: 'Basic authentication',
  4: 'NTLM',
  5: 'Negotiate (Kerberos or NTLM)',
  6: 'Kerberos constrained delegation',
};
const PASS_THROUGH = '0';

function delegation(value: string): string | undefined {
  return value === '' || value === PASS_THROUGH ? undefined : (DELEGATIONS[value] ?? value);
}

/** FpcPolicyRuleActions. https://learn.microsoft.com/previous-versions/dd436332(v=msdn.10) */
const DENY = '1';

/** A web publishing rule. Throws a DocumentError. */
export function readRule(element: XmlElement, list: number, listeners: ReadonlyMap<string, TmgListener>, fileName: string): TmgRule {
  const properties = childNamed(element, 'WebPublishingProperties');
  const mappings = pathMappings(properties);
  const isBalanced = isSet(properties, 'LoadBalancingEnabled');
  const farm =
    referenceTo(collectionOf(properties, 'LoadBalancingConfig'), 'msFPCServerFarm') ?? referenceTo(properties, 'msFPCServerFarm');
  return {
    line: element.line,
    column: element.column,
    name: valueOf(element, 'Name'),
    list,
    isEnabled: isSet(element, 'Enabled', true),
    denies: valueOf(element, 'Action') === DENY,
    publicNames: stringsOf(collectionOf(properties, 'PublicNames')).map((name) => name.toLowerCase()),
    allPublicNames: isSet(properties, 'AllPublicNames'),
    paths: mappings.map(({ external }) => external),
    rewritesPaths: mappings.some(({ external, internal }) => external !== internal),
    farm: isBalanced ? farm : undefined,
    server: (valueOf(properties, 'PublishedServer') || valueOf(properties, 'WebSite')).toLowerCase(),
    bridging: BRIDGING[valueOf(properties, 'PublishedServerType') || '0'] ?? 'http',
    httpPort: numberOf(properties, 'HTTPRedirectPort', fileName) ?? DEFAULT_PORTS.http,
    httpsPort: numberOf(properties, 'SSLRedirectPort', fileName) ?? DEFAULT_PORTS.https,
    sendsOriginalHostHeader: isSet(properties, 'SendOriginalHostHeader'),
    delegation: delegation(valueOf(properties, 'CredentialsDelegationType')),
    application: APPLICATIONS[valueOf(properties, 'PublishedServerApplication')],
    listener: listeners.get(referenceTo(properties, 'msFPCWebListener') ?? ''),
  };
}

/** https://learn.microsoft.com/previous-versions/windows/desktop/ff825663(v=vs.85) */
function pathMappings(properties: XmlElement | undefined): readonly { readonly external: string; readonly internal: string }[] {
  const mappings = collectionOf(properties, 'PathMappings');
  if (mappings === undefined) return [];
  return descendantsNamed(mappings, 'PathMapping').map((mapping) => {
    const internal = valueOf(mapping, 'InternalPath') || valueOf(mapping, 'Path');
    const external = valueOf(mapping, 'ExternalPath');
    return { internal, external: external === '' || isSet(mapping, 'SameAsInternalPath') ? internal : external };
  });
}
