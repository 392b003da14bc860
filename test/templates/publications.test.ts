import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { auditTemplate } from '../../lib/auditing/audit-template';
import { compareStacks, isQuiet } from '../../lib/comparing/compare-stacks';
import { declareDeployment } from '../../lib/declaring/declare-deployment';
import { DeploymentFile } from '../../lib/declaring/deployment-file/deployment-file';
import type { Deployment, PoolEntry } from '../../lib/declaring/deployment-file/deployment';
import { NOTES_KEY } from '../../lib/planning/deployment-notes';
import { publicationNotes } from '../../lib/planning/publications';
import { planPublishing } from '../../lib/planning/plan-publishing';
import { templatePlan } from '../../lib/routing/overview/template-plan';
import type { TemplateRouting } from '../../lib/routing/template-routing';
import { templateReading } from '../../lib/runbook/template-facts';
import { asTemplate } from '../../lib/templates/cloudformation-template';
import { expectedByDeployment } from '../../lib/verification/expected-by-deployment';
import { expectedByTemplate } from '../../lib/verification/expected-by-template';
import type { NameExpectation } from '../../lib/verification/name-expectation';
import { arbitraryDeployment } from '../support/arbitrary-deployment';
import { declarationOf } from '../support/declaration-of';
import { none, planned } from '../support/planned';
import { routingOf } from '../support/routing-of';
import { synthesized } from '../support/synthesize';

const CONTRADICTED = 'lync-reverse-proxy:publication-contradicted';
const SMALL: Deployment = {
  network: { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0a', poolNetworks: ['10.20.0.0/16', '10.21.0.0/16'] },
  hostedZones: [{ name: 'contoso.com', id: 'ZCONTOSO' }],
  sipDomains: ['contoso.com'],
  externalSignIn: 'modern',
  pools: [
    {
      name: 'pool01',
      role: 'frontEndPool',
      externalWebServicesFqdn: 'webext.contoso.com',
      furtherNames: ['old.contoso.com'],
      servers: ['10.20.0.11'],
    },
    { name: 'director', role: 'director', externalWebServicesFqdn: 'webdirext.contoso.com', servers: ['10.20.1.11'] },
    {
      name: 'remote',
      role: 'standardEdition',
      externalWebServicesFqdn: 'webext-ams.contoso.com',
      servers: ['10.20.2.11'],
      frontEnd: 'networkLoadBalancer',
      externalSignIn: 'windows',
    },
  ],
  simpleUrls: {
    answeredBy: 'director',
    meet: ['https://meet.contoso.com', 'https://lync.contoso.com/Meet'],
    dialin: 'https://lync.contoso.com/Dialin',
    furtherHosts: ['scheduler.contoso.com'],
  },
  autodiscover: { answeredBy: 'director', overHttp: true },
  officeWebApps: [{ host: 'presentations.contoso.com', servers: ['10.21.0.1'], healthCheck: { path: '/hosting/capabilities' } }],
};

type Notes = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}
interface Template {
  readonly Metadata: Readonly<Record<string, Notes>>;
  readonly Resources: Readonly<Record<string, Resource>>;
}

const templateOf = (deployment: Deployment) => synthesized(deployment).template as unknown as Template;
const routing = (template: Template): TemplateRouting => routingOf(template);

/** As the version before made it. */
function withoutPublications({ Metadata, ...rest }: Template): Template {
  const notes = Object.entries(Metadata[NOTES_KEY] ?? {}).map(([path, own]) => {
    const others: Record<string, unknown> = { ...own };
    delete others['publications'];
    return [path, others] as const;
  });
  return { ...rest, Metadata: { ...Metadata, [NOTES_KEY]: Object.fromEntries(notes) } };
}

function contradictions(template: Template): readonly string[] {
  return auditTemplate(routing(template)).flatMap(({ id, message }) => (id === CONTRADICTED ? [message] : []));
}

