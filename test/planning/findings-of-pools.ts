import type { Deployment, PoolEntry } from '../../lib/declaring/deployment-file/deployment';
import { EXISTING, POOL01, POOL02, declared, withPool, type FindingExample } from './findings-of-names';

const DIRECTOR: PoolEntry = {
  name: 'director',
  role: 'director',
  externalWebServicesFqdn: 'webdirext.contoso.com',
  servers: ['10.20.0.21'],
};
const MEET = ['https://meet.contoso.com'];
const ALL_AT_ONE = { loadBalancerAddress: '10.20.0.10', servers: undefined };

const answeredBy = (name: string): Partial<Deployment> => ({ simpleUrls: { answeredBy: name, meet: MEET } });
const secondPool = (changes: Partial<PoolEntry>) => declared({ pools: [POOL01, { ...POOL02, ...changes }] });

/** Pools of some versions, of which some answer; as constructs declare them. */
const versions = (all: readonly PoolEntry['version'][], answering: readonly string[]) => ({
  ...declared({
    pools: all.map((version, index) => ({
      ...POOL01,
      ...{ name: `pool0${index + 1}`, externalWebServicesFqdn: `webext0${index}.contoso.com`, servers: [`10.20.0.1${index}`], version },
    })),
    simpleUrls: { answeredBy: answering, meet: MEET },
  }),
});

