import fc from 'fast-check';
import { stripVTControlCharacters } from 'node:util';
import { coloured, paintFor, plain } from '../../lib/reports/colour';
import { isFailing } from '../../lib/routing/judged-finding';
import { planFindings, type PlanContents } from '../../lib/reports/plan/plan-contents';
import { planPage } from '../../lib/reports/plan/plan-html';
import { planReport } from '../../lib/reports/plan/plan-report';
import { pathText } from '../../lib/reports/plan/plan-words';
import type { Deployment, PoolEntry } from '../../lib/declaring/deployment-file/deployment';
import { pathRegex } from '../../lib/declaring/virtual-directories';
import { capacityEstimate } from '../../lib/routing/overview/capacity-estimate';
import { contentsOf, contentsOfDeployment, FINDING, templateFor } from '../support/plan-contents';
import type { CloudFormationTemplate } from '../../lib/templates/cloudformation-template';
import { synthesized } from '../support/synthesize';
import { none, planned } from '../support/planned';
import { forward, listener, loadBalancer, routingOf, rule, targetGroup, templateOf } from '../support/template-resources';

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

const reportOf = (deployment: Deployment) => planReport(contentsOfDeployment(deployment));
const JSON_BLOCK = /^\{\n(?: .*\n)*\}$/gm;

const host = fc.oneof(
  fc.domain(),
  fc.stringMatching(/^[a-z0-9]{1,63}(\.[a-z0-9-]{1,63}){1,3}\.com$/),
  fc.string({ maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 100 }),
);
const contents = fc
  .record({
    rules: fc.array(
      fc.record({ hosts: fc.array(host, { minLength: 1, maxLength: 5 }), pool: host, paths: fc.array(host, { maxLength: 2 }) }),
      { maxLength: 12 },
    ),
    findings: fc.array(
      fc.record({
        id: host,
        severity: fc.constantFrom('error' as const, 'warning' as const, 'note' as const),
        message: fc.string({ maxLength: 400 }),
        where: fc.option(host, { nil: undefined }),
        acknowledged: fc.option(host, { nil: undefined }),
      }),
      { maxLength: 4 },
    ),
    clients: fc.option(fc.nat(), { nil: undefined }),
  })
  .map(({ rules, findings, clients }) => {
    const base = contentsOf(routingOf(templateFor(rules)), { findings });
    return clients === undefined ? base : { ...base, capacity: capacityEstimate(base.plan, clients) };
  });

test('no line is ever longer than 80 characters, and colour changes none of them', () => {
  fc.assert(
    fc.property(contents, fc.option(host, { nil: undefined }), (each, filter) => {
      const report = planReport(each, { filter });
      none(report.split('\n').filter((line) => line.length > 80));
      none(stripVTControlCharacters(planReport(each, { filter, paint: coloured })) === report ? [] : ['colour changes the text']);
    }),
    { numRuns: 300 },
  );
});

test('long records are wrapped too; only the JSON of change batches stands as it is saved', () => {
  const zone = `${'a'.repeat(63)}.com`;
  const pools = SOUND.pools.map((pool) => ({ ...pool, externalWebServicesFqdn: `${pool.name}-${'x'.repeat(50)}.${zone}` }));
  const certificates = [
    { arn: 'arn:aws:acm:eu-west-1:111111111111:certificate/12345678-1234-1234-1234-123456789012', names: [`*.${zone}`] },
  ];
  const base = { ...SOUND, pools, sipDomains: [], simpleUrls: [], certificates, dnsRecords: 'none' as const };
  for (const hostedZones of [[{ name: zone, id: 'ZLONG' }], [{ name: zone, managedElsewhere: true }]]) {
    const prose = reportOf({ ...base, hostedZones })
      .replace(JSON_BLOCK, '')
      .replace(/^ {4}\{.*\},$/gm, '')
      .split('\n');
    expect(prose.filter((line) => line.length > 80)).toEqual([]);
    expect(prose.length).toBeGreaterThan(20);
  }
});

test('500 names are all there, in groups by domain and pool', () => {
  const domains = ['contoso.com', 'fabrikam.com'];
  const rules = Array.from({ length: 100 }, (_, i) => ({
    hosts: Array.from({ length: 5 }, (__, j) => `name-${i}-${j}.${domains[i % 2] ?? ''}`),
    pool: `webext-${i % 20}.contoso.com`,
  }));
  const report = planReport(contentsOf(routingOf(templateFor(rules))));
  const lines = report.split('\n').map((line) => line.trim());
  expect(rules.flatMap(({ hosts }) => hosts).filter((name) => !lines.some((line) => line.startsWith(`${name} `)))).toEqual([]);
  expect(lines.filter((line) => / - 250 names$/.test(line))).toEqual(['contoso.com - 250 names', 'fabrikam.com - 250 names']);
  expect(lines.filter((line) => line === 'to webext-4.contoso.com')).toHaveLength(1);
});

