import fc from 'fast-check';
import type { Deployment } from '../../lib/deployment-file/deployment';
import { auditTemplate } from '../../lib/routing/audit/audit-template';
import type { Finding } from '../../lib/planning/findings/finding';
import { arbitraryDeployment } from '../support/arbitrary-deployment';
import { none, planned } from '../support/planned';
import { routingOf } from '../support/routing-of';
import { synthesized } from '../support/synthesize';

test('an audit finds nothing in what this library synthesizes but plain HTTP that was asked for, for 100 random deployments', () => {
  fc.assert(
    fc.property(arbitraryDeployment, (deployment) => {
      const elsewhere = planned(deployment).publicNames.filter(({ record }) => record !== 'created');
      const findings = auditTemplate(routingOf(synthesized(deployment).template), new Set(elsewhere.map(({ name }) => name)));
      none(findings.filter((finding) => !isAskedFor(finding, deployment)));
    }),
    { numRuns: 100 },
  );
}, 120_000);

function isAskedFor({ id }: Finding, { pools }: Deployment): boolean {
  return id === 'lync-reverse-proxy:http-not-redirected' && pools.some(({ publishHttp }) => publishHttp === true);
}
