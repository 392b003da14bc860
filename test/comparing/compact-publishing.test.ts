import { compareStacks } from '../../lib/comparing/compare-stacks';
import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import { auditTemplate } from '../../lib/auditing/audit-template';
import { asTemplate } from '../../lib/templates/cloudformation-template';
import { RoutingTable } from '../../lib';
import { cutOff, moving, refused, rules } from '../support/create-before-delete';
import type { TemplateJson } from '../support/model-of-template';
import { routingOf } from '../support/routing-of';
import { synthesized } from '../support/synthesize';

jest.setTimeout(60_000);

const DOMAINS = Array.from({ length: 12 }, (_, i) => `tenant${i}.example`);

function at(changes: Partial<Deployment> = {}): TemplateJson {
  return synthesized({
    network: { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0f1e2d3c4b5a69788', poolNetworks: ['10.20.0.0/16'] },
    externalSignIn: 'modern',
    hostedZones: ['contoso.com', ...DOMAINS].map((name, i) => ({ name, id: `Z9988776655${i}` })),
    pools: [{ name: 'pool01', role: 'frontEndPool', externalWebServicesFqdn: 'webext.contoso.com', servers: ['10.20.0.11'] }],
    sipDomains: DOMAINS,
    simpleUrls: {
      meet: DOMAINS.map((domain) => ({ sipDomain: domain, url: `https://meet.${domain}` })),
      dialin: 'https://dialin.contoso.com',
    },
    autodiscover: { overHttp: true },
    ...changes,
  }).template;
}

function compared(before: TemplateJson, after: TemplateJson) {
  const stack = (template: TemplateJson) => [{ name: 'Lync', template: asTemplate(template, 'the template'), nested: {}, parameters: {} }];
  return compareStacks(stack(before), stack(after));
}

const PLAIN = at();
const COMPACT = at({ compactPublishing: { rules: 20 } });
const BY_EXPRESSION = at({ compactPublishing: { rules: 20, autodiscoverOverHttp: true } });

describe.each([
  ['to compact publishing', PLAIN, COMPACT],
  ['to compact publishing with one rule for autodiscover over HTTP', PLAIN, BY_EXPRESSION],
  ['from it', COMPACT, PLAIN],
  ['from one rule for autodiscover over HTTP', BY_EXPRESSION, COMPACT],
])('%s', (_, before, after) => {
  test('no record and no name moves, nothing is refused, and every name is answered all the time', () => {
    expect(refused(before, after)).toEqual([]);
    expect([cutOff(before, after), moving(before, after)]).toEqual([[], []]);
    const { findings, names, replacements } = compared(before, after);
    expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
    // What stands for all that the expression lets in besides.
    const foreign = [before, after].includes(BY_EXPRESSION) ? ['lyncdiscover.x'] : [];
    expect(names.moved.map(({ name }) => name)).toEqual(foreign);
    expect(replacements).toEqual([]);
  });
});

test('fewer rules than SIP domains, and none leads elsewhere', () => {
  expect(rules(COMPACT).length).toBeLessThan(rules(PLAIN).length);
  expect(rules(BY_EXPRESSION).length).toBeLessThan(rules(COMPACT).length);
});

test('compare says where old and new rules are more than the quota while both exist', () => {
  const quotas = { rules: 30 };
  const [before, after] = [at({ quotas }), at({ quotas, compactPublishing: { rules: 20 } })];
  const found = compared(before, after).findings.filter(({ id }) => id === 'lync-reverse-proxy:quota-exceeded-by-update');
  const both = new Set([...rules(before), ...rules(after)].map(({ id }) => id)).size;
  expect(both).toBeGreaterThan(30);
  expect(found.map(({ severity, message }) => [severity, message.includes(`for a while there are ${both}.`)])).toEqual([['error', true]]);
});

test('the template is audited without a warning, and every name is routed to its pool', () => {
  for (const template of [COMPACT, BY_EXPRESSION]) {
    expect(auditTemplate(routingOf(template)).filter(({ severity }) => severity !== 'note')).toEqual([]);
    const table = RoutingTable.fromTemplate(template);
    for (const domain of DOMAINS) {
      table.assertReachesPool(`https://meet.${domain}/alice`, 'webext.contoso.com');
      table.assertReachesPool(`http://lyncdiscover.${domain}/`, 'webext.contoso.com');
    }
  }
  expect(RoutingTable.fromTemplate(COMPACT).route('http://lyncdiscover.stranger.example/').action).not.toBe('forward');
  expect(RoutingTable.fromTemplate(BY_EXPRESSION).route('http://lyncdiscover.stranger.example/').action).toBe('forward');
});
