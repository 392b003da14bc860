import { childrenNamed, descendantsNamed, type XmlElement } from '../../documents/xml-element';
import { collectionOf, idsOf, isSet, numberOf, valueOf } from './fpc-values';
import type { TmgListener } from './tmg-configuration';

/** The web listeners of an export, by id and by name. Throws a DocumentError. */
export function readListeners(root: XmlElement, fileName: string): ReadonlyMap<string, TmgListener> {
  const elements = descendantsNamed(root, 'WebListeners').flatMap((collection) => childrenNamed(collection, 'WebListener'));
  return new Map(
    elements.flatMap((element) => {
      const read = listener(element, fileName);
      return idsOf(element).map((id) => [id, read] as const);
    }),
  );
}

/** https://learn.microsoft.com/previous-versions/windows/desktop/ff826991(v=vs.85) */
function listener(element: XmlElement, fileName: string): TmgListener {
  const properties = collectionOf(element, 'Properties') ?? collectionOf(element, 'WebListenerProperties') ?? element;
  const timeout = valueOf(properties, 'ConnectionTimeout');
  const certificates = collectionOf(properties, 'AppliedSSLCertificates');
  return {
    name: valueOf(element, 'Name'),
    httpPort: numberOf(properties, 'TCPPort', fileName),
    httpsPort: numberOf(properties, 'SSLPort', fileName),
    redirectsHttp: isSet(properties, 'RedirectHTTPAsHTTPS') || valueOf(properties, 'RedirectHTTPAsHTTPS') === REDIRECT_ALWAYS,
    authentication: authentication(properties),
    connectionTimeout: /^\d{1,9}$/.test(timeout) ? Number(timeout) : undefined,
    certificates: certificates === undefined ? [] : descendantsNamed(certificates, 'AppliedSSLCertificate').map(hash),
  };
}

/** https://learn.microsoft.com/previous-versions/windows/desktop/ff826010(v=vs.85) */
const REDIRECT_ALWAYS = '2';

/** Built-in methods of Windows; the others are schemes that a listener refers to. */
const METHODS = ['IntegratedWindowsAuthentication', 'BasicAuthentication', 'DigestAuthentication'];

/** The schemes may be named, or referred to by ids that nobody can read. */
function authentication(properties: XmlElement): readonly string[] {
  const schemes = collectionOf(properties, 'AuthenticationSchemes');
  const inside = schemes === undefined ? [] : [...descendantsNamed(schemes, 'Str'), ...descendantsNamed(schemes, 'Name')];
  const alone = schemes?.children.length === 0 ? [schemes] : [];
  const named = [...inside, ...alone].map(({ text }) => text.trim()).filter((text) => text !== '' && text !== '0');
  const found = [...METHODS.filter((method) => isSet(properties, method)), ...named.map((name) => `AuthenticationSchemes ${name}`)];
  return [...new Set(found)];
}

function hash(certificate: XmlElement): string {
  return (
    [...descendantsNamed(certificate, 'Hash'), ...descendantsNamed(certificate, 'CertificateHash')].map(({ text }) => text.trim())[0] ?? ''
  );
}
