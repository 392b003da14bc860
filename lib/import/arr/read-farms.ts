import { childNamed, type XmlElement } from '../../documents/xml-element';
import { DEFAULT_PORTS } from '../../facts/default-ports';
import type { ArrFarm, ArrHealthCheck, ArrServer } from './arr-configuration';
import { collection, isTrue, port, seconds, text } from './attributes';

/** A `webFarm` element. Throws a DocumentError. */
export function farm(element: XmlElement, fileName: string): ArrFarm {
  const routing = childNamed(element, 'applicationRequestRouting');
  return {
    line: element.line,
    column: element.column,
    name: text(element, 'name'),
    isEnabled: isTrue(element, 'enabled', true),
    servers: collection(element, 'server').map((server) => farmServer(server, fileName)),
    timeout: seconds(childNamed(routing, 'protocol'), 'timeout', fileName),
    healthCheck: healthCheck(childNamed(routing, 'healthCheck')),
    cookieAffinity: isTrue(childNamed(routing, 'affinity'), 'useCookie', false),
  };
}

function farmServer(element: XmlElement, fileName: string): ArrServer {
  const routing = childNamed(element, 'applicationRequestRouting');
  return {
    address: text(element, 'address').toLowerCase(),
    isEnabled: isTrue(element, 'enabled', true),
    weight: text(routing, 'weight', '100'),
    httpPort: port(routing, 'httpPort', fileName) ?? DEFAULT_PORTS.http,
    httpsPort: port(routing, 'httpsPort', fileName),
  };
}

/** ARR checks only where there is a URL. */
function healthCheck(element: XmlElement | undefined): ArrHealthCheck | undefined {
  const url = text(element, 'url');
  if (url === '') return undefined;
  const optional = (name: string) => (text(element, name) === '' ? undefined : text(element, name));
  return { url, statusCodes: optional('statusCodeMatch'), responseMatch: optional('responseMatch') };
}
