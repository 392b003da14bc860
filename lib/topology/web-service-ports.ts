import { DocumentError, type Place } from '../documents/document-error';
import { childNamed, childrenNamed, type XmlElement } from '../documents/xml-element';
import { DEFAULT_LISTENING_PORTS, DEFAULT_PORTS } from '../facts/default-ports';
import type { Ports } from '../declaring/declarations';

/** The ports of the external web site: those IIS listens on, and those clients are told. */
export interface WebServicePorts {
  readonly listeningPorts: Ports;
  readonly publishedPorts: Ports;
}

/**
 * `Port` is what IIS listens on, `ConfiguredPort` what clients use. Throws a DocumentError where a port is none.
 *
 * Source: published topologies of Skype for Business Server 2015 and 2019.
 */
export function webServicePorts(service: XmlElement, fileName: string): WebServicePorts {
  const external = childrenNamed(childNamed(service, 'Ports'), 'Port').filter(
    ({ attributes }) => attributes.get('Usage') === 'WebSite' && attributes.get('InterfaceSide') === 'External',
  );
  const port = (protocol: string, attribute: string, otherwise: number) => {
    const element = external.find(({ attributes }) => attributes.get('Protocol')?.toLowerCase() === protocol);
    return portNumber(element?.attributes.get(attribute), otherwise, fileName, element);
  };
  return {
    listeningPorts: {
      https: port('https', 'Port', DEFAULT_LISTENING_PORTS.https),
      http: port('http', 'Port', DEFAULT_LISTENING_PORTS.http),
    },
    publishedPorts: {
      https: port('https', 'ConfiguredPort', DEFAULT_PORTS.https),
      http: port('http', 'ConfiguredPort', DEFAULT_PORTS.http),
    },
  };
}

/** A port as a number, or the default for none. Throws a DocumentError. */
export function portNumber(text: string | undefined, otherwise: number, fileName: string, place: Place | undefined): number {
  if (text === undefined || text === '') return otherwise;
  const number = Number(text);
  if (/^\d{1,5}$/.test(text) && number >= 1 && number <= 65535) return number;
  throw new DocumentError(
    fileName,
    place,
    `${JSON.stringify(text.slice(0, 40))} is no port number.`,
    'A port is a number from 1 to 65535.',
  );
}
