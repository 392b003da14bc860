import type { FindingFamily } from '../finding-family';
import { numberText } from '../../facts/number-text';
import { listed } from '../wording';

const HEADERS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/header-modification.html';
const ATTRIBUTES = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html';

/** A property of the proxy that becomes an attribute of load balancers or listeners. */
export type BalancerProperty =
  'dropInvalidHeaderFields' | 'clientKeepAlive' | 'strictTransportSecurity' | 'serverHeader' | 'zonalShift' | 'crossZone';

const INSTEAD: Readonly<Record<BalancerProperty, string>> = {
  dropInvalidHeaderFields:
    'Behind HAProxy and Network Load Balancers the servers decide about header fields: HTTP.sys refuses malformed ones.',
  clientKeepAlive: 'Behind HAProxy and Network Load Balancers a connection lasts as long as it is used (idleTimeout).',
  strictTransportSecurity:
    'Behind HAProxy and Network Load Balancers the servers send the header: Set-CsWebServiceConfiguration -HstsMaxAgeInSeconds, from Skype for Business Server 2015 on.',
  serverHeader: 'HAProxy and Network Load Balancers send no such header; that of IIS is set on the servers.',
  zonalShift: 'What answers here is not in zones of AWS.',
  crossZone: 'Application Load Balancers lead to the servers of all zones, whatever one says.',
};

/** What becomes attributes of load balancers and listeners because somebody said so. */
export const ATTRIBUTES_SAID = {
  'balancer-property-heeded-in-part': {
    severity: 'note',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'A property of the proxy is about some of its load balancers, and others have no such thing.',
    source: ATTRIBUTES,
    message: ({ property, without }: { readonly property: BalancerProperty; readonly without: readonly string[] }) => [
      `${property} is not about ${listed(without)}, which ${without.length === 1 ? 'has' : 'have'} no such attribute; the other load balancers get it.`,
      INSTEAD[property],
    ],
  },
  'balancer-property-unheeded': {
    severity: 'warning',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'A property of the proxy is about load balancers that it has none of.',
    source: ATTRIBUTES,
    message: ({ property, without }: { readonly property: BalancerProperty; readonly without: readonly string[] }) => [
      `${property} is said, and ${listed(without)}, all there is, ${without.length === 1 ? 'has' : 'have'} no such attribute: it changes nothing.`,
      INSTEAD[property],
      'Leave it out, or choose another front end.',
    ],
  },
  'client-keep-alive-out-of-range': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'How long a client may keep a connection is no whole number of seconds that ELB takes.',
    source: ATTRIBUTES,
    message: ({
      seconds,
      least,
      most,
      byDefault,
    }: {
      readonly seconds: number;
      readonly least: number;
      readonly most: number;
      readonly byDefault: number;
    }) => [
      `clientKeepAlive is ${Number.isNaN(seconds) ? 'no number of' : seconds} seconds.`,
      `An Application Load Balancer takes ${least} to ${numberText(most)}, and the deployment fails.`,
      `Leave it out (${numberText(byDefault)} seconds), or write a whole number in that range.`,
    ],
  },
  'client-keep-alive-short': {
    severity: 'warning',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'A client may not keep a connection for as long as a long poll may wait for an answer.',
    source: ATTRIBUTES,
    message: ({ seconds, idle }: { readonly seconds: number; readonly idle: number }) => [
      `clientKeepAlive is ${numberText(seconds)} seconds, and a request may wait ${numberText(idle)} for its answer (idleTimeout).`,
      'Mobile clients and Lync Web App then connect, and negotiate TLS, anew for each of their long polls.',
      'Leave clientKeepAlive out (3,600 seconds), or write more than idleTimeout.',
    ],
  },
  'response-header-refused': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'A header that is to be added to answers has a value that ELB refuses.',
    source: HEADERS,
    message: ({ value, problem }: { readonly value: string; readonly problem: string }) => [
      `strictTransportSecurity is ${JSON.stringify(shortened(value))}, which ${problem}.`,
      'Elastic Load Balancing refuses it, and the deployment fails.',
      'Write a value like max-age=31536000.',
    ],
  },
  'transport-security-ignored': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'The value of Strict-Transport-Security is one that browsers ignore.',
    source: 'https://www.rfc-editor.org/rfc/rfc6797#section-6.1',
    message: ({ value, problem }: { readonly value: string; readonly problem: string }) => [
      `strictTransportSecurity is ${JSON.stringify(shortened(value))}, which ${problem}.`,
      'Browsers ignore such a header, and it takes the place of what the servers send.',
      'Write a value like max-age=31536000.',
    ],
  },
} as const satisfies FindingFamily;

/** A message is to be read. */
function shortened(value: string): string {
  return value.length > LEGIBLE ? `${value.slice(0, LEGIBLE)}…` : value;
}

const LEGIBLE = 80;
