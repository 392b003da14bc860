import { auditTemplate } from '../../lib/auditing/audit-template';
import type { Deployment, FrontEndEntry, PoolEntry } from '../../lib/declaring/deployment-file/deployment';
import { routingOf } from '../support/routing-of';
import { synthesized } from '../support/synthesize';

const KINDS: readonly FrontEndEntry[] = ['applicationLoadBalancer', 'networkLoadBalancer', 'haproxy'];
const pool = (name: string, server: string, place: Partial<PoolEntry>): PoolEntry => ({
  name,
  role: 'frontEndPool',
  externalWebServicesFqdn: `webext-${name}.contoso.com`,
  servers: [server],
  ...place,
});
const deployment = (first: Partial<PoolEntry>, second: Partial<PoolEntry>): Deployment => ({
  network: { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0123456789abcdef0', poolNetworks: ['10.20.0.0/16'] },
  hostedZones: [{ name: 'contoso.com', id: 'Z0123' }],
  externalSignIn: 'modern',
  sipDomains: ['contoso.com'],
  pools: [pool('pool01', '10.20.0.11', first), pool('pool02', '10.20.0.12', second)],
  simpleUrls: { answeredBy: 'pool01', meet: ['https://meet.contoso.com'] },
});

const PLACES = KINDS.flatMap((frontEnd) =>
  [undefined, ...KINDS.filter((each) => each !== frontEnd)].map((movingFrom) => ({ frontEnd, movingFrom })),
);

test.each(PLACES)('nothing is wrong with a template whose pools stand at %j, beside others', (place) => {
  for (const frontEnd of KINDS) {
    const { template, plan } = synthesized(deployment(place, { frontEnd }));
    const made = { keys: new Set(Object.keys(template.Resources)), names: new Set(plan.publicNames.map(({ name }) => name)) };
    const found = [undefined, made].flatMap((each) => auditTemplate(routingOf(template), each));
    expect(found.filter(({ severity }) => severity !== 'note').map(({ id, message }) => [id, message])).toEqual([]);
  }
});
