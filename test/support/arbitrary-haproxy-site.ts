import fc from 'fast-check';
import type { BehindLoadBalancer, HaproxySite } from '../../lib/haproxy/site';
import { planHaproxy } from '../../lib/planning/plan-haproxy';
import { arbitraryDeployment } from './arbitrary-deployment';
import { declarationOf } from './declaration-of';

/** TLS has ended before where a load balancer stands in front, which tells who the client is. */
export const BEHIND: BehindLoadBalancer = { healthPort: 21_024, stopSeconds: 110, mostConnections: 16_384 };

/** What is planned for random deployments, with TLS ended here or before, and all there is to be said of clients. */
export const arbitrarySite: fc.Arbitrary<HaproxySite> = fc
  .record({
    deployment: arbitraryDeployment,
    endsTls: fc.boolean(),
    bindsIpv6: fc.boolean(),
    admitsAbsentSni: fc.boolean(),
    allowedSources: fc.constantFrom(undefined, ['198.51.100.0/24']),
    corporateNetworks: fc.constantFrom([], ['203.0.113.0/24']),
    furtherConfiguration: fc.constantFrom(
      undefined,
      'listen numbers\n    bind :8404\n    stats enable\n',
      'defaults\n    mode tcp\nfrontend smtp\n    bind :25\n    default_backend mail\nbackend mail\n    server m 10.0.0.1:25\n',
      '.if version_atleast(2.8)\nglobal\n    tune.h2.be.glitches-threshold 10\n.endif\n',
    ),
  })
  .map(({ deployment, endsTls, admitsAbsentSni, ...others }) => {
    const { site } = planHaproxy(declarationOf(deployment));
    const tls = site.tls === undefined || !endsTls ? undefined : { ...site.tls, admitsAbsentSni };
    return { ...site, ...others, tls, behind: tls === undefined ? BEHIND : undefined };
  });
