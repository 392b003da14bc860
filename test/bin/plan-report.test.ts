import { planReport } from '../../bin/plan-report';
import type { SavedPlan } from '../../bin/saved-plan';
import type { Deployment, PoolEntry } from '../../lib/deployment-file/deployment';
import { findingText } from '../../lib/planning/findings/finding';
import type { PublishingPlan } from '../../lib/planning/publishing-plan';
import { planned } from '../support/planned';

const SOUND: Deployment = {
  network: { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0a', poolNetworks: ['10.20.0.0/16'] },
  hostedZones: [
    { name: 'contoso.com', id: 'ZCONTOSO' },
    { name: 'fabrikam.com', id: 'ZFABRIKAM' },
  ],
  externalSignIn: 'modern',
  sipDomains: ['contoso.com', 'fabrikam.com'],
  pools: [
    { name: 'director', role: 'director', externalWebServicesFqdn: 'webdirext.contoso.com', servers: ['10.20.0.21'] },
    {
      name: 'pool01',
      role: 'frontEndPool',
      externalWebServicesFqdn: 'webext.contoso.com',
      servers: ['10.20.0.11', '10.20.0.12'],
      listeningPorts: { https: 5443 },
      publishHttp: true,
    },
  ],
  simpleUrls: { answeredBy: 'director', meet: ['https://meet.contoso.com', 'https://meet.fabrikam.com'] },
};
const NO_RECORDS: Deployment = { ...SOUND, dnsRecords: 'none' };
const ELSEWHERE: Deployment = {
  ...SOUND,
  hostedZones: [
    { name: 'contoso.com', id: 'ZCONTOSO' },
    { name: 'fabrikam.com', managedElsewhere: true },
  ],
};

/** What the app saves and the report reads: the plan as JSON. */
function saved(deployment: Deployment): SavedPlan {
  const plan = JSON.parse(JSON.stringify(planned(deployment))) as PublishingPlan;
  return { stackName: 'LyncReverseProxy', templateFile: 'LyncReverseProxy.template.json', plan };
}

const reportOf = (deployment: Deployment) => planReport(saved(deployment));

/** The report without the texts of findings and without JSON, which nobody may break. */
function proseOf(deployment: Deployment): readonly string[] {
  const { plan } = saved(deployment);
  const withoutFindings = plan.findings.reduce((text, finding) => text.replace(findingText(finding), ''), reportOf(deployment));
  return withoutFindings.replace(/^\{\n(?: .*\n)*\}$/gm, '').split('\n');
}

/** A label as long as DNS allows, in a name as long as a host-header condition does. */
const LONG_ZONE = `${'a'.repeat(63)}.${'b'.repeat(40)}.com`;
const long = (first: string) => `${first.padEnd(128 - LONG_ZONE.length - 1, 'x')}.${LONG_ZONE}`;
const manyPools = Array.from({ length: 100 }, (_, i): PoolEntry => ({
  name: `pool${i}`,
  role: 'standardEdition',
  externalWebServicesFqdn: `webext-of-site-number-${i}.contoso.com`,
  servers: [`10.20.1.${i + 1}`],
}));

test.each<[string, Deployment]>([
  ['short host names', SOUND],
  ['records made by hand', NO_RECORDS],
  ['a zone managed elsewhere', ELSEWHERE],
  [
    'host names of 128 characters',
    {
      ...SOUND,
      sipDomains: [],
      hostedZones: [...SOUND.hostedZones, { name: LONG_ZONE, id: 'ZLONG' }],
      pools: [{ ...manyPools[0], externalWebServicesFqdn: long('webext'), furtherNames: [long('old'), 'old.contoso.com'] } as PoolEntry],
      simpleUrls: { meet: [`https://${long('meet')}`] },
      certificates: [{ arn: 'arn:aws:acm:eu-west-1:111111111111:certificate/1', names: [`*.${LONG_ZONE}`] }],
    },
  ],
  [
    'long host names of a zone managed elsewhere',
    {
      ...SOUND,
      sipDomains: [],
      hostedZones: [{ name: LONG_ZONE, managedElsewhere: true }],
      pools: [{ ...manyPools[0], externalWebServicesFqdn: long('webext') } as PoolEntry],
      simpleUrls: [],
      certificates: [{ arn: 'arn:aws:acm:eu-west-1:111111111111:certificate/1', names: [`*.${LONG_ZONE}`] }],
    },
  ],
  [
    '100 pools',
    {
      ...SOUND,
      pools: manyPools,
      simpleUrls: { answeredBy: 'pool0', meet: ['https://meet.contoso.com'] },
      quotas: { rules: 300, certificates: 100 },
    },
  ],
  [
    'names that five pools answer together',
    {
      ...SOUND,
      pools: manyPools.slice(0, 20),
      simpleUrls: { answeredBy: manyPools.slice(0, 5).map(({ name }) => name), meet: ['https://meet.contoso.com'] },
    },
  ],
])('no line is longer than 80 characters: %s', (_, deployment) => {
  const prose = proseOf(deployment);
  expect(prose.length).toBeGreaterThan(15);
  // A name that is longer stands on a line of its own.
  const numbered = /^ *\d+ +/;
  expect(prose.filter((line) => line.length > 80 && line.replace(numbered, '').trim().includes(' '))).toEqual([]);
});

test('every public name and every pool is in the report, however many there are', () => {
  const deployment = { ...SOUND, pools: manyPools, sipDomains: [], simpleUrls: [], quotas: { rules: 300, certificates: 100 } };
  // A long name goes on in the next line of its cell: columns are read without their blanks.
  const cells = reportOf(deployment)
    .split('\n')
    .map((line) => line.slice(0, 28).trim());
  const text = cells.join('');
  expect(manyPools.filter(({ externalWebServicesFqdn }) => !text.includes(externalWebServicesFqdn))).toEqual([]);
});

test('a name is shown with where it goes, its ports, certificate and record', () => {
  const line = reportOf(SOUND)
    .split('\n')
    .find((each) => each.startsWith('meet.fabrikam.com'));
  expect(line?.split(/ +/)).toEqual(['meet.fabrikam.com', 'webdirext.contoso.com', '443>4443', expect.stringMatching(/^\d+$/), 'A']);
});

test('ports are those of clients and of servers, for HTTPS and for HTTP', () => {
  const [first, second] =
    reportOf(SOUND)
      .split(/\n(?=webext\.)/)[1]
      ?.split('\n') ?? [];
  expect(first).toContain('443>5443');
  expect(second?.trim()).toBe('80>8080');
});

test('findings are in the report', () => {
  const deployment: Deployment = { ...SOUND, idleTimeout: 60 };
  const [finding] = planned(deployment).findings;
  expect(finding?.id).toBe('lync-reverse-proxy:idle-timeout-short');
  expect(reportOf(deployment)).toContain(finding === undefined ? 'a finding' : findingText(finding));
});

describe('with dnsRecords none', () => {
  const report = reportOf(NO_RECORDS);
  const batches = [...report.matchAll(/^\{\n(?: .*\n)*\}$/gm)].map(([json]) => JSON.parse(json) as ChangeBatch);

  test('each zone has a change batch for the cut-over and one for the way back', () => {
    expect(batches.map(({ Comment }) => Comment)).toEqual([
      'Lync reverse proxy: cut-over of contoso.com',
      'Lync reverse proxy: roll-back of contoso.com',
      'Lync reverse proxy: cut-over of fabrikam.com',
      'Lync reverse proxy: roll-back of fabrikam.com',
    ]);
    expect(report).toMatch(/^Zone contoso\.com \(ZCONTOSO\): save as cut-over\.json$/m);
    expect(report).toMatch(/^Zone fabrikam\.com: save as roll-back\.json/m);
  });

  test('the batches hold every public name, for the load balancer and back', () => {
    const names = planned(NO_RECORDS).publicNames.map(({ name }) => `${name}.`);
    const changes = (word: string) => batches.filter(({ Comment }) => Comment.includes(word)).flatMap(({ Changes }) => Changes);
    const [over, back] = [changes('cut-over'), changes('roll-back')];
    expect(over.map(({ ResourceRecordSet }) => ResourceRecordSet.Name).sort()).toEqual([...names].sort());
    expect(back.map(({ ResourceRecordSet }) => ResourceRecordSet.Name).sort()).toEqual([...names].sort());
    expect(new Set([...over, ...back].map(({ Action }) => Action))).toEqual(new Set(['UPSERT']));
    expect(new Set(over.map(({ ResourceRecordSet }) => ResourceRecordSet.AliasTarget?.DNSName))).toEqual(
      new Set(['dualstack.<LoadBalancerDnsName>']),
    );
    expect(new Set(back.map(({ ResourceRecordSet }) => ResourceRecordSet.TTL))).toEqual(new Set([60]));
  });

  test('the commands and the state of the records are there', () => {
    expect(report).toContain('aws route53 change-resource-record-sets');
    expect(report).toMatch(/^meet\.contoso\.com .* by hand$/m);
  });

  test('IPv6 goes again on the way back, for the old proxy has none', () => {
    const dualStack = reportOf({ ...NO_RECORDS, network: { ...SOUND.network, ipAddressType: 'dualstack' } });
    const actions = [
      ...dualStack.matchAll(/"Action": "(\w+)",\n\s+"ResourceRecordSet": \{\n\s+"Name": "meet\.contoso\.com\.",\n\s+"Type": "(\w+)"/g),
    ];
    expect(actions.map(([, action, type]) => `${action ?? ''} ${type ?? ''}`)).toEqual([
      'UPSERT A',
      'UPSERT AAAA',
      'UPSERT A',
      'DELETE AAAA',
    ]);
  });

  test('a deployment that makes its records prints no batch', () => {
    expect(reportOf(SOUND)).not.toMatch(/Cut-over|route53|\{/);
  });
});

describe('with a zone managed elsewhere', () => {
  test('its names are printed with the record to create, and no others', () => {
    const records = reportOf(ELSEWHERE).match(/^ +\S+ to <.*$/gm);
    expect(records).toEqual(['  lyncdiscover.fabrikam.com to <LoadBalancerDnsName>', '  meet.fabrikam.com to <LoadBalancerDnsName>']);
    expect(reportOf(ELSEWHERE)).toContain('Records to create where these zones are managed');
    expect(reportOf(ELSEWHERE)).toMatch(/^meet\.fabrikam\.com .* elsewhere$/m);
  });

  test('a deployment without such a zone prints none', () => {
    expect(reportOf(SOUND)).not.toContain('CNAME');
  });
});

interface ChangeBatch {
  readonly Comment: string;
  readonly Changes: readonly {
    readonly Action: string;
    readonly ResourceRecordSet: { readonly Name: string; readonly TTL?: number; readonly AliasTarget?: { readonly DNSName: string } };
  }[];
}
