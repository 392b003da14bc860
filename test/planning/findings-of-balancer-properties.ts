import type { ProxyDeclaration } from '../../lib/declaring/declarations';
import type { PoolEntry } from '../../lib/declaring/deployment-file/deployment';
import { POOL01, POOL02, declared, type FindingExample } from './findings-of-names';

type Said = Pick<
  ProxyDeclaration,
  'dropInvalidHeaderFields' | 'clientKeepAliveSeconds' | 'strictTransportSecurity' | 'serverHeader' | 'zonalShift' | 'crossZone'
>;

const TOLD = ['certificate-on-servers', 'pass-through-gives-up', 'server-certificates-run-out', 'windows-answers-clients'].map((name) => ({
  id: `lync-reverse-proxy:${name}`,
  reason: 'read',
}));
const PASSED: PoolEntry = { ...POOL02, frontEnd: 'networkLoadBalancer' };

const said = (properties: Said): ProxyDeclaration => ({ ...declared({}), ...properties });
const passed = (properties: Said): ProxyDeclaration => ({ ...declared({ pools: [PASSED], acknowledge: TOLD }), ...properties });
const mixed = (properties: Said): ProxyDeclaration => ({ ...declared({ pools: [POOL01, PASSED], acknowledge: TOLD }), ...properties });
const fleet = (properties: Said): ProxyDeclaration => ({
  ...declared({ frontEnd: 'haproxy', haproxy: { serverAuthorities: ['ca.pem'] } }),
  ...properties,
});

const AGE = 'max-age=31536000';
const NLB = 'a Network Load Balancer';

/** Of what only Application Load Balancers do, what asks for it and what asks for nothing. */
const OF_HTTP: readonly (readonly [string, Said, Said])[] = [
  ['dropInvalidHeaderFields', { dropInvalidHeaderFields: true }, { dropInvalidHeaderFields: false }],
  ['clientKeepAlive', { clientKeepAliveSeconds: 7200 }, { clientKeepAliveSeconds: undefined }],
  ['clientKeepAlive', { clientKeepAliveSeconds: '${Token[TOKEN.7]}' }, {}],
  ['strictTransportSecurity', { strictTransportSecurity: AGE }, { strictTransportSecurity: '' }],
  ['serverHeader', { serverHeader: false }, { serverHeader: true }],
];

/** About attributes of load balancers and listeners, which constructs alone can say. */
export const FINDINGS_OF_BALANCER_PROPERTIES: readonly FindingExample[] = [
  ...OF_HTTP.flatMap(([property, wrong, right]): readonly FindingExample[] => [
    {
      ...{ finding: 'balancer-property-unheeded', severity: 'warning', where: undefined, names: `${property} is said, and ${NLB}, all` },
      wrong: passed(wrong),
      right: passed(right),
    },
    {
      ...{ finding: 'balancer-property-unheeded', severity: 'warning', where: undefined, names: `${property} is said, and HAProxy` },
      wrong: fleet(wrong),
      right: fleet(right),
    },
    {
      ...{ finding: 'balancer-property-heeded-in-part', severity: 'note', where: undefined, names: `${property} is not about ${NLB}` },
      wrong: mixed(wrong),
      right: mixed(right),
    },
    {
      ...{ finding: 'balancer-property-unheeded', severity: 'warning', where: undefined, names: property },
      wrong: passed(wrong),
      right: said(wrong),
    },
  ]),
  {
    ...{ finding: 'balancer-property-unheeded', severity: 'warning', where: undefined, names: 'crossZone is said' },
    wrong: said({ crossZone: false }),
    right: said({ crossZone: true }),
  },
  {
    ...{ finding: 'balancer-property-heeded-in-part', severity: 'note', where: undefined, names: 'about an Application Load Balancer' },
    wrong: mixed({ crossZone: false }),
    right: passed({ crossZone: false, zonalShift: true }),
  },
  {
    ...{ finding: 'balancer-property-heeded-in-part', severity: 'note', where: undefined, names: 'crossZone' },
    wrong: mixed({ crossZone: false }),
    right: fleet({ crossZone: false, zonalShift: true }),
  },
  ...[59, 604_801, 90.5, -1, Number.NaN].map((clientKeepAliveSeconds): FindingExample => ({
    ...{
      finding: 'client-keep-alive-out-of-range',
      severity: 'error',
      where: undefined,
      names: 'seconds. An Application Load Balancer takes 60 to 604,800',
    },
    wrong: said({ clientKeepAliveSeconds }),
    right: said({ clientKeepAliveSeconds: 604_800 }),
  })),
  {
    ...{
      finding: 'client-keep-alive-short',
      severity: 'warning',
      where: undefined,
      names: 'is 1,829 seconds, and a request may wait 1,830',
    },
    wrong: said({ clientKeepAliveSeconds: 1829 }),
    right: said({ clientKeepAliveSeconds: 1830 }),
  },
  ...(
    [
      ['max-age="31536000"', '"\\"" in it'],
      ['max-age=1; caf\u00e9', '"\u00e9" in it'],
      ['max-age=1;\r\nX: y', '"\\r" in it'],
      [`${AGE};${'a'.repeat(1024 - AGE.length)}`, 'has 1,025 characters, more than 1,024'],
    ] as const
  ).map(([strictTransportSecurity, names]): FindingExample => ({
    ...{ finding: 'response-header-refused', severity: 'error', where: undefined, names },
    wrong: said({ strictTransportSecurity }),
    right: said({ strictTransportSecurity: `${AGE};${'a'.repeat(1023 - AGE.length)}` }),
  })),
  ...(
    [
      ['includeSubDomains', 'says no max-age'],
      [';;', 'says no max-age'],
      ['max-age=a year', 'no number of seconds'],
      ['max-age', 'no number of seconds'],
      ['max-age=1; MAX-AGE=2', 'says max-age twice'],
    ] as const
  ).map(([strictTransportSecurity, names]): FindingExample => ({
    ...{ finding: 'transport-security-ignored', severity: 'warning', where: undefined, names },
    wrong: said({ strictTransportSecurity }),
    right: said({ strictTransportSecurity: 'includeSubDomains ; Max-Age = 0;' }),
  })),
  {
    ...{ finding: 'transport-security-ignored', severity: 'warning', where: undefined, names: 'says no max-age' },
    wrong: said({ strictTransportSecurity: 'preload' }),
    right: said({ strictTransportSecurity: '${Token[TOKEN.7]}' }),
  },
];