describe('the notes of a template', () => {
  const template = templateOf(SMALL);
  const { publications } = routing(template);

  test('tell of each name what it is for and who declared it', () => {
    const told = publications.names.map((name) => [name, publications.of(name)?.kind, publications.of(name)?.note.name]);
    expect(told.sort()).toEqual([
      ['lync.contoso.com', 'dialin', 'SimpleUrls'],
      ['lyncdiscover.contoso.com', 'autodiscover', 'SimpleUrls'],
      ['meet.contoso.com', 'meet', 'SimpleUrls'],
      ['old.contoso.com', 'further name', 'pool01'],
      ['presentations.contoso.com', 'office web apps', 'presentations.contoso.com'],
      ['scheduler.contoso.com', 'further host', 'SimpleUrls'],
      ['webdirext.contoso.com', 'external web services', 'director'],
      ['webext-ams.contoso.com', 'external web services', 'remote'],
      ['webext.contoso.com', 'external web services', 'pool01'],
    ]);
    expect(publications.of('Lync.contoso.com')?.simpleUrlPaths).toEqual([
      { path: '/Meet', component: 'meet' },
      { path: '/Dialin', component: 'dialin' },
    ]);
    expect(publications.of('lync.contoso.com')?.note.names).toEqual({
      dialin: 'lync.contoso.com=/Meet,dialin:/Dialin',
      'further host': 'scheduler.contoso.com',
      meet: 'meet.contoso.com',
    });
    expect(publications.of('webext-ams.contoso.com')?.note).toMatchObject({ role: 'standardEdition', signIn: 'windows', is: 'pool' });
  });

  test('hold what a deployment file does of sign-in, roles and simple URLs, for 10 random deployments', () => {
    fc.assert(
      fc.property(arbitraryDeployment, (deployment) => {
        planned(deployment);
        const random = templateOf(deployment);
        const byTemplate = expectedByTemplate(routing(random));
        // Which clients there are the file alone tells.
        const byFile = expectedByDeployment(declareDeployment({ ...deployment, clients: [] }), byTemplate);
        expect(byTemplate.map(inOrder)).toEqual(byFile.map(inOrder));
        none([...contradictions(random), ...byTemplate.filter(({ isKindGuessed }) => isKindGuessed)]);
      }),
      { numRuns: 10 },
    );
  }, 120_000);

  test('take at most 60 bytes a name for 1,000 SIP domains, in each of the naming options', () => {
    const domains = Array.from({ length: 1000 }, (_, index) => `contoso-${String(index).padStart(4, '0')}.example.com`);
    const meets: readonly ((domain: string) => string)[] = [
      (domain) => `https://meet.${domain}`,
      (domain) => `https://lync.${domain}/Meet`,
      (domain) => `https://lync.example.com/${domain}/Meet`,
    ];
    for (const meet of meets) {
      const { publicNames } = planPublishing(
        declarationOf({
          ...SMALL,
          hostedZones: [{ name: 'example.com', id: 'Z1' }, ...SMALL.hostedZones],
          quotas: { rules: 2500, certificates: 500 },
          sipDomains: domains,
          simpleUrls: {
            answeredBy: 'director',
            meet: domains.map((sipDomain) => ({ sipDomain, url: meet(sipDomain) })),
            dialin: 'https://dialin.example.com',
          },
          autodiscover: { answeredBy: 'director' },
        }),
      );
      const written = JSON.stringify(
        { Metadata: { [NOTES_KEY]: { 'Stack/Proxy': { publications: publicationNotes(publicNames) } } } },
        undefined,
        1,
      );
      expect(publicNames.length).toBeGreaterThan(1000);
      expect(written.length / publicNames.length).toBeLessThanOrEqual(60);
    }
  });
});