test('a name is shown with its ports, priority, certificate and record, below where it goes', () => {
  const lines = reportOf(SOUND).split('\n');
  const at = lines.findIndex((line) => line.trim().startsWith('meet.fabrikam.com'));
  expect(lines[at]?.trim().split(/ +/)).toEqual([
    'meet.fabrikam.com',
    '443>4443',
    expect.stringMatching(/^\d+$/),
    expect.stringMatching(/^\d$/),
    'A',
  ]);
  expect(lines.slice(0, at).findLast((line) => line.startsWith('  to '))).toBe('  to webdirext.contoso.com');
  const webext = lines.findIndex((line) => line.trim().startsWith('webext.contoso.com'));
  expect(lines[webext]).toContain('443>5443');
  expect(lines[webext + 1]?.trim()).toMatch(/^80>8080 +\d+$/);
});

test('one client is one client', () => {
  const base = contentsOfDeployment(SOUND);
  expect(planReport({ ...base, capacity: capacityEstimate(base.plan, 1) })).toContain('  1 connected client: about');
});

test('acknowledged findings have a section of their own, those of the constructors too', () => {
  const windows = { id: 'lync-reverse-proxy:windows-authentication-through-alb', reason: 'Phones only.' };
  const report = planReport({
    ...contentsOfDeployment({ ...SOUND, externalSignIn: 'windows', acknowledge: [windows] }),
    findings: [{ ...FINDING, acknowledged: 'We know.' }],
  });
  expect(report).toContain(`
Findings
  none

Acknowledged
warning lync-reverse-proxy:name-without-record (Rule0)
  No record leads to meet.contoso.com.
  Acknowledged: We know.
error lync-reverse-proxy:windows-authentication-through-alb (anywhere)
  Acknowledged: Phones only.
`);
});

test('rules without a condition for the host are shown for any host', () => {
  const path = { Field: 'path-pattern', PathPatternConfig: { Values: ['/meet/*'] } };
  const template = templateFor([{ hosts: ['a.contoso.com'], pool: 'webext.contoso.com' }]);
  const report = planReport(contentsOf(routingOf(templateOf({ ...template.Resources, Any: rule(9, [], forward('Pool0'), [path]) }))));
  expect(report).toContain('\nrules for any host\n');
  expect(report).toMatch(/^ {4}any host +443>4443 +9 +- +-\n {6}only \/meet\/\*$/m);
});

test('what is not there is said: load balancers, stacks, templates of nested stacks', () => {
  const nested = { Type: 'AWS::CloudFormation::Stack', Properties: {} };
  expect(planReport(contentsOf(routingOf(templateOf({ Inner: nested, Other: nested })), { quotas: [] }))).toBe(
    `What answers each public name of Stack0

There is no load balancer in this template, and nothing to pay for.

The template of the nested stacks Stack0/Inner, Stack0/Other is not at hand:
what is in there is not shown.

Findings
  none
`,
  );
  expect(planReport(contentsOf(routingOf(), { quotas: [] }))).toContain('The cloud assembly has no stack: there is nothing to plan.');
});

test('a network load balancer has capacity units of its own', () => {
  const report = planReport(
    contentsOf(
      routingOf(
        templateOf({
          LoadBalancer: loadBalancer({ Type: 'network' }),
          Tcp: listener(443, 'TCP', forward('One')),
          One: targetGroup('webext.contoso.com'),
        }),
      ),
    ),
  ).replace(/\s+/g, ' ');
  expect(report).toContain('$4.38 a month each. One holds 100,000 connections over TCP, and 800 new ones a second');
  expect(report).not.toContain('rule evaluations');
});