/** About external web services FQDNs, roles, versions, servers and ports. */
export const FINDINGS_OF_POOLS: readonly FindingExample[] = [
  {
    ...{
      finding: 'no-security-updates',
      severity: 'note',
      where: undefined,
      names: 'pool01 (sfb2019) gets no security updates, unless it is Subscription',
    },
    wrong: withPool({ version: 'sfb2019' }),
    right: withPool({ version: 'se' }),
  },
  {
    ...{
      finding: 'no-security-updates',
      severity: 'note',
      where: undefined,
      names: 'pool01 (lync2013) and pool02 (sfb2015) get no security updates.',
    },
    wrong: withPool({ version: 'lync2013' }, [{ ...POOL02, version: 'sfb2015' }]),
    right: withPool({ version: 'se' }, [{ ...POOL02, version: 'se' }]),
  },
  {
    ...{ finding: 'no-security-updates', severity: 'note', where: undefined, names: 'pool02 (lync2010) gets no security updates.' },
    wrong: secondPool({ version: 'lync2010' }),
    right: secondPool({ version: 'lync2010', publish: false }),
  },
  {
    ...{ finding: 'internal-web-services-elsewhere', severity: 'note', where: 'pool01', names: 'external web services of pool01 are' },
    wrong: withPool({ servers: ['10.20.0.11', '10.20.0.13'] }),
    right: withPool({ servers: undefined, loadBalancerAddress: '10.20.0.10' }),
  },
  {
    ...{ finding: 'answered-by-older-version', severity: 'warning', where: 'SimpleUrls', names: 'pool02 is newer (sfb2015)' },
    wrong: declared({
      pools: [
        { ...POOL01, version: 'lync2013' },
        { ...POOL02, version: 'sfb2015' },
      ],
      ...answeredBy('pool01'),
    }),
    right: declared({
      pools: [
        { ...POOL01, version: 'lync2013' },
        { ...POOL02, version: 'sfb2015' },
      ],
      ...answeredBy('pool02'),
    }),
  },
  {
    ...{ finding: 'answered-by-older-version', severity: 'warning', where: 'SimpleUrls', names: 'answered by pool01 (lync2010)' },
    wrong: declared({
      pools: [
        { ...POOL01, version: 'lync2010' },
        { ...POOL02, version: 'se' },
      ],
      ...answeredBy('pool01'),
    }),
    right: declared({
      pools: [
        { ...POOL01, version: 'lync2010' },
        { ...POOL02, version: 'se', publish: false },
      ],
      ...answeredBy('pool01'),
    }),
  },
  {
    ...{ finding: 'director-answers-nothing', severity: 'warning', where: 'director', names: 'answers neither' },
    wrong: declared({ pools: [DIRECTOR, POOL01], ...answeredBy('pool01') }),
    right: declared({ pools: [DIRECTOR, POOL01], ...answeredBy('director') }),
  },
  {
    ...{ finding: 'director-without-front-end-pool', severity: 'error', where: 'director', names: 'Only a Director' },
    wrong: declared({ pools: [DIRECTOR, { ...POOL01, publish: false }], ...answeredBy('director') }),
    right: declared({ pools: [DIRECTOR, POOL01], ...answeredBy('director') }),
  },
  {
    ...{ finding: 'external-fqdn-internal', severity: 'warning', where: 'pool01', names: 'the FQDN of the pool pool01' },
    wrong: withPool({ poolFqdn: 'WEBEXT.contoso.com' }),
    right: withPool({ poolFqdn: 'pool01.contoso.local' }),
  },
  {
    finding: 'external-fqdn-internal',
    ...{ severity: 'warning', where: 'pool02', names: 'the FQDN of the internal web services of pool01' },
    wrong: withPool({ internalWebServicesFqdn: 'webext2.contoso.com' }, [POOL02]),
    right: withPool({ internalWebServicesFqdn: 'webint.contoso.local' }, [POOL02]),
  },
  {
    ...{ finding: 'external-fqdn-not-unique', severity: 'error', where: 'pool02', names: 'webext.contoso.com' },
    wrong: secondPool({ externalWebServicesFqdn: 'Webext.contoso.com', publish: false }),
    right: secondPool({ publish: false }),
  },
  {
    ...{ finding: 'external-fqdns-alike', severity: 'note', where: 'pool02', names: 'wedext.contoso.com and webext.contoso.com' },
    wrong: secondPool({ externalWebServicesFqdn: 'wedext.contoso.com' }),
    right: secondPool({ externalWebServicesFqdn: 'webext-ams.contoso.com' }),
  },
  {
    ...{ finding: 'external-fqdns-alike', severity: 'note', where: 'pool02', names: 'webexts.contoso.com' },
    wrong: secondPool({ externalWebServicesFqdn: 'webexts.contoso.com' }),
    right: secondPool({ externalWebServicesFqdn: 'webext1.contoso.com' }),
  },
  {
    ...{ finding: 'listening-port-internal', severity: 'error', where: 'pool01', names: 'said to listen on 443' },
    wrong: withPool({ listeningPorts: { https: 443 } }),
    right: withPool({ listeningPorts: { https: 443 }, internalPorts: { https: 8443 } }),
  },
  {
    ...{ finding: 'listening-port-internal', severity: 'error', where: 'pool01', names: 'said to listen on 80' },
    wrong: withPool({ listeningPorts: { http: 80 } }),
    right: withPool({ listeningPorts: { http: 80 }, ...ALL_AT_ONE }),
  },
  {
    ...{ finding: 'lync2010-needs-load-balancer', severity: 'error', where: 'pool01', names: 'MS-WSMAN' },
    wrong: withPool({ version: 'lync2010', servers: ['10.20.0.11', '10.20.0.13'] }),
    right: withPool({ version: 'lync2010', ...ALL_AT_ONE }),
  },
  {
    ...{ finding: 'lync2010-needs-load-balancer', severity: 'error', where: 'pool01', names: 'frontEnd: haproxy, which issues it' },
    wrong: withPool({ version: 'lync2010', servers: ['10.20.0.11', '10.20.0.13'] }),
    right: withPool({ version: 'lync2010', servers: ['10.20.0.11', '10.20.0.13'], frontEnd: 'haproxy' }, [], {
      haproxy: { serverAuthorities: ['ca.pem'] },
    }),
  },
  {
    ...{ finding: 'lync2010-needs-load-balancer', severity: 'error', where: 'pool01', names: 'pool of 2 servers' },
    wrong: withPool({ version: 'lync2010', servers: [{ instanceId: 'i-0a' }, { instanceId: 'i-0b' }] }, [], { network: EXISTING }),
    right: withPool({ version: 'lync2010', servers: [{ instanceId: 'i-0a' }] }, [], { network: EXISTING }),
  },
  {
    ...{ finding: 'server-in-two-pools', severity: 'error', where: 'pool02', names: '10.20.0.11 is a server of pool01 too' },
    wrong: secondPool({ servers: ['10.20.0.11', '10.20.0.12'] }),
    right: secondPool({ servers: ['10.20.0.12'] }),
  },
  {
    ...{ finding: 'server-in-two-pools', severity: 'error', where: 'pool02', names: '10.20.0.10' },
    wrong: withPool({ servers: ['10.20.0.10'] }, [{ ...POOL02, ...ALL_AT_ONE }]),
    right: withPool(ALL_AT_ONE, [{ ...POOL02, ...ALL_AT_ONE }]),
  },
  {
    ...{ finding: 'internal-web-services-elsewhere', severity: 'note', where: 'pool01', names: 'external web services of pool01 are' },
    wrong: { ...withPool({ servers: ['10.20.0.11', '10.20.0.13'] }) },
    right: withPool({ servers: ['10.20.0.11', '10.20.0.13'], publish: false }, [POOL02]),
  },
  // Of several that answer, the oldest is too old, and of several that are newer, the newest is to answer.
  {
    ...{
      finding: 'answered-by-older-version',
      severity: 'warning',
      where: 'SimpleUrls',
      names: 'answered by pool02 (lync2013), and pool03 is newer (se)',
    },
    wrong: versions(['sfb2015', 'lync2013', 'se', 'sfb2019'], ['pool01', 'pool02']),
    right: versions(['se', 'se', 'se', 'sfb2019'], ['pool01', 'pool02']),
  },
  {
    ...{
      finding: 'answered-by-older-version',
      severity: 'warning',
      where: 'SimpleUrls',
      names: 'answered by pool01 (lync2013), and pool04 is newer (se)',
    },
    wrong: versions(['lync2013', 'lync2013', 'se', 'se'], ['pool02', 'pool01']),
    right: versions([undefined, 'se', 'se', 'se'], ['pool01', 'pool02']),
  },
];