describe('a farm is what was declared as one', () => {
  const text = (name: string, path: string) => ({ name, path });
  test.each([text('with a health check of its own', '/hosting/capabilities'), text('with the usual one', '/hosting/discovery')])(
    '$name',
    ({ path }) => {
      const found = routing(
        templateOf({ ...SMALL, officeWebApps: [{ host: 'presentations.contoso.com', servers: ['10.21.0.1'], healthCheck: { path } }] }),
      );
      const { farms, pools } = templateReading(found);
      expect(farms.map(({ host }) => host)).toEqual(['presentations.contoso.com']);
      expect(pools.map(({ name, role }) => [name, role])).toEqual([
        ['webdirext.contoso.com', 'director'],
        ['webext-ams.contoso.com', 'standardEdition'],
        ['webext.contoso.com', 'frontEndPool'],
      ]);
      expect(expectedByTemplate(found).find(({ name }) => name === 'presentations.contoso.com')?.kind).toBe('office web apps');
    },
  );

  test('and a pool that is asked for what a farm answers is none', () => {
    const [first, ...others] = SMALL.pools;
    const pools = [{ ...(first as PoolEntry), healthCheck: { path: '/hosting/discovery' } }, ...others];
    const found = routing(templateOf({ ...SMALL, pools, officeWebApps: [] }));
    expect(templateReading(found).farms).toEqual([]);
    expect(expectedByTemplate(found).find(({ name }) => name === 'webext.contoso.com')).toMatchObject({
      kind: 'external web services',
      isDirector: false,
    });
  });

  test('of the case of a farm with its own health check', () => {
    const file = DeploymentFile.parse(readFileSync(join(__dirname, '..', '..', 'examples', 'fabrikam', 'deployment.yaml'), 'utf8'));
    const deployment: Deployment = {
      ...file._deployment,
      officeWebApps: [{ host: 'presentations.fabrikam.com', servers: ['192.168.10.30'], healthCheck: { path: '/hosting/capabilities' } }],
    };
    expect(templateReading(routing(templateOf(deployment))).farms.map(({ host }) => host)).toEqual(['presentations.fabrikam.com']);
  });
});