test('sections are there: certificates, quotas, cost, findings', () => {
  const base = contentsOfDeployment(SOUND);
  const report = planReport({
    ...base,
    findings: [FINDING, { ...FINDING, id: 'lync-reverse-proxy:x', acknowledged: 'We know.' }],
    capacity: capacityEstimate(base.plan, 6_000),
  });
  for (const text of [
    'for clients without SNI',
    '  rules: 7 of 100',
    '  certificates added to listeners: 24 of 25, nearly full',
    '  2 capacity units for 6,000 connected clients          $11.68',
    'together                                              $71.91',
    'us-east-1 as of 2026-09',
    '6,000 connected clients: about 2 capacity units, $11.68 a month',
    'warning lync-reverse-proxy:name-without-record (Rule0)',
    '  Acknowledged: We know.',
    'Updating a Front End server":\n  npx lync-reverse-proxy runbook\n',
  ]) {
    expect(report).toContain(text);
  }
  expect(report).not.toMatch(/Cut-over|route53|CNAME|\{/);
  expect(planReport(contentsOf(routingOf(), { quotas: [] }))).not.toContain('Front End server');
});

describe('--filter', () => {
  const base = contentsOfDeployment(SOUND);
  test.each([
    ['FABRIKAM', ['lyncdiscover.fabrikam.com', 'meet.fabrikam.com'], 'of 6 hidden'],
    ['webext.', ['webext.contoso.com'], 'of 6 hidden'],
    ['zfabrikam', ['lyncdiscover.fabrikam.com', 'meet.fabrikam.com'], 'of 6 hidden'],
    [
      'webdirext',
      ['lyncdiscover.contoso.com', 'meet.contoso.com', 'webdirext.contoso.com', 'lyncdiscover.fabrikam.com', 'meet.fabrikam.com'],
      'one name of 6 hidden',
    ],
    ['nothing', [], '6 names of 6 hidden'],
  ])('%s', (filter, names, hidden) => {
    const report = planReport(base, { filter });
    expect([...report.matchAll(/^ {4}(\S+) .* \d+ +\d +A$/gm)].map(([, name]) => name)).toEqual(names);
    expect(report).toContain(hidden);
  });
});

test('conditions, weights and uncertainty are said below the name', () => {
  const report = planReport(
    contentsOf(
      routingOf(templateFor([{ hosts: ['a.contoso.com'], pool: 'webext.contoso.com', paths: ['/meet/*', pathRegex(['abs', 'lwa'])] }])),
    ),
  );
  expect(report).toContain('      only /meet/*, /abs, /lwa\n');
  expect(report).toMatch(/^ {4}a\.contoso\.com +443>4443 +1 +none +-$/m);
});

test('paths in any letter case are read as one writes them', () => {
  expect(pathText(pathRegex(['meet']))).toBe('/meet');
  expect(pathText(pathRegex(['abs', 'deviceupdatefiles_ext']))).toBe('/abs, /deviceupdatefiles_ext');
  expect(pathText('^/x+$')).toBe('^/x+$');
});

describe('colour', () => {
  test('is for terminals, unless NO_COLOR is set', () => {
    expect([paintFor({ isTTY: true }, {}), paintFor({ isTTY: true }, { NO_COLOR: '' })]).toEqual([coloured, coloured]);
    expect([paintFor({}, {}), paintFor({ isTTY: true }, { NO_COLOR: '1' }), paintFor({ isTTY: true }, { TERM: 'dumb' })]).toEqual([
      plain,
      plain,
      plain,
    ]);
  });

  test('tells the severities of findings apart', () => {
    const severities = (['error', 'warning', 'note'] as const).map((severity) =>
      planReport(contentsOf(routingOf(templateFor([])), { findings: [{ ...FINDING, severity }] }), { paint: coloured }),
    );
    expect(new Set(severities.map((report) => /(\d+)m(?:error|warning|note) lync/.exec(report)?.[1])).size).toBe(3);
  });

  test('no control character of a template reaches the terminal', () => {
    const rules = [{ hosts: ['\u001b[2Jmeet.contoso.com'], pool: 'a\u0007b' }];
    const report = planReport(contentsOf(routingOf(templateFor(rules))));
    expect(Array.from(report).filter((char) => char < ' ' && char !== '\n')).toEqual([]);
  });
});

describe('findings', () => {
  const annotation = {
    level: 'warning' as const,
    where: 'Stack/Proxy',
    message: 'Idle time-out. [ack: lync-reverse-proxy:idle-timeout-short]',
  };
  test('of constructors lose the hint of CDK, and each is there once', () => {
    expect(planFindings([annotation, annotation, { level: 'note', where: 'Stack', message: 'Plain.' }], [FINDING, FINDING], [])).toEqual([
      {
        id: 'lync-reverse-proxy:idle-timeout-short',
        severity: 'warning',
        where: 'Stack/Proxy',
        message: 'Idle time-out.',
        acknowledged: undefined,
      },
      FINDING,
      { id: 'aws-cdk:note', severity: 'note', where: 'Stack', message: 'Plain.', acknowledged: undefined },
    ]);
  });

  test.each<['error' | 'warning' | 'note', string | null, boolean, boolean]>([
    ['error', 'Rule0', true, true],
    ['warning', null, false, false],
    ['warning', 'Rule0', false, false],
    ['warning', 'Rule1', false, true],
    ['note', 'Rule1', false, false],
  ])('%s, acknowledged at %s: fails %s, strictly %s', (severity, where, fails, failsStrictly) => {
    const [only = FINDING] = planFindings([], [{ ...FINDING, severity }], [{ id: FINDING.id, where, reason: 'Known.' }]);
    expect([isFailing(only, false), isFailing(only, true)]).toEqual([fails, failsStrictly]);
  });
});

describe('with dnsRecords none', () => {
  const report = reportOf(NO_RECORDS);
  const batches = [...report.matchAll(JSON_BLOCK)].map(([json]) => JSON.parse(json) as ChangeBatch);

  test('each zone has a change batch for the cut-over and one for the way back', () => {
    expect(batches.map(({ Comment }) => Comment)).toEqual([
      'Lync reverse proxy: cut-over of contoso.com',
      'Lync reverse proxy: roll-back of contoso.com',
      'Lync reverse proxy: cut-over of fabrikam.com',
      'Lync reverse proxy: roll-back of fabrikam.com',
    ]);
    expect(report).toMatch(/^Zone contoso\.com \(ZCONTOSO\): save as cut-over\.contoso\.com\.json$/m);
    expect(report).toMatch(/^Zone fabrikam\.com \(ZFABRIKAM\): save as roll-back\.fabrikam\.com\.json/m);
  });

  test('the batches hold every public name, for the load balancer and back', () => {
    const names = planned(NO_RECORDS).publicNames.map(({ name }) => `${name}.`);
    const changes = (word: string) => batches.filter(({ Comment }) => Comment.includes(word)).flatMap(({ Changes }) => Changes);
    for (const word of ['cut-over', 'roll-back']) {
      expect(
        changes(word)
          .map(({ ResourceRecordSet: { Name } }) => Name)
          .sort(),
      ).toEqual([...names].sort());
    }
  });

  test('a private zone of the same name has files of its own', () => {
    const both = reportOf({
      ...NO_RECORDS,
      hostedZones: [...SOUND.hostedZones, { name: 'contoso.com', id: 'ZPRIVATE', private: true }],
    });
    expect(both.match(/save as cut-over\.\S+$/gm)).toEqual([
      'save as cut-over.contoso.com.json',
      'save as cut-over.contoso.com.2.json',
      'save as cut-over.fabrikam.com.json',
    ]);
  });

  test('a name that is a CNAME today can be changed and changed back', () => {
    const lines = [...report.matchAll(/^ {4}(\{.*\}),$/gm)].map(([, json = '']) => JSON.parse(json) as Change).slice(0, 3);
    const inBatch = batches[0]?.Changes.find(({ ResourceRecordSet: { Name } }) => Name === lines[0]?.ResourceRecordSet.Name);
    expect(lines.map(({ Action, ResourceRecordSet: { Type } }) => [Action, Type])).toEqual([
      ['DELETE', 'CNAME'],
      ['DELETE', 'A'],
      ['CREATE', 'CNAME'],
    ]);
    expect(lines[1]?.ResourceRecordSet).toEqual(inBatch?.ResourceRecordSet);
  });

  test('of many records only the zones are listed, and the batches of each can be had', () => {
    const meet = Array.from({ length: 40 }, (_, i) => `https://meet${i}.${i % 2 === 0 ? 'contoso' : 'fabrikam'}.com`);
    const contents = contentsOfDeployment({ ...NO_RECORDS, simpleUrls: { answeredBy: 'director', meet } });
    const whole = planReport(contents);
    expect(whole).not.toMatch(JSON_BLOCK);
    expect(whole).toMatch(/^ {2}contoso\.com \(ZCONTOSO\): \d+ names, cut-over\.contoso\.com\.json$/m);
    const one = [...planReport(contents, { filter: 'Fabrikam.com' }).matchAll(JSON_BLOCK)].map(([json]) => JSON.parse(json) as ChangeBatch);
    expect(one.map(({ Comment }) => Comment)).toEqual([
      'Lync reverse proxy: cut-over of fabrikam.com',
      'Lync reverse proxy: roll-back of fabrikam.com',
    ]);
    expect(one[0]?.Changes).toHaveLength(21);
  });

  test('the commands and the state of the records are there', () => {
    expect(report).toContain('aws route53 change-resource-record-sets');
    expect(report).toMatch(/^ +meet\.contoso\.com .* by hand$/m);
  });
});

test('names of a zone managed elsewhere are printed with the record to create, and no others', () => {
  const report = reportOf(ELSEWHERE);
  expect(report.match(/^ +\S+ to <.*$/gm)).toEqual([
    '  lyncdiscover.fabrikam.com to <LoadBalancerDnsName>',
    '  meet.fabrikam.com to <LoadBalancerDnsName>',
  ]);
  expect(report).toContain('Records to create where these zones are managed');
  expect(report).toMatch(/^ +meet\.fabrikam\.com .* elsewhere$/m);
});

test('five pools that answer together are named together', () => {
  const pools = Array.from({ length: 5 }, (_, i): PoolEntry => ({
    name: `p${i}`,
    role: 'standardEdition',
    externalWebServicesFqdn: `w${i}.contoso.com`,
    servers: [`10.20.1.${i + 1}`],
  }));
  const report = reportOf({
    ...SOUND,
    pools,
    simpleUrls: { answeredBy: pools.map(({ name }) => name), meet: ['https://meet.contoso.com'] },
    autodiscover: { answeredBy: 'p0' },
  });
  expect(report.replace(/\s+/g, ' ')).toContain('to w0.contoso.com, w1.contoso.com, w2.contoso.com, w3.contoso.com, w4.contoso.com');
});

interface Change {
  readonly Action: string;
  readonly ResourceRecordSet: { readonly Name: string; readonly Type: string };
}

interface ChangeBatch {
  readonly Comment: string;
  readonly Changes: readonly Change[];
}

test('where an app has no outputs for the load balancers, it says which attributes of which one are meant', () => {
  const { template } = synthesized({ ...SOUND, dnsRecords: 'none' });
  const { Outputs = {}, ...without } = template as unknown as CloudFormationTemplate;
  const report = planReport(contentsOf(routingOf(without)));
  expect(Object.keys(Outputs)).toContain('LoadBalancerDnsName');
  expect(planReport(contentsOf(routingOf({ ...without, Outputs })))).not.toContain('The stack has no output');
  expect(report).toMatch(/The stack has no output [^]*DNSName[^]*CanonicalHostedZoneID[^]*\n {2}LyncReverseProxyLoadBalancer\w+: /);
});

test('what certificates of 200, 100 and 47 days mean is said where TLS is handed through to servers, and nowhere else', () => {
  const frontEnds = fc.record({ ofAll: FRONT_END, ofDirector: FRONT_END, ofPool: FRONT_END });
  fc.assert(
    fc.property(frontEnds, ({ ofAll, ofDirector, ofPool }) => {
      const [director, pool01] = SOUND.pools;
      if (director === undefined || pool01 === undefined) throw new Error('no pools');
      const plannedContents = contentsOfDeployment({
        ...SOUND,
        frontEnd: ofAll,
        pools: [
          { ...director, frontEnd: ofDirector },
          { ...pool01, frontEnd: ofPool },
        ],
      });
      const passed = [
        ...((ofDirector ?? ofAll) === 'networkLoadBalancer' ? ['webdirext.contoso.com'] : []),
        ...((ofPool ?? ofAll) === 'networkLoadBalancer' ? ['webext.contoso.com'] : []),
      ];
      const line = `On the servers of ${passed.join(' and ')}, which clients see`;
      for (const text of [planReport(withoutFindings(plannedContents)), planPage(withoutFindings(plannedContents))]) {
        const flat = text.replace(/\s+/g, ' ');
        expect(flat.includes('On the servers of')).toBe(passed.length > 0);
        if (passed.length === 0) continue;
        expect(flat).toContain(line);
        for (const days of ['200 days (2026-03-15', '100 days (2027-03-15', '47 days (2029-03-15']) expect(flat).toContain(days);
      }
    }),
    { numRuns: 8 },
  );
});

const FRONT_END = fc.constantFrom(undefined, 'applicationLoadBalancer' as const, 'networkLoadBalancer' as const);
const withoutFindings = (all: PlanContents): PlanContents => ({ ...all, findings: [] });
