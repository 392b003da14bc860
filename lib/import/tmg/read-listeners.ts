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
  const certificates = collectionOf(properties, 'AppliedSSLCertificates');
  return {
    name: valueOf(element, 'Name'),
    httpPort: numberOf(properties, 'TCPPort', fileName),
    httpsPort: numberOf(properties, 'SSLPort', fileName),
    redirectsHttp: isSet(properties, 'RedirectHTTPAsHTTPS') || valueOf(properties, 'RedirectHTTPAsHTTPS') === REDIRECT_ALWAYS,
    certificates: certificates === undefined ? [] : descendantsNamed(certificates, 'AppliedSSLCertificate').map(hash),
  };
}

/** https://learn.microsoft.com/previous-versions/windows/desktop/ff826010(v=vs.85) */
const REDIRECT_ALWAYS = '2';

function hash(certificate: XmlElement): string {
  return (
    [...descendantsNamed(certificate, 'Hash'), ...descendantsNamed(certificate, 'CertificateHash')].map(({ text }) => text.trim())[0] ?? ''
  );
}
