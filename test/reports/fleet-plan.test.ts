import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { httpRequest } from '../../lib/routing/matching/request';
import { explain } from '../../lib/routing/evaluation/explain';
import { templatePlan } from '../../lib/routing/overview/template-plan';
import { quotasOf } from '../../lib/routing/quotas';
import { planReport } from '../../lib/reports/plan/plan-report';
import { routeJson } from '../../lib/reports/route/route-json';
import { routingOf } from '../support/routing-of';
import { synthesized } from '../support/synthesize';

const EXAMPLE = readFileSync(join(__dirname, '..', '..', 'examples', 'contoso', 'deployment.yaml'), 'utf8');
const routed = (changes: (text: string) => string) =>
  routingOf(
    synthesized(
      changes(EXAMPLE.replace('\npools:', '\nfrontEnd: haproxy\n\npools:').replace(/externalSignIn: \w+/, 'externalSignIn: windows')),
    ).template,
  );
const ROUTING = routed((text) => text);
const PLAN = templatePlan(ROUTING);
const report = (routing: typeof ROUTING) =>
  planReport({ plan: templatePlan(routing), quotas: quotasOf(routing), findings: [], capacity: undefined, outputs: [] });

describe('the plan of names behind HAProxy', () => {
  const lines = report(ROUTING).split('\n');

  test('says who decides, where names go and which servers answer, at 80 columns', () => {
    const text = lines.join('\n');
    expect(text).toMatch(/HAProxy behind it: 2 to 10 tasks of 0\.5 vCPU and 1 GB, version \d+\.\d+\.\d+\n? +\(sha256:[0-9a-f]{12}\)/);
    expect(text).toContain('Any other name: TLS 443 answer 404; TCP 80 redirect to HTTPS');
    expect(text).toMatch(/to webext\.contoso\.com\n +HTTPS 4443, 3 servers: 10\.20\.0\.11, 10\.20\.0\.12, 10\.20\.0\.13\n/);
    expect(text).toMatch(/ webext\.contoso\.com +443>4443 +HAProxy +1 +A\n/);
    expect(text).not.toMatch(/0 targets|default|20443|undefined/);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });

  test('counts tasks as targets, and pays for them', () => {
    const used = quotasOf(ROUTING).map(({ name, used: count, limit }) => `${name} ${count} of ${limit}`);
    expect(used).toEqual(expect.arrayContaining(['targetGroups 2 of 5', 'targets 20 of 500', 'certificates 2 of 25']));
    expect(PLAN.cost.items.map(({ what, count, monthly }) => [what, count, monthly])).toEqual(
      expect.arrayContaining([
        ['HAProxy task on AWS Fargate', 2, 36.04],
        ['public IPv4 address', 4, 14.6],
      ]),
    );
    expect(PLAN.cost.capacityUnits).toEqual([
      { loadBalancer: 'network', endsTls: true, monthly: 4.38, activeConnections: 3000, newConnectionsPerSecond: 50 },
    ]);
  });

  test('a pool that publishes some directories has those, and no name is without an answer', () => {
    const limited = routed((text) => text.replace('  - name: pool01\n', '  - name: pool01\n    virtualDirectories: [abs, meet]\n'));
    const [webext] = templatePlan(limited).names.filter(({ host }) => host === 'webext.contoso.com');
    const [route] = webext?.routes.filter(({ action }) => action === 'forward') ?? [];
    expect([route?.pools, route?.backend?.port, route?.paths]).toEqual([['webext.contoso.com'], 4443, ['/abs', '/meet']]);
  });
});

test('every route of the plan is what a request gets', () => {
  for (const { host, routes } of PLAN.names) {
    for (const { scheme, port, backend, status, action } of routes) {
      const answer = ROUTING.route(httpRequest(`${scheme ?? ''}://${host}:${port ?? ''}/`));
      expect([answer.action, answer.backend ?? null, answer.status ?? null]).toEqual([action, backend, status]);
    }
  }
});

test('route says where HAProxy sends a request, and nothing of it elsewhere', () => {
  const answer = ROUTING.route(httpRequest('https://meet.contoso.com/x'));
  expect(routeJson(answer)).toMatchObject({ rule: 'default', backend: { name: 'director-https', protocol: 'HTTPS', port: 4443 } });
  expect(explain(ROUTING, httpRequest('https://unknown.contoso.com/')).text).toContain('fixed response 404 by HAProxy behind listener 443');
});
