import type { Deployment, PoolEntry } from '../../lib/declaring/deployment-file/deployment';
import type { ProxyDeclaration } from '../../lib/declaring/declarations';
import { MOST_LOAD_BALANCERS } from '../../lib/facts/limits';
import { POOL01, POOL02, declared, withPool, type FindingExample } from './findings-of-names';

const MEET = 'https://meet.contoso.com';

const shared = (changes: Partial<Deployment>, loadBalancers = 2) => declared({ loadBalancers, ...changes });
const withUrls = (simpleUrls: Deployment['simpleUrls'], loadBalancers = 2) => declared({ loadBalancers, simpleUrls });
const chosen = (loadBalancer: number, loadBalancers?: number) => declared({ loadBalancers, pools: [{ ...POOL01, loadBalancer }] });
/** What constructs alone can say. */
const saying = (changes: Partial<ProxyDeclaration>): ProxyDeclaration => ({ ...declared({}), ...changes });
const withSets = (loadBalancers: Readonly<Record<string, number>>, contradicted?: readonly (readonly (readonly [string, number])[])[]) => {
  const declaration = withUrls({ meet: [MEET] });
  const contradictedLoadBalancers = contradicted === undefined ? {} : { contradictedLoadBalancers: contradicted };
  return {
    ...declaration,
    simpleUrlSets: declaration.simpleUrlSets.map((set) => ({ ...set, loadBalancers, ...contradictedLoadBalancers })),
  };
};
const HAPROXY: PoolEntry = { ...POOL01, frontEnd: 'haproxy' };
const KNOWN_AUTHORITY = { haproxy: { serverAuthorities: ['ca.pem'] } };
const PASSED: PoolEntry = { ...POOL01, frontEnd: 'networkLoadBalancer' };
const NOTES = ['certificate-on-servers', 'pass-through-gives-up', 'server-certificates-run-out', 'windows-answers-clients'];
const TOLD = NOTES.map((name) => ({ id: `lync-reverse-proxy:${name}`, reason: 'read' }));
const TOO_MANY = MOST_LOAD_BALANCERS + 1;

const MEETS = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `https://meet.${letter}.contoso.com`);
const compact = (rules: number, changes: Partial<Deployment> = {}) =>
  declared({ simpleUrls: { meet: MEETS }, compactPublishing: { rules }, ...changes });
const FOREIGN = [{ id: 'lync-reverse-proxy:autodiscover-of-foreign-domains', reason: 'ours are many' }];
const overHttp = (changes: Partial<Deployment>) =>
  declared({
    pools: [POOL01, POOL02],
    sipDomains: [
      { name: 'contoso.com', meet: false },
      { name: 'eu.contoso.com', meet: false },
    ],
    autodiscover: [
      { answeredBy: 'pool01', sipDomains: ['contoso.com'] },
      { answeredBy: 'pool02', sipDomains: ['eu.contoso.com'] },
    ],
    compactPublishing: { rules: 5, autodiscoverOverHttp: true },
    acknowledge: FOREIGN,
    ...changes,
  });

/** With a pool that publishes an autodiscover name as one of its own. */
const furtherName = (pool: Partial<PoolEntry>, changes: Partial<Deployment> = {}) =>
  declared({
    pools: [POOL01, { ...POOL02, furtherNames: ['lyncdiscover.eu.contoso.com'], ...pool }],
    sipDomains: [{ name: 'contoso.com', meet: false }],
    autodiscover: { answeredBy: 'pool01' },
    compactPublishing: { rules: 5, autodiscoverOverHttp: true },
    acknowledge: FOREIGN,
    ...changes,
  });

