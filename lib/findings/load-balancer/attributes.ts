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

export type ZonalShiftProblem = 'Application Load Balancer' | 'protocol' | 'its own zones' | 'cut connections';

const ZONAL_SHIFT: Readonly<Record<ZonalShiftProblem, { readonly what: string; readonly cure: string }>> = {
  'Application Load Balancer': {
    what: 'has an Application Load Balancer as its target',
    cure: 'Leave the attribute out, or give it to the Application Load Balancer alone.',
  },
  protocol: { what: 'is for another protocol than TCP and TLS', cure: 'Leave the attribute out.' },
  'its own zones': {
    what: 'does not cross zones itself (load_balancing.cross_zone.enabled)',
    cure: 'Leave that attribute of the target group out, or the one of the load balancer.',
  },
  'cut connections': {
    what: 'has connections cut to targets that become unhealthy, as by default',
    cure: 'Write target_health_state.unhealthy.connection_termination.enabled: false in its attributes, or leave the attribute of the load balancer out.',
  },
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
      `clientKeepAlive is ${Number.isNaN(seconds) ? 'no number of' : numberText(seconds)} seconds.`,
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
  'zonal-shift-refused': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'A Network Load Balancer that crosses zones is to take zonal shifts, and has a target group with which ELB refuses that.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/enable-zonal-shift.html',
    message: ({ loadBalancer, problem }: { readonly loadBalancer: string; readonly problem: ZonalShiftProblem }) => [
      `${loadBalancer}, which leads here, crosses zones and is to take zonal shifts (zonal_shift.config.enabled); this target group ${ZONAL_SHIFT[problem].what}.`,
      'Elastic Load Balancing refuses the attribute then, and the deployment fails.',
      ZONAL_SHIFT[problem].cure,
    ],
  },
} as const satisfies FindingFamily;

/** A message is to be read. */
function shortened(value: string): string {
  return value.length > LEGIBLE ? `${value.slice(0, LEGIBLE)}…` : value;
}

const LEGIBLE = 80;
