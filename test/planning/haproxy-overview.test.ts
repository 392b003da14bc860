import fc from 'fast-check';
import { haproxyFiles } from '../../lib/haproxy/configuration';
import { siteAnswer } from '../../lib/haproxy/site-answer';
import { haproxyOverview } from '../../lib/planning/haproxy-overview';
import { planHaproxy } from '../../lib/planning/plan-haproxy';
import { haproxyPlanReport } from '../../lib/reports/plan/haproxy-plan';
import { arbitraryDeployment } from '../support/arbitrary-deployment';
import { declarationOf } from '../support/declaration-of';
import { expectedRoutes } from '../support/expected-routes';
import { backendFor } from '../support/haproxy-text';
import { none } from '../support/planned';

const PATHS = ['/', '/abs', '/ABS/handler', '/absolutely', '/Autodiscover/AutodiscoverService.svc/root', '/meet/alice', '/custom-app/x'];

test('law: what the overview and the answers of a site tell is what the written text does, for every name, port and path', () => {
  fc.assert(
    fc.property(arbitraryDeployment, (deployment) => {
      const plan = planHaproxy(declarationOf(deployment));
      const files = haproxyFiles(plan.site);
      const { names } = haproxyOverview(plan);
      const hosts = [...names.map(({ host }) => host), 'unknown.contoso.com'];
      const wrong = plan.site.listeners.flatMap((listener) =>
        hosts.flatMap((host) =>
          PATHS.flatMap((path) => {
            const url = `${listener.scheme}://${host}:${listener.port}${path}`;
            const written = backendFor(files, new URL(url))?.name;
            const answer = siteAnswer(listener, host, path);
            const told = answer.kind === 'forward' ? answer.backend : undefined;
            const routes = names.find((each) => each.host === host)?.routes ?? [];
            const here = routes.filter(({ scheme, port }) => scheme === listener.scheme && port === listener.port);
            const matching = here.find(
              ({ action, directories }) =>
                action === 'forward' && (directories.length === 0 || directories.some((each) => isIn(path, each))),
            );
            const shown = matching?.backend ?? undefined;
            return told === written && shown === written ? [] : [{ url, written, told, shown }];
          }),
        ),
      );
      none(wrong);
    }),
    { numRuns: 100 },
  );
});

function isIn(path: string, directory: string): boolean {
  return `${path.toLowerCase()}/`.startsWith(`${directory.toLowerCase()}/`);
}

test('law: the plan fits into 80 columns and has every name, and every certificate name that clients ask for over HTTPS', () => {
  fc.assert(
    fc.property(arbitraryDeployment, (deployment) => {
      const plan = planHaproxy(declarationOf(deployment));
      const overview = haproxyOverview(plan);
      const findings = plan.findings.map((each) => ({ ...each, acknowledged: undefined }));
      const text = haproxyPlanReport({ ...overview, deploymentFile: 'deployment.yaml', findings });
      none(text.split('\n').filter((line) => line.length > 80));
      none(text.includes('npx lync-reverse-proxy runbook --engine haproxy') ? [] : ['where to find how servers are taken out']);
      const asked = expectedRoutes({ ...deployment, frontEnd: 'applicationLoadBalancer' }).map(({ url }) => new URL(url));
      none(asked.filter(({ hostname }) => !overview.names.some(({ host }) => host === hostname)));
      none(asked.filter(({ protocol, hostname }) => protocol === 'https:' && !overview.certificates.names.includes(hostname)));
    }),
    { numRuns: 50 },
  );
});