/** About several Application Load Balancers among which names are shared out. */
export const FINDINGS_OF_LOAD_BALANCERS: readonly FindingExample[] = [
  ...[0, 1.5, -1, TOO_MANY].map((loadBalancers): FindingExample => ({
    ...{ finding: 'load-balancers-out-of-range', severity: 'error', where: undefined, names: `loadBalancers is ${loadBalancers}.` },
    wrong: saying({ loadBalancers }),
    right: saying({ loadBalancers: MOST_LOAD_BALANCERS }),
  })),
  {
    ...{
      finding: 'load-balancers-out-of-range',
      severity: 'error',
      where: undefined,
      names: 'loadBalancers is a number that is not known',
    },
    wrong: saying({ loadBalancers: -1e289 }),
    right: saying({ loadBalancers: 1 }),
  },
  {
    ...{ finding: 'load-balancers-out-of-range', severity: 'error', where: undefined, names: 'loadBalancersBefore is 0.' },
    wrong: saying({ loadBalancersBefore: 0 }),
    right: saying({}),
  },
  {
    ...{ finding: 'load-balancer-unknown', severity: 'error', where: 'pool01', names: 'load balancer 3, and there are 2' },
    wrong: chosen(3, 2),
    right: chosen(2, 2),
  },
  {
    ...{ finding: 'load-balancer-unknown', severity: 'error', where: 'pool01', names: 'load balancer 2, and there is one' },
    wrong: chosen(2, 1),
    right: chosen(1, 1),
  },
  {
    ...{ finding: 'load-balancer-unknown', severity: 'error', where: 'pool01', names: 'loadBalancers does not say how many' },
    wrong: chosen(1),
    right: chosen(1, 1),
  },
  {
    ...{ finding: 'load-balancer-unknown', severity: 'error', where: 'owa.contoso.com', names: 'load balancer 3' },
    wrong: shared({ officeWebApps: [{ host: 'owa.contoso.com', servers: ['10.20.0.31'], loadBalancer: 3 }] }),
    right: shared({ officeWebApps: [{ host: 'owa.contoso.com', servers: ['10.20.0.31'], loadBalancer: 1 }] }),
  },
  {
    ...{ finding: 'load-balancer-unknown', severity: 'error', where: 'files.contoso.com', names: 'load balancer 20' },
    wrong: shared({ furtherServices: [{ host: 'files.contoso.com', servers: ['10.20.0.41'], externalSignIn: 'none', loadBalancer: 20 }] }),
    right: shared({ furtherServices: [{ host: 'files.contoso.com', servers: ['10.20.0.41'], externalSignIn: 'none', loadBalancer: 2 }] }),
  },
  {
    ...{ finding: 'load-balancer-unknown', severity: 'error', where: 'SimpleUrls', names: 'load balancer 3' },
    wrong: withUrls({ meet: [MEET], loadBalancer: 3 }),
    right: withUrls({ meet: [MEET], loadBalancer: 2 }),
  },
  {
    ...{ finding: 'load-balancer-unknown', severity: 'error', where: 'SimpleUrls', names: 'load balancer 4' },
    wrong: withUrls({ meet: [MEET], loadBalancers: { 'Contoso.com': 4 } }),
    right: withUrls({ meet: [MEET], loadBalancers: { 'Contoso.com': 2 } }),
  },
  {
    ...{ finding: 'load-balancer-unknown', severity: 'error', where: 'SimpleUrls', names: 'load balancer 1.5' },
    wrong: withSets({ 'contoso.com': 1.5 }),
    right: withSets({ 'contoso.com': 1 }),
  },
  {
    ...{ finding: 'load-balancer-ignored', severity: 'error', where: 'SimpleUrls', names: 'Write one of contoso.com, or remove it' },
    wrong: withUrls({ meet: [MEET], loadBalancers: { 'contosso.com': 2 } }),
    right: withUrls({ meet: [MEET], loadBalancers: { 'contoso.com': 2 } }),
  },
  {
    ...{ finding: 'load-balancer-ignored', severity: 'error', where: 'SimpleUrls', names: 'numbers 1 and 2' },
    wrong: withSets({ 'contoso.com': 2 }, [
      [
        ['contoso.com', 1],
        ['Contoso.com', 2],
      ],
    ]),
    right: withSets({ 'contoso.com': 2 }),
  },
  {
    ...{ finding: 'load-balancer-without-effect', severity: 'warning', where: undefined, names: 'HAProxy is one for all names' },
    wrong: shared({ pools: [HAPROXY], ...KNOWN_AUTHORITY }),
    right: shared({ pools: [HAPROXY], ...KNOWN_AUTHORITY }, 1),
  },
  {
    ...{
      finding: 'load-balancer-without-effect',
      severity: 'warning',
      where: undefined,
      names: 'Each Network Load Balancer is that of one',
    },
    wrong: shared({ pools: [PASSED], acknowledge: TOLD }),
    right: shared({ pools: [PASSED, POOL02], acknowledge: TOLD }),
  },
  {
    ...{
      finding: 'load-balancer-without-effect',
      severity: 'warning',
      where: 'pool01',
      names: 'pool01 is to go to one of several load balancers, and its front end is HAProxy',
    },
    wrong: shared({ pools: [{ ...HAPROXY, loadBalancer: 2 }, POOL02], ...KNOWN_AUTHORITY }),
    right: shared({ pools: [HAPROXY, { ...POOL02, loadBalancer: 2 }], ...KNOWN_AUTHORITY }),
  },
  {
    ...{
      finding: 'load-balancer-without-effect',
      severity: 'warning',
      where: 'SimpleUrls',
      names: 'SimpleUrls is to go to one of several load balancers',
    },
    wrong: shared({ pools: [HAPROXY, POOL02], ...KNOWN_AUTHORITY, simpleUrls: { answeredBy: 'pool01', meet: [MEET], loadBalancer: 2 } }),
    right: shared({ pools: [HAPROXY, POOL02], ...KNOWN_AUTHORITY, simpleUrls: { answeredBy: 'pool02', meet: [MEET], loadBalancer: 2 } }),
  },
  {
    ...{ finding: 'moving-between-load-balancers', severity: 'note', where: undefined, names: 'One name moves from 1 to 2 load balancers' },
    wrong: { ...chosen(2, 2), loadBalancersBefore: 1 },
    right: chosen(2, 2),
  },
  {
    ...{ finding: 'moving-between-load-balancers', severity: 'note', where: undefined, names: 'Nothing has to stay' },
    wrong: { ...chosen(1, 2), loadBalancersBefore: 1 },
    right: withPool({}),
  },
  {
    ...{ finding: 'compact-publishing-exceeded', severity: 'error', where: undefined, names: 'Write rules: 2 or more' },
    wrong: compact(1),
    right: compact(2),
  },
  {
    ...{ finding: 'compact-publishing-out-of-range', severity: 'error', where: undefined, names: 'rules: 1.5' },
    wrong: { ...compact(2), compactPublishing: { rules: 1.5, autodiscoverOverHttp: false } },
    right: compact(2),
  },
  {
    ...{ finding: 'compact-publishing-without-effect', severity: 'warning', where: undefined, names: 'Behind HAProxy names need no' },
    wrong: compact(2, { pools: [HAPROXY], ...KNOWN_AUTHORITY }),
    right: declared({ simpleUrls: { meet: MEETS }, pools: [HAPROXY], ...KNOWN_AUTHORITY }),
  },
  {
    ...{
      finding: 'autodiscover-of-foreign-domains',
      severity: 'note',
      where: undefined,
      names: 'lyncdiscover of foreign domains too, on port 80',
    },
    wrong: overHttp({ autodiscover: { answeredBy: 'pool01' }, acknowledge: [] }),
    right: overHttp({ autodiscover: { answeredBy: 'pool01' } }),
  },
  {
    ...{
      finding: 'autodiscover-over-http-mixed',
      severity: 'error',
      where: undefined,
      names: 'answered by webext.contoso.com and webext2.contoso.com',
    },
    wrong: overHttp({ acknowledge: [] }),
    right: overHttp({ autodiscover: { answeredBy: 'pool01' } }),
  },
  {
    // What would be sent on to HTTPS comes to the pool of all others.
    ...{
      finding: 'autodiscover-over-http-mixed',
      severity: 'error',
      where: undefined,
      names: 'webext.contoso.com and webext2.contoso.com',
    },
    wrong: furtherName({}, { acknowledge: [] }),
    right: furtherName({ publishHttp: true }),
  },
  {
    // By a rule of its own behind that of all.
    ...{
      finding: 'autodiscover-over-http-mixed',
      severity: 'error',
      where: undefined,
      names: 'webext.contoso.com and webext2.contoso.com',
    },
    wrong: furtherName({ publishHttp: true, priority: 50_000 }, { acknowledge: [] }),
    right: furtherName({ publishHttp: true, priority: 49_000 }),
  },
  {
    ...{ finding: 'priority-ignored', severity: 'error', where: 'SimpleUrls', names: 'Write one of compact, or remove it' },
    wrong: compact(2, { simpleUrls: { meet: MEETS, priorities: { 'a.contoso.com': 7 } } }),
    right: compact(2, { simpleUrls: { meet: MEETS, priorities: { compact: 7 } } }),
  },
];