describe('a template that somebody edited', () => {
  const template = templateOf(SMALL);
  const ofType = (type: string) =>
    Object.entries(template.Resources).filter(([, { Type }]) => Type === `AWS::ElasticLoadBalancingV2::${type}`);
  const edited = (id: string, change: (properties: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>): Template => {
    const resource = template.Resources[id] as Resource;
    return {
      ...template,
      Resources: { ...template.Resources, [id]: { ...resource, Properties: { ...resource.Properties, ...change(resource.Properties) } } },
    };
  };
  const tag = (value: string) => ({ Tags: [{ Key: 'lync-reverse-proxy:pool', Value: value }] });
  const edits = [
    ...ofType('TargetGroup').flatMap(([id, { Properties }]) => [
      { what: `the port of ${id}`, after: edited(id, () => ({ Port: 9443 })) },
      { what: `the tag of ${id}`, after: edited(id, () => tag('stranger.contoso.com')) },
      ...(JSON.stringify(Properties['Tags']).includes('webext.contoso.com')
        ? []
        : [{ what: `the pool in the tag of ${id}`, after: edited(id, () => tag('webext.contoso.com')) }]),
      { what: `the tags of ${id}, taken away`, after: edited(id, () => ({ Tags: [] })) },
    ]),
    ...ofType('ListenerRule').flatMap(([id]) => [
      {
        what: `the hosts of ${id}`,
        after: edited(id, () => ({ Conditions: [{ Field: 'host-header', HostHeaderConfig: { Values: ['stranger.contoso.com'] } }] })),
      },
      {
        what: `the action of ${id}`,
        after: edited(id, () => ({ Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '503' } }] })),
      },
    ]),
    ...ofType('ListenerRule').flatMap(([id, { Properties }]) =>
      ofType('TargetGroup')
        .filter(([group, { Properties: of }]) => of['Protocol'] !== 'TCP' && !JSON.stringify(Properties['Actions']).includes(group))
        .filter(([, { Properties: of }]) => JSON.stringify(Properties['Actions']).includes('Redirect') || of['Protocol'] !== undefined)
        .map(([group]) => ({
          what: `${id}, to ${group}`,
          after: edited(id, () => ({ Actions: [{ Type: 'forward', TargetGroupArn: { Ref: group } }] })),
        })),
    ),
    ...ofType('Listener')
      .filter(([, { Properties }]) => Properties['Port'] === 443)
      .map(([id]) => ({ what: `the port of ${id}`, after: edited(id, () => ({ Port: 10_443 })) })),
  ];

  test('as it was synthesized, contradicts nothing', () => {
    expect(contradictions(template)).toEqual([]);
    expect(edits.length).toBeGreaterThan(20);
  });

  test.each(edits)('$what: the audit says so', ({ after }) => {
    expect(contradictions(after)).not.toEqual([]);
  });

  test.each(edits)('$what: every report says what the resources do, whatever the notes say', ({ after }) => {
    const [noted, bare] = [routing(after), routing(withoutPublications(after))];
    expect(templatePlan(noted)).toEqual(templatePlan(bare));
    const urls = noted.publications.names.flatMap((name) => [`https://${name}/meet`, `http://${name}/`]);
    expect(urls.map((url) => noted.route(requestTo(url)))).toEqual(urls.map((url) => bare.route(requestTo(url))));
    const seen = (of: TemplateRouting) =>
      expectedByTemplate(of)
        .filter(({ name }) => noted.publications.of(name) !== undefined)
        .map(({ name, httpsPort, http, readsHosts, unpublishedPaths }) => ({ name, httpsPort, http, readsHosts, unpublishedPaths }));
    const known = new Set(seen(bare).map(({ name }) => name));
    expect(seen(noted).filter(({ name }) => known.has(name))).toEqual(seen(bare));
    const stacks = (each: Template) => [{ name: 'Stack', template: asTemplate(each, 'the template'), nested: {}, parameters: {} }];
    expect(isQuiet(compareStacks(stacks(withoutPublications(after)), stacks(after)))).toBe(true);
  });

  test('pools, servers and ports of the runbook are those of the target groups', () => {
    const [id = ''] =
      ofType('TargetGroup').find(([, { Properties }]) => JSON.stringify(Properties['Tags']).includes('webext.contoso.com')) ?? [];
    const { pools } = templateReading(routing(edited(id, () => ({ Port: 9443 }))));
    expect(pools.find(({ name }) => name === 'webext.contoso.com')?.listening.https).toBe(9443);
  });

  test('one of the version before is read without notes, and updating it changes nothing', () => {
    const before = withoutPublications(template);
    const stacks = (each: Template) => [{ name: 'Stack', template: asTemplate(each, 'the template'), nested: {}, parameters: {} }];
    expect(isQuiet(compareStacks(stacks(before), stacks(template)))).toBe(true);
    const guessed = expectedByTemplate(routing(before)).filter(({ isKindGuessed }) => isKindGuessed === true);
    expect(guessed.map(({ name, kind }) => [name, kind])).toEqual([
      ['lync.contoso.com', 'further host'],
      ['lyncdiscover.contoso.com', 'autodiscover'],
      ['meet.contoso.com', 'meet'],
      ['old.contoso.com', 'further host'],
      ['scheduler.contoso.com', 'further host'],
    ]);
  });
});

/** Of paths the order of the file is not kept. */
function inOrder({ simpleUrlPaths, ...rest }: NameExpectation): object {
  return { ...rest, simpleUrlPaths: simpleUrlPaths.map(({ path, component }) => `${component} ${path}`).sort() };
}

function requestTo(url: string) {
  const { protocol, hostname, pathname } = new URL(url);
  const scheme = protocol === 'http:' ? 'http' : 'https';
  return {
    url,
    scheme,
    host: hostname,
    port: scheme === 'http' ? 80 : 443,
    path: pathname,
    query: undefined,
    method: 'GET',
    headers: undefined,
    sourceIp: undefined,
  } as const;
}
