import { DocumentError } from '../documents/document-error';
import { canonicalHost } from '../declaring/host-name';
import { DEFAULT_LISTENING_PORTS, DEFAULT_PORTS } from '../facts/default-ports';
import { identityIn, objectsIn, textOf, topObjects, type PowerShellObject, type PowerShellValue } from './powershell-value';
import { serverVersion } from './server-versions';
import { simpleUrl } from './simple-url';
import { NOTHING, type PoolContents, type SimpleUrlContents, type TopologyContents } from './topology-contents';
import { portNumber } from './web-service-ports';

/** What `Get-CsService -WebServer` and `Get-CsSimpleUrlConfiguration` give. Throws a DocumentError. */
export function readPowerShellObjects(value: PowerShellValue, fileName: string): TopologyContents {
  const objects = topObjects(value);
  const directors = new Set(objects.flatMap((object) => poolFqdnOf(object, 'Director', fileName) ?? []));
  const pools = objects.flatMap((object) => poolOf(object, directors, fileName));
  const simpleUrls = objects.flatMap((object) => simpleUrlsOf(object, fileName));
  if (pools.length === 0 && simpleUrls.length === 0) {
    throw new DocumentError(
      fileName,
      value,
      'These objects are neither web services nor simple URLs.',
      'Export what Get-CsService -WebServer or Get-CsSimpleUrlConfiguration gives, with -Depth 5.',
    );
  }
  return { ...NOTHING, pools, simpleUrls };
}

/** `WebServer:pool01.contoso.local` → `pool01.contoso.local`; undefined for a service of another kind. */
function poolFqdnOf(object: PowerShellObject, service: string, fileName: string): string | undefined {
  const [kind, fqdn] = identityIn(object, 'Identity', fileName)?.split(':') ?? [];
  return kind === service && fqdn !== undefined ? canonicalHost(fqdn.trim()) : undefined;
}

/** Objects do not tell what a pool is, unless Director services are among them. */
function poolOf(object: PowerShellObject, directors: ReadonlySet<string>, fileName: string): readonly PoolContents[] {
  const poolFqdn = poolFqdnOf(object, 'WebServer', fileName);
  if (poolFqdn === undefined) return [];
  const port = (name: string, otherwise: number) =>
    portNumber(textOf(object, name), otherwise, fileName, object.properties.get(name) ?? object);
  const host = (name: string) => {
    const text = textOf(object, name);
    return text === undefined ? undefined : canonicalHost(text);
  };
  const internal = host('InternalFqdn');
  return [
    {
      poolFqdn,
      role: directors.has(poolFqdn) ? 'director' : undefined,
      version: serverVersion(textOf(object, 'Version')),
      site: siteName(identityIn(object, 'SiteId', fileName)),
      externalWebServicesFqdn: host('ExternalFqdn'),
      internalWebServicesFqdn: internal === poolFqdn ? undefined : internal,
      listeningPorts: {
        https: port('ExternalHttpsPort', DEFAULT_LISTENING_PORTS.https),
        http: port('ExternalHttpPort', DEFAULT_LISTENING_PORTS.http),
      },
      publishedPorts: {
        https: port('PublishedExternalHttpsPort', DEFAULT_PORTS.https),
        http: port('PublishedExternalHttpPort', DEFAULT_PORTS.http),
      },
      machines: [],
    },
  ];
}

/** A configuration with its URLs, or URLs alone, as Select-Object -ExpandProperty SimpleUrl gives them. */
function simpleUrlsOf(object: PowerShellObject, fileName: string): readonly SimpleUrlContents[] {
  if (object.properties.has('Component') && object.properties.has('SimpleUrlEntry')) return entryOf(object, undefined, fileName);
  if (!object.properties.has('SimpleUrl')) return [];
  const site = siteName(identityIn(object, 'Identity', fileName));
  return objectsIn(object, 'SimpleUrl', fileName).flatMap((url) => entryOf(url, site, fileName));
}

function entryOf(object: PowerShellObject, site: string | undefined, fileName: string): readonly SimpleUrlContents[] {
  const urls = objectsIn(object, 'SimpleUrlEntry', fileName).flatMap((entry) => textOf(entry, 'Url') ?? []);
  const [component = '', domain = ''] = [textOf(object, 'Component'), textOf(object, 'Domain')];
  return simpleUrl(component, domain, textOf(object, 'ActiveUrl'), urls, site, { fileName, place: object });
}

/** `Site:Redmond` → `Redmond`; undefined for Global. */
function siteName(identity: string | undefined): string | undefined {
  return /^site:(.+)$/i.exec(identity ?? '')?.[1]?.trim();
}
