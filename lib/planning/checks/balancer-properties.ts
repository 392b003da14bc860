import type { ProxyDeclaration } from '../../declaring/declarations';
import { headerValueProblem, transportSecurityProblem } from '../../declaring/response-headers';
import { isToken } from '../../declaring/tokens';
import { ALB } from '../../facts/limits';
import { finding, type Finding } from '../../findings/finding';
import type { BalancerProperty } from '../../findings/load-balancer/attributes';
import { kindNamed } from '../front-ends/kinds';
import { ofProxy } from '../places';
import type { FrontEndAbilities } from '../publishing-plan';
import type { CheckInput } from './check-input';

/** What constructs say about the attributes of load balancers and listeners. */
export function balancerPropertyFindings(input: CheckInput): readonly Finding[] {
  return [...keepAlive(input), ...transportSecurity(input), ...PROPERTIES.flatMap((each) => unheeded(each, input))];
}

function keepAlive({ proxy, plan }: CheckInput): readonly Finding[] {
  const { clientKeepAliveSeconds: seconds, idleTimeoutSeconds: idle } = proxy;
  if (typeof seconds !== 'number') return [];
  const place = ofProxy('clientKeepAliveSeconds');
  const { least, most } = ALB.clientKeepAlive;
  if (!Number.isInteger(seconds) || seconds < least || seconds > most) {
    return [finding('client-keep-alive-out-of-range', place, { seconds, ...ALB.clientKeepAlive })];
  }
  const isHeeded = plan.frontEnds.some(({ abilities }) => abilities.changesHeaders === true);
  return idle === undefined || seconds >= idle || !isHeeded ? [] : [finding('client-keep-alive-short', place, { seconds, idle })];
}

/** An empty text switches the header off. */
function transportSecurity({ proxy: { strictTransportSecurity: value = '' } }: CheckInput): readonly Finding[] {
  if (value === '' || isToken(value)) return [];
  const place = ofProxy('strictTransportSecurity');
  const refused = headerValueProblem(value);
  if (refused !== undefined) return [finding('response-header-refused', place, { value, problem: refused })];
  const ignored = transportSecurityProblem(value);
  return ignored === undefined ? [] : [finding('transport-security-ignored', place, { value, problem: ignored })];
}

interface Property {
  readonly property: BalancerProperty;
  readonly key: keyof ProxyDeclaration;
  /** Whether it asks for something that load balancers without it do not do anyway. */
  readonly asks: (proxy: ProxyDeclaration) => boolean;
  readonly isHeededBy: (abilities: FrontEndAbilities) => boolean;
}

const changesHeaders = (abilities: FrontEndAbilities) => abilities.changesHeaders === true;

const PROPERTIES: readonly Property[] = [
  {
    property: 'dropInvalidHeaderFields',
    key: 'dropInvalidHeaderFields',
    asks: (proxy) => proxy.dropInvalidHeaderFields === true,
    isHeededBy: changesHeaders,
  },
  {
    property: 'clientKeepAlive',
    key: 'clientKeepAliveSeconds',
    asks: (proxy) => proxy.clientKeepAliveSeconds !== undefined,
    isHeededBy: changesHeaders,
  },
  {
    property: 'strictTransportSecurity',
    key: 'strictTransportSecurity',
    asks: ({ strictTransportSecurity = '' }) => strictTransportSecurity !== '',
    isHeededBy: changesHeaders,
  },
  { property: 'serverHeader', key: 'serverHeader', asks: (proxy) => proxy.serverHeader === false, isHeededBy: changesHeaders },
  {
    property: 'zonalShift',
    key: 'zonalShift',
    asks: (proxy) => proxy.zonalShift === true,
    isHeededBy: (abilities) => abilities.shiftsZones === true,
  },
  {
    property: 'crossZone',
    key: 'crossZone',
    asks: (proxy) => proxy.crossZone === false,
    isHeededBy: (abilities) => abilities.crossesZonesByChoice === true,
  },
];

function unheeded({ property, key, asks, isHeededBy }: Property, { proxy, plan: { frontEnds } }: CheckInput): readonly Finding[] {
  const others = frontEnds.filter(({ abilities }) => !isHeededBy(abilities));
  if (!asks(proxy) || others.length === 0) return [];
  const without = [...new Set(others.map(({ kind }) => kindNamed(kind).words.one))];
  const id = others.length === frontEnds.length ? 'balancer-property-unheeded' : 'balancer-property-heeded-in-part';
  return [finding(id, ofProxy(key), { property, without })];
}
