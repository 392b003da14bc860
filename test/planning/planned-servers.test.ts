import type { ProxyDeclaration } from '../../lib/declaring/declarations';
import { planPublishing } from '../../lib/planning/plan-publishing';
import { LINES } from '../support/plan-lines';
import { EXISTING, POOL02, declared, withPool } from './findings-of-names';
import { TWO, NLB, OFFICE, MAIL, together, withInstances, reversed } from './planned-deployments';

test.each<[what: string, aspect: keyof typeof LINES, proxy: ProxyDeclaration, lines: readonly string[]]>([
  // Servers: affinity is for those who need one and have several.
  [
    'one server, whoever signs in',
    'groups',
    withPool({ externalSignIn: 'passive' }),
    [
      'Lync/Pools/pool01/HttpsTargets: HTTPS/1.1 to ip 10.20.0.11 (all) at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; none; for webext.contoso.com',
    ],
  ],
  [
    'several that passive sign-in goes to',
    'groups',
    withPool({ servers: TWO, externalSignIn: 'passive' }),
    [
      'Lync/Pools/pool01/HttpsTargets: HTTPS/1.1 to ip 10.20.0.11 (all) 10.20.0.12 (all) at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; loadBalancerCookie; for webext.contoso.com',
    ],
  ],
  [
    'several of Lync Server 2010',
    'groups',
    withPool({ servers: TWO, version: 'lync2010' }),
    [
      'Lync/Pools/pool01/HttpsTargets: HTTPS/1.1 to ip 10.20.0.11 (all) 10.20.0.12 (all) at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; loadBalancerCookie; for webext.contoso.com',
    ],
  ],
  [
    'several that need none',
    'groups',
    withPool({ servers: TWO.toReversed(), version: 'lync2013' }),
    [
      'Lync/Pools/pool01/HttpsTargets: HTTPS/1.1 to ip 10.20.0.11 (all) 10.20.0.12 (all) at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; none; for webext.contoso.com',
    ],
  ],
  [
    'several that are to have none',
    'groups',
    withPool({ servers: TWO, version: 'lync2010', stickiness: 'none' }),
    [
      'Lync/Pools/pool01/HttpsTargets: HTTPS/1.1 to ip 10.20.0.11 (all) 10.20.0.12 (all) at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; none; for webext.contoso.com',
    ],
  ],
  [
    'how clients sign in, as said of all',
    'groups',
    { ...withPool({ servers: TWO }), externalSignIn: 'passive' },
    [
      'Lync/Pools/pool01/HttpsTargets: HTTPS/1.1 to ip 10.20.0.11 (all) 10.20.0.12 (all) at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; loadBalancerCookie; for webext.contoso.com',
    ],
  ],
  [
    'what a cookie and none are in attributes',
    'attributes',
    withPool({ servers: TWO, externalSignIn: 'passive' }, [POOL02]),
    [
      'Lync/Pools/pool01/HttpsTargets: stickiness.enabled=true stickiness.type=lb_cookie stickiness.lb_cookie.duration_seconds=86400',
      'Lync/Pools/pool02/HttpsTargets: stickiness.enabled=false',
    ],
  ],
  [
    'plain HTTP too',
    'groups',
    withPool({ publishHttp: true, listeningPorts: { https: 4444, http: 8081 } }),
    [
      'Lync/Pools/pool01/HttpsTargets: HTTPS/1.1 to ip 10.20.0.11 (all) at 4444; asked HTTPS 4444 /Autodiscover/AutodiscoverService.svc/root 200; none; for webext.contoso.com',
      'Lync/Pools/pool01/HttpTargets: HTTP/1.1 to ip 10.20.0.11 (all) at 8081; asked HTTPS 4444 /Autodiscover/AutodiscoverService.svc/root 200; none; for webext.contoso.com',
    ],
  ],
  [
    'a farm and a service',
    'groups',
    declared({ officeWebApps: [{ ...OFFICE, port: 444 }], furtherServices: [MAIL] }),
    [
      'Lync/FurtherServices/mail.contoso.com/HttpsTargets: HTTPS/1.1 to ip 10.20.0.41 (all) at 443; asked HTTPS 443 / 200-499; none; for mail.contoso.com',
      'Lync/OfficeWebApps/office.contoso.com/HttpsTargets: HTTPS/1.1 to ip 10.20.0.31 (all) 10.20.0.32 (all) at 444; asked HTTPS 444 /hosting/discovery 200; loadBalancerCookie; for office.contoso.com',
      'Lync/Pools/pool01/HttpsTargets: HTTPS/1.1 to ip 10.20.0.11 (all) at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; none; for webext.contoso.com',
    ],
  ],
  [
    'a farm that is to have no affinity',
    'groups',
    declared({ officeWebApps: [{ ...OFFICE, stickiness: 'none' }] }),
    [
      'Lync/OfficeWebApps/office.contoso.com/HttpsTargets: HTTPS/1.1 to ip 10.20.0.31 (all) 10.20.0.32 (all) at 443; asked HTTPS 443 /hosting/discovery 200; none; for office.contoso.com',
      'Lync/Pools/pool01/HttpsTargets: HTTPS/1.1 to ip 10.20.0.11 (all) at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; none; for webext.contoso.com',
    ],
  ],
  // Those of several pools together.
  [
    'two pools together, each address once',
    'groups',
    together({ servers: TWO }, { servers: ['10.20.0.12', '10.20.0.13'] }),
    [
      'Lync/Pools/pool01/HttpsTargets: HTTPS/1.1 to ip 10.20.0.11 (all) 10.20.0.12 (all) at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; none; for webext.contoso.com',
      'Lync/Pools/pool02/HttpsTargets: HTTPS/1.1 to ip 10.20.0.12 (all) 10.20.0.13 (all) at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; none; for webext2.contoso.com',
      'Lync/SimpleUrls-urls/HttpsTargets: HTTPS/1.1 to ip 10.20.0.11 (all) 10.20.0.12 (all) 10.20.0.13 (all) at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; none; for webext.contoso.com webext2.contoso.com',
    ],
  ],
  [
    'one of two with passive sign-in',
    'groups',
    together({}, { externalSignIn: 'passive' }),
    [
      'Lync/Pools/pool01/HttpsTargets: HTTPS/1.1 to ip 10.20.0.11 (all) at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; none; for webext.contoso.com',
      'Lync/Pools/pool02/HttpsTargets: HTTPS/1.1 to ip 10.20.0.12 (all) at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; none; for webext2.contoso.com',
      'Lync/SimpleUrls-urls/HttpsTargets: HTTPS/1.1 to ip 10.20.0.11 (all) 10.20.0.12 (all) at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; loadBalancerCookie; for webext.contoso.com webext2.contoso.com',
    ],
  ],
  [
    'one of two that is to have a cookie',
    'groups',
    together({ stickiness: 'none' }, { stickiness: 'loadBalancerCookie' }),
    [
      'Lync/Pools/pool01/HttpsTargets: HTTPS/1.1 to ip 10.20.0.11 (all) at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; none; for webext.contoso.com',
      'Lync/Pools/pool02/HttpsTargets: HTTPS/1.1 to ip 10.20.0.12 (all) at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; loadBalancerCookie; for webext2.contoso.com',
      'Lync/SimpleUrls-urls/HttpsTargets: HTTPS/1.1 to ip 10.20.0.11 (all) 10.20.0.12 (all) at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; loadBalancerCookie; for webext.contoso.com webext2.contoso.com',
    ],
  ],
  [
    'two that are to have none',
    'groups',
    together({ stickiness: 'none', externalSignIn: 'passive' }, { stickiness: 'none' }),
    [
      'Lync/Pools/pool01/HttpsTargets: HTTPS/1.1 to ip 10.20.0.11 (all) at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; none; for webext.contoso.com',
      'Lync/Pools/pool02/HttpsTargets: HTTPS/1.1 to ip 10.20.0.12 (all) at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; none; for webext2.contoso.com',
      'Lync/SimpleUrls-urls/HttpsTargets: HTTPS/1.1 to ip 10.20.0.11 (all) 10.20.0.12 (all) at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; none; for webext.contoso.com webext2.contoso.com',
    ],
  ],
  [
    'one of two that is to have none',
    'groups',
    together({ stickiness: 'none', externalSignIn: 'passive' }, {}),
    [
      'Lync/Pools/pool01/HttpsTargets: HTTPS/1.1 to ip 10.20.0.11 (all) at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; none; for webext.contoso.com',
      'Lync/Pools/pool02/HttpsTargets: HTTPS/1.1 to ip 10.20.0.12 (all) at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; none; for webext2.contoso.com',
      'Lync/SimpleUrls-urls/HttpsTargets: HTTPS/1.1 to ip 10.20.0.11 (all) 10.20.0.12 (all) at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; loadBalancerCookie; for webext.contoso.com webext2.contoso.com',
    ],
  ],
  [
    'instances of two pools, one of which brings security groups',
    'groups',
    withInstances([true, false]),
    [
      'Lync/Pools/pool01/HttpsTargets: HTTPS/1.1 to instance i-0a at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; none; for webext.contoso.com',
      'Lync/Pools/pool02/HttpsTargets: HTTPS/1.1 to instance i-0b at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; none; for webext2.contoso.com',
      'Lync/SimpleUrls-urls/HttpsTargets: HTTPS/1.1 to instance i-0a i-0b at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; none; for webext.contoso.com webext2.contoso.com',
    ],
  ],
  [
    'what is opened for instances, one of which brings security groups',
    'security',
    withInstances([true, false]),
    [
      'applicationLoadBalancer from 0.0.0.0/0 at 443',
      'applicationLoadBalancer from 0.0.0.0/0 at 80',
      'applicationLoadBalancer to vpc at 4443',
    ],
  ],
  [
    'what is opened for instances that all bring security groups',
    'security',
    withInstances([true, true]),
    ['applicationLoadBalancer from 0.0.0.0/0 at 443', 'applicationLoadBalancer from 0.0.0.0/0 at 80'],
  ],
  // Behind a Network Load Balancer.
  [
    'connections passed through',
    'groups',
    withPool({ ...NLB, servers: TWO, publishHttp: true }),
    [
      'Lync/Pools/pool01/PassThroughHttpsTargets: TCP to ip 10.20.0.11 (all) 10.20.0.12 (all) at 4443; asked TCP 5061; none; for webext.contoso.com',
      'Lync/Pools/pool01/PassThroughHttpTargets: TCP to ip 10.20.0.11 (all) 10.20.0.12 (all) at 8080; asked TCP 5061; none; for webext.contoso.com',
    ],
  ],
  [
    'passive ones to several',
    'groups',
    withPool({ ...NLB, servers: TWO, externalSignIn: 'passive' }),
    [
      'Lync/Pools/pool01/PassThroughHttpsTargets: TCP to ip 10.20.0.11 (all) 10.20.0.12 (all) at 4443; asked TCP 5061; sourceAddress; for webext.contoso.com',
    ],
  ],
  [
    'passive ones to several, in attributes',
    'attributes',
    withPool({ ...NLB, servers: TWO, externalSignIn: 'passive' }, [{ ...POOL02, ...NLB }]),
    [
      'Lync/Pools/pool01/PassThroughHttpsTargets: preserve_client_ip.enabled=false stickiness.enabled=true stickiness.type=source_ip',
      'Lync/Pools/pool02/PassThroughHttpsTargets: preserve_client_ip.enabled=false stickiness.enabled=false',
    ],
  ],
  [
    'instances, which see their clients',
    'attributes',
    withPool({ ...NLB, servers: [{ instanceId: 'i-0a' }] }, [], { network: EXISTING }),
    ['Lync/Pools/pool01/PassThroughHttpsTargets: preserve_client_ip.enabled=true stickiness.enabled=false'],
  ],
  [
    'a health check that somebody chose',
    'groups',
    withPool({ ...NLB, healthCheck: { path: '/abs/', matcher: '200,401' } }),
    [
      'Lync/Pools/pool01/PassThroughHttpsTargets: TCP to ip 10.20.0.11 (all) at 4443; asked HTTPS 4443 /abs/ 200,401; none; for webext.contoso.com',
    ],
  ],
  [
    'a hardware load balancer',
    'groups',
    withPool({ ...NLB, servers: undefined, loadBalancerAddress: '10.20.0.10' }),
    ['Lync/Pools/pool01/PassThroughHttpsTargets: TCP to ip 10.20.0.10 (all) at 4443; asked TCP 4443; none; for webext.contoso.com'],
  ],
  [
    'a farm passed through',
    'groups',
    declared({ officeWebApps: [{ ...OFFICE, ...NLB }] }),
    [
      'Lync/OfficeWebApps/office.contoso.com/PassThroughHttpsTargets: TCP to ip 10.20.0.31 (all) 10.20.0.32 (all) at 443; asked HTTPS 443 /hosting/discovery 200; sourceAddress; for office.contoso.com',
      'Lync/Pools/pool01/HttpsTargets: HTTPS/1.1 to ip 10.20.0.11 (all) at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; none; for webext.contoso.com',
    ],
  ],
  [
    'all of a Network Load Balancer, and of the load balancer that is left for it',
    'frontEnds',
    withPool({ ...NLB, fixedAddresses: ['eipalloc-0b', 'eipalloc-0a'], movingFrom: 'applicationLoadBalancer' }, [{ ...POOL02, ...NLB }]),
    [
      'applicationLoadBalancer is applicationLoadBalancer of undefined, undefined (undefined), leaving; names webext.contoso.com; addresses ; groups Lync/Pools/pool01/HttpsTargets; routing.http2.enabled=false idle_timeout.timeout_seconds=1830 routing.http.drop_invalid_header_fields.enabled=false routing.http.desync_mitigation_mode=defensive routing.http.preserve_host_header.enabled=true routing.http.xff_header_processing.mode=append',
      'networkLoadBalancer Lync/Pools/pool01 is networkLoadBalancer of Lync/Pools/pool01, Lync/Pools/pool01 (pool01); names webext.contoso.com; addresses eipalloc-0b eipalloc-0a; groups Lync/Pools/pool01/PassThroughHttpsTargets; load_balancing.cross_zone.enabled=true',
      'networkLoadBalancer Lync/Pools/pool02 is networkLoadBalancer of Lync/Pools/pool02, Lync/Pools/pool02 (pool02); names webext2.contoso.com; addresses ; groups Lync/Pools/pool02/PassThroughHttpsTargets; load_balancing.cross_zone.enabled=true',
    ],
  ],
  [
    'listeners of a Network Load Balancer',
    'listeners',
    withPool({ ...NLB, publishHttp: true, publishedPorts: { https: 8443, http: 88 } }),
    [
      'networkLoadBalancer Lync/Pools/pool01 TCP 88 undefined: Lync/Pools/pool01/PassThroughHttpTargets',
      'networkLoadBalancer Lync/Pools/pool01 TCP 8443 undefined: Lync/Pools/pool01/PassThroughHttpsTargets',
    ],
  ],
  [
    'who may come to a Network Load Balancer, and whom it asks',
    'security',
    withPool({ ...NLB, publishHttp: true }),
    [
      'networkLoadBalancer Lync/Pools/pool01 from 0.0.0.0/0 at 80',
      'networkLoadBalancer Lync/Pools/pool01 from 0.0.0.0/0 at 443',
      'networkLoadBalancer Lync/Pools/pool01 to 10.20.0.11/32 at 4443',
      'networkLoadBalancer Lync/Pools/pool01 to 10.20.0.11/32 at 5061',
      'networkLoadBalancer Lync/Pools/pool01 to 10.20.0.11/32 at 8080',
    ],
  ],
  // In the VPC or not.
  [
    'addresses in the VPC and outside',
    'groups',
    withPool({ servers: ['10.80.1.5', '10.20.0.11'] }),
    [
      'Lync/Pools/pool01/HttpsTargets: HTTPS/1.1 to ip 10.20.0.11 (all) 10.80.1.5 at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; none; for webext.contoso.com',
    ],
  ],
  [
    'addresses in a further block of the VPC, some of which may be targets outside',
    'groups',
    {
      ...withPool({ servers: ['198.51.100.5', '10.20.0.11'] }),
      vpcBlocks: { known: ['198.51.100.0/24', '10.20.0.0/24'], isVpcOfApp: true, hasUnknown: false },
    },
    [
      'Lync/Pools/pool01/HttpsTargets: HTTPS/1.1 to ip 10.20.0.11 (all) 198.51.100.5 at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; none; for webext.contoso.com',
    ],
  ],
  [
    'an address that may be no target outside, of a VPC that nobody told',
    'groups',
    withPool({ servers: ['198.51.100.5'] }),
    [
      'Lync/Pools/pool01/HttpsTargets: HTTPS/1.1 to ip 198.51.100.5 (all) at 4443; asked HTTPS 4443 /Autodiscover/AutodiscoverService.svc/root 200; none; for webext.contoso.com',
    ],
  ],
])('%s (%s)', (_, aspect, proxy, lines) => {
  expect(LINES[aspect](planPublishing(proxy))).toEqual(lines);
  expect(LINES[aspect](planPublishing(reversed(proxy)))).toEqual(lines);
});
