import type { ProxyDeclaration } from '../../lib/declaring/declarations';
import { behindHaproxy } from '../../lib/planning/plan-haproxy';
import { planPublishing } from '../../lib/planning/plan-publishing';
import { LINES } from '../support/plan-lines';
import { EXISTING, POOL01, POOL02, declared, withPool } from './findings-of-names';
import { TWO, MEET, DIALIN, NLB, OFFICE, MAIL, TWO_ZONES, together, reversed } from './planned-deployments';

test.each<[what: string, aspect: keyof typeof LINES, proxy: ProxyDeclaration, lines: readonly string[]]>([
  // Records.
  [
    'the longest zone, and a private one beside it',
    'records',
    declared({
      hostedZones: [
        { name: 'contoso.com', id: 'Z1' },
        { name: 'ext.contoso.com', id: 'Z2' },
        { name: 'contoso.com', id: 'Z3', private: true },
      ],
      pools: [{ ...POOL01, externalWebServicesFqdn: 'web.ext.contoso.com', furtherNames: ['ext.contoso.com', 'next.contoso.com'] }],
      network: { ...EXISTING, ipAddressType: 'dualstack' },
    }),
    [
      'A ext.contoso.com in the public zone ext.contoso.com (public ext.contoso.com Z2, Z2) to applicationLoadBalancer',
      'A ext.contoso.com in the private zone contoso.com (private contoso.com Z3, Z3) to applicationLoadBalancer',
      'AAAA ext.contoso.com in the public zone ext.contoso.com (public ext.contoso.com Z2, Z2) to applicationLoadBalancer',
      'AAAA ext.contoso.com in the private zone contoso.com (private contoso.com Z3, Z3) to applicationLoadBalancer',
      'A next.contoso.com in the public zone contoso.com (public contoso.com Z1, Z1) to applicationLoadBalancer',
      'A next.contoso.com in the private zone contoso.com (private contoso.com Z3, Z3) to applicationLoadBalancer',
      'AAAA next.contoso.com in the public zone contoso.com (public contoso.com Z1, Z1) to applicationLoadBalancer',
      'AAAA next.contoso.com in the private zone contoso.com (private contoso.com Z3, Z3) to applicationLoadBalancer',
      'A web.ext.contoso.com in the public zone ext.contoso.com (public ext.contoso.com Z2, Z2) to applicationLoadBalancer',
      'A web.ext.contoso.com in the private zone contoso.com (private contoso.com Z3, Z3) to applicationLoadBalancer',
      'AAAA web.ext.contoso.com in the public zone ext.contoso.com (public ext.contoso.com Z2, Z2) to applicationLoadBalancer',
      'AAAA web.ext.contoso.com in the private zone contoso.com (private contoso.com Z3, Z3) to applicationLoadBalancer',
    ],
  ],
  ['a zone managed elsewhere', 'records', declared({ hostedZones: [{ name: 'contoso.com', managedElsewhere: true }] }), []],
  [
    'none twice while clients move',
    'records',
    withPool({ ...NLB, movingFrom: 'applicationLoadBalancer' }),
    ['A webext.contoso.com in the public zone contoso.com (public contoso.com Z1, Z1) to networkLoadBalancer Lync/Pools/pool01'],
  ],
  // Names.
  [
    'who they are of',
    'names',
    declared({
      sipDomains: ['contoso.com'],
      pools: [
        { ...POOL01, role: 'director', publishHttp: true },
        { ...POOL02, externalSignIn: 'windows', ...NLB },
      ],
      simpleUrls: { answeredBy: 'pool01', meet: MEET },
      officeWebApps: [OFFICE],
      furtherServices: [MAIL, { ...MAIL, host: 'sts.contoso.com', externalSignIn: 'none' }],
      autodiscover: { answeredBy: 'pool01', overHttp: true },
    }),
    [
      'autodiscover lyncdiscover.contoso.com of Lync/SimpleUrls (undefined, undefined) at applicationLoadBalancer; 443 to Lync/Pools/pool01/HttpsTargets, 80 to Lync/Pools/pool01/HttpTargets; record created in contoso.com; certificate here',
      'further service mail.contoso.com of Lync/FurtherServices/mail.contoso.com (undefined, windows) at applicationLoadBalancer; 443 to Lync/FurtherServices/mail.contoso.com/HttpsTargets, undefined to undefined; record created in contoso.com; certificate here',
      'meet meet.contoso.com of Lync/SimpleUrls (undefined, undefined) at applicationLoadBalancer; 443 to Lync/Pools/pool01/HttpsTargets, undefined to undefined; record created in contoso.com; certificate here',
      'office web apps office.contoso.com of Lync/OfficeWebApps/office.contoso.com (undefined, undefined) at applicationLoadBalancer; 443 to Lync/OfficeWebApps/office.contoso.com/HttpsTargets, undefined to undefined; record created in contoso.com; certificate here',
      'further service sts.contoso.com of Lync/FurtherServices/sts.contoso.com (undefined, none) at applicationLoadBalancer; 443 to Lync/FurtherServices/sts.contoso.com/HttpsTargets, undefined to undefined; record created in contoso.com; certificate here',
      'external web services webext.contoso.com of Lync/Pools/pool01 (director, modern) at applicationLoadBalancer; 443 to Lync/Pools/pool01/HttpsTargets, 80 to Lync/Pools/pool01/HttpTargets; record created in contoso.com; certificate here',
      'external web services webext2.contoso.com of Lync/Pools/pool02 (frontEndPool, windows) at networkLoadBalancer Lync/Pools/pool02; 443 to Lync/Pools/pool02/PassThroughHttpsTargets, undefined to undefined; record created in contoso.com; certificate elsewhere',
    ],
  ],
  [
    'records that somebody makes',
    'names',
    declared({ dnsRecords: 'none' }),
    [
      'external web services webext.contoso.com of Lync/Pools/pool01 (frontEndPool, modern) at applicationLoadBalancer; 443 to Lync/Pools/pool01/HttpsTargets, undefined to undefined; record change batch in contoso.com; certificate here',
    ],
  ],
  [
    'records that are made elsewhere',
    'names',
    declared({ dnsRecords: 'none', hostedZones: [{ name: 'contoso.com', managedElsewhere: true }] }),
    [
      'external web services webext.contoso.com of Lync/Pools/pool01 (frontEndPool, modern) at applicationLoadBalancer; 443 to Lync/Pools/pool01/HttpsTargets, undefined to undefined; record elsewhere in contoso.com; certificate here',
    ],
  ],
  [
    'a record in a private zone alone',
    'names',
    declared({ dnsRecords: 'none', hostedZones: [{ name: 'contoso.com', id: 'Z1', private: true }] }),
    [
      'external web services webext.contoso.com of Lync/Pools/pool01 (frontEndPool, modern) at applicationLoadBalancer; 443 to Lync/Pools/pool01/HttpsTargets, undefined to undefined; record change batch in undefined; certificate elsewhere',
    ],
  ],
  [
    'no zone',
    'names',
    declared({ hostedZones: [] }),
    [
      'external web services webext.contoso.com of Lync/Pools/pool01 (frontEndPool, modern) at applicationLoadBalancer; 443 to Lync/Pools/pool01/HttpsTargets, undefined to undefined; record none in undefined; certificate elsewhere',
    ],
  ],
  [
    'the paths of simple URLs, inactive ones too, and each once',
    'paths',
    declared({
      simpleUrls: {
        meet: [
          {
            sipDomain: 'contoso.com',
            url: 'https://lync.contoso.com/Meet',
            alsoPublished: ['https://lync.contoso.com/a', 'https://lync.contoso.com/Meet'],
          },
        ],
        dialin: ['https://lync.contoso.com/Dialin', DIALIN, 'https://lync.contoso.com/Meet', 'no URL'],
      },
    }),
    ['dialin.contoso.com: dialin /', 'lync.contoso.com: meet /Meet, meet /a, dialin /Dialin', 'webext.contoso.com: '],
  ],
  // Security groups.
  [
    'who may come and who is asked',
    'security',
    withPool({ servers: TWO, publishHttp: true }),
    [
      'applicationLoadBalancer from 0.0.0.0/0 at 443',
      'applicationLoadBalancer from 0.0.0.0/0 at 80',
      'applicationLoadBalancer to 10.20.0.11/32 at 4443',
      'applicationLoadBalancer to 10.20.0.11/32 at 8080',
      'applicationLoadBalancer to 10.20.0.12/32 at 4443',
      'applicationLoadBalancer to 10.20.0.12/32 at 8080',
    ],
  ],
  [
    'IPv6 for everybody',
    'security',
    declared({
      network: { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0a', poolNetworks: ['10.20.0.0/16'], ipAddressType: 'dualstack' },
    }),
    [
      'applicationLoadBalancer from 0.0.0.0/0 at 443',
      'applicationLoadBalancer from ::/0 at 443',
      'applicationLoadBalancer from 0.0.0.0/0 at 80',
      'applicationLoadBalancer from ::/0 at 80',
      'applicationLoadBalancer to 10.20.0.11/32 at 4443',
    ],
  ],
  [
    'some networks, corporate ones among them',
    'security',
    declared({
      network: {
        ...EXISTING,
        ipAddressType: 'dualstack',
        allowedSources: ['203.0.113.0/24'],
        corporateNetworks: ['198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32'],
      },
    }),
    [
      'applicationLoadBalancer from 198.51.100.0/24 at 443',
      'applicationLoadBalancer from 2001:db8::/32 at 443',
      'applicationLoadBalancer from 203.0.113.0/24 at 443',
      'applicationLoadBalancer from 198.51.100.0/24 at 80',
      'applicationLoadBalancer from 2001:db8::/32 at 80',
      'applicationLoadBalancer from 203.0.113.0/24 at 80',
      'applicationLoadBalancer to 10.20.0.11/32 at 4443',
    ],
  ],
  [
    'networks in place of addresses',
    'security',
    {
      ...withPool({ servers: [...TWO, '10.20.1.13', '10.30.0.14'] }),
      http: 'none',
      poolNetworks: ['10.20.0.0/16', '10.20.0.0/24'],
      quotas: { ...declared({}).quotas, securityGroupRules: 3 },
    },
    [
      'applicationLoadBalancer from 0.0.0.0/0 at 443',
      'applicationLoadBalancer to 10.20.0.0/16 at 4443, widened',
      'applicationLoadBalancer to 10.20.0.0/24 at 4443, widened',
      'applicationLoadBalancer to 10.30.0.14/32 at 4443, widened',
    ],
  ],
  [
    'instances',
    'security',
    withPool({ servers: [{ instanceId: 'i-0a' }, { instanceId: 'i-0b' }] }, [], { network: EXISTING }),
    [
      'applicationLoadBalancer from 0.0.0.0/0 at 443',
      'applicationLoadBalancer from 0.0.0.0/0 at 80',
      'applicationLoadBalancer to vpc at 4443',
    ],
  ],
  // Quotas.
  [
    'an Application Load Balancer with two zones',
    'quotas',
    declared({ hostedZones: TWO_ZONES, pools: [{ ...POOL01, servers: TWO, furtherNames: ['a.fabrikam.com'] }] }),
    [
      'applicationLoadBalancer: rules 1 of 100, targetGroups 1 of 100, certificates 2 of 25, targets 2 of 1000, securityGroupRules inbound 2 of 60, securityGroupRules outbound 2 of 60',
    ],
  ],
  [
    'Network Load Balancers',
    'quotas',
    withPool({ ...NLB, servers: TWO, publishHttp: true }, [{ ...POOL02, ...NLB }]),
    [
      'networkLoadBalancer Lync/Pools/pool01: targets 4 of 500, securityGroupRules inbound 2 of 60, securityGroupRules outbound 6 of 60',
      'networkLoadBalancer Lync/Pools/pool02: targets 1 of 500, securityGroupRules inbound 1 of 60, securityGroupRules outbound 2 of 60',
    ],
  ],
  [
    'a fleet',
    'quotas',
    declared({ frontEnd: 'haproxy', haproxy: { tasks: { minimum: 2, maximum: 5 } } }),
    [
      'haproxy: targetGroups 2 of 5, certificates 1 of 25, targets 10 of 500, securityGroupRules inbound 2 of 60, securityGroupRules outbound 4 of 60',
    ],
  ],
  // HAProxy on AWS.
  [
    'HAProxy',
    'frontEnds',
    declared({ frontEnd: 'haproxy', haproxy: { fixedAddresses: ['eipalloc-0a', 'eipalloc-0b'] } }),
    [
      'haproxy is haproxy of undefined, undefined (undefined); names webext.contoso.com; addresses eipalloc-0a eipalloc-0b; groups haproxy/Tasks-443 haproxy/Tasks-80; load_balancing.cross_zone.enabled=true',
    ],
  ],
  [
    'tasks of HAProxy',
    'groups',
    declared({ frontEnd: 'haproxy' }),
    [
      'haproxy/Tasks-443: TCP to ip  at 20443; asked HTTP 21024 / 200; none; for ',
      'haproxy/Tasks-80: TCP to ip  at 20080; asked HTTP 21024 / 200; none; for ',
    ],
  ],
  [
    'how long tasks stay',
    'attributes',
    declared({ frontEnd: 'haproxy', idleTimeout: 960 }),
    [
      'haproxy/Tasks-443: proxy_protocol_v2.enabled=true preserve_client_ip.enabled=false deregistration_delay.timeout_seconds=960',
      'haproxy/Tasks-80: proxy_protocol_v2.enabled=true preserve_client_ip.enabled=false deregistration_delay.timeout_seconds=960',
    ],
  ],
  [
    'how long tasks stay, as somebody said',
    'attributes',
    declared({ frontEnd: 'haproxy', idleTimeout: 960, haproxy: { deregistrationDelay: 120 } }),
    [
      'haproxy/Tasks-443: proxy_protocol_v2.enabled=true preserve_client_ip.enabled=false deregistration_delay.timeout_seconds=120',
      'haproxy/Tasks-80: proxy_protocol_v2.enabled=true preserve_client_ip.enabled=false deregistration_delay.timeout_seconds=120',
    ],
  ],
  [
    'how long tasks stay at most',
    'attributes',
    declared({ frontEnd: 'haproxy', idleTimeout: 4000 }),
    [
      'haproxy/Tasks-443: proxy_protocol_v2.enabled=true preserve_client_ip.enabled=false deregistration_delay.timeout_seconds=3600',
      'haproxy/Tasks-80: proxy_protocol_v2.enabled=true preserve_client_ip.enabled=false deregistration_delay.timeout_seconds=3600',
    ],
  ],
  [
    'HAProxy',
    'listeners',
    declared({ frontEnd: 'haproxy' }),
    [
      'haproxy TLS 443 ELBSecurityPolicy-TLS13-1-2-2021-06: haproxy/Tasks-443; shows contoso.com of contoso.com',
      'haproxy TCP 80 undefined: haproxy/Tasks-80',
    ],
  ],
  [
    'TLS that ends in HAProxy',
    'listeners',
    declared({
      frontEnd: 'haproxy',
      haproxy: {
        certificates: [{ secretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:edge-AbCdEf', names: ['webext.contoso.com'] }],
      },
    }),
    ['haproxy TCP 443 undefined: haproxy/Tasks-443', 'haproxy TCP 80 undefined: haproxy/Tasks-80'],
  ],
  [
    'HAProxy, which asks the pools, its registry and its log',
    'security',
    withPool({ frontEnd: 'haproxy', publishHttp: true }, [{ ...POOL02, frontEnd: 'haproxy', healthCheck: { path: '/x' } }]),
    [
      'haproxy from 0.0.0.0/0 at 443',
      'haproxy from 0.0.0.0/0 at 80',
      'haproxy to 0.0.0.0/0 at 443',
      'haproxy to 10.20.0.11/32 at 4443',
      'haproxy to 10.20.0.11/32 at 4443',
      'haproxy to 10.20.0.11/32 at 5061',
      'haproxy to 10.20.0.11/32 at 8080',
      'haproxy to 10.20.0.12/32 at 4443',
      'haproxy to 10.20.0.12/32 at 4443',
    ],
  ],
  // While clients move.
  [
    'a pool that moves',
    'frontEnds',
    withPool({ ...NLB, movingFrom: 'applicationLoadBalancer' }),
    [
      'applicationLoadBalancer is applicationLoadBalancer of undefined, undefined (undefined), leaving; names webext.contoso.com; addresses ; groups Lync/Pools/pool01/HttpsTargets; routing.http2.enabled=false idle_timeout.timeout_seconds=1830 routing.http.drop_invalid_header_fields.enabled=false routing.http.desync_mitigation_mode=defensive routing.http.preserve_host_header.enabled=true routing.http.xff_header_processing.mode=append',
      'networkLoadBalancer Lync/Pools/pool01 is networkLoadBalancer of Lync/Pools/pool01, Lync/Pools/pool01 (pool01); names webext.contoso.com; addresses ; groups Lync/Pools/pool01/PassThroughHttpsTargets; load_balancing.cross_zone.enabled=true',
    ],
  ],
  [
    'a pool that stays where it is said to move from',
    'frontEnds',
    withPool({ movingFrom: 'applicationLoadBalancer' }),
    [
      'applicationLoadBalancer is applicationLoadBalancer of undefined, undefined (undefined); names webext.contoso.com; addresses ; groups Lync/Pools/pool01/HttpsTargets; routing.http2.enabled=false idle_timeout.timeout_seconds=1830 routing.http.drop_invalid_header_fields.enabled=false routing.http.desync_mitigation_mode=defensive routing.http.preserve_host_header.enabled=true routing.http.xff_header_processing.mode=append',
    ],
  ],
  [
    'simple URLs that move from a pool',
    'rules',
    declared({
      pools: [POOL01, { ...POOL02, ...NLB }],
      simpleUrls: { name: 'urls', answeredBy: 'pool01', movingFrom: 'pool02', dialin: DIALIN },
    }),
    [
      'Lync/Pools/pool01/Https at 443 +0 (pool01 undefined): webext.contoso.com => Lync/Pools/pool01/HttpsTargets',
      'Lync/SimpleUrls-urls/Https-further at 443 +0 (SimpleUrls-urls further): dialin.contoso.com => Lync/Pools/pool01/HttpsTargets',
    ],
  ],
  [
    'simple URLs that move from a pool',
    'frontEnds',
    declared({
      pools: [POOL01, { ...POOL02, ...NLB }],
      simpleUrls: { name: 'urls', answeredBy: 'pool01', movingFrom: 'pool02', dialin: DIALIN },
    }),
    [
      'applicationLoadBalancer is applicationLoadBalancer of undefined, undefined (undefined); names dialin.contoso.com webext.contoso.com; addresses ; groups Lync/Pools/pool01/HttpsTargets; routing.http2.enabled=false idle_timeout.timeout_seconds=1830 routing.http.drop_invalid_header_fields.enabled=false routing.http.desync_mitigation_mode=defensive routing.http.preserve_host_header.enabled=true routing.http.xff_header_processing.mode=append',
      'networkLoadBalancer Lync/Pools/pool02 is networkLoadBalancer of Lync/Pools/pool02, Lync/Pools/pool02 (pool02); names dialin.contoso.com webext2.contoso.com; addresses ; groups Lync/Pools/pool02/PassThroughHttpsTargets; load_balancing.cross_zone.enabled=true',
    ],
  ],
  [
    'two pools that answer together, behind Network Load Balancers',
    'names',
    together(NLB, NLB),
    [
      'dialin dialin.contoso.com of Lync/SimpleUrls-urls (undefined, undefined) at applicationLoadBalancer; 443 to Lync/SimpleUrls-urls/HttpsTargets, undefined to undefined; record created in contoso.com; certificate here',
      'external web services webext.contoso.com of Lync/Pools/pool01 (frontEndPool, modern) at networkLoadBalancer Lync/Pools/pool01; 443 to Lync/Pools/pool01/PassThroughHttpsTargets, undefined to undefined; record created in contoso.com; certificate elsewhere',
      'external web services webext2.contoso.com of Lync/Pools/pool02 (frontEndPool, modern) at networkLoadBalancer Lync/Pools/pool02; 443 to Lync/Pools/pool02/PassThroughHttpsTargets, undefined to undefined; record created in contoso.com; certificate elsewhere',
    ],
  ],
  [
    'two pools that answer together, one behind HAProxy',
    'names',
    together(NLB, { frontEnd: 'haproxy' }),
    [
      'dialin dialin.contoso.com of Lync/SimpleUrls-urls (undefined, undefined) at haproxy; 443 to haproxy/Tasks-443, undefined to undefined; record created in contoso.com; certificate here',
      'external web services webext.contoso.com of Lync/Pools/pool01 (frontEndPool, modern) at networkLoadBalancer Lync/Pools/pool01; 443 to Lync/Pools/pool01/PassThroughHttpsTargets, undefined to undefined; record created in contoso.com; certificate elsewhere',
      'external web services webext2.contoso.com of Lync/Pools/pool02 (frontEndPool, modern) at haproxy; 443 to haproxy/Tasks-443, undefined to undefined; record created in contoso.com; certificate here',
    ],
  ],
  // Security groups.
  [
    'everybody among others, and IPv6',
    'security',
    declared({ network: { ...EXISTING, ipAddressType: 'dualstack', allowedSources: ['203.0.113.0/24', '0.0.0.0/0'] } }),
    [
      'applicationLoadBalancer from 0.0.0.0/0 at 443',
      'applicationLoadBalancer from 203.0.113.0/24 at 443',
      'applicationLoadBalancer from ::/0 at 443',
      'applicationLoadBalancer from 0.0.0.0/0 at 80',
      'applicationLoadBalancer from 203.0.113.0/24 at 80',
      'applicationLoadBalancer from ::/0 at 80',
      'applicationLoadBalancer to 10.20.0.11/32 at 4443',
    ],
  ],
  [
    'a network in two spellings',
    'security',
    declared({ network: { ...EXISTING, ipAddressType: 'dualstack', allowedSources: ['2001:DB8::/32', '2001:db8::/32'] } }),
    [
      'applicationLoadBalancer from 2001:DB8::/32 at 443',
      'applicationLoadBalancer from 2001:DB8::/32 at 80',
      'applicationLoadBalancer to 10.20.0.11/32 at 4443',
    ],
  ],
  [
    'instances of a VPC, and servers at its addresses',
    'security',
    {
      ...withPool({ servers: [{ instanceId: 'i-0a' }] }, [{ ...POOL02, servers: ['10.80.1.11', '10.80.1.12'] }], {
        network: EXISTING,
        http: 'none',
      }),
      poolNetworks: ['10.80.0.0/22'],
      quotas: { ...declared({}).quotas, securityGroupRules: 2 },
    },
    ['applicationLoadBalancer from 0.0.0.0/0 at 443', 'applicationLoadBalancer to vpc at 4443'],
  ],
  [
    'instances of a VPC that nobody told',
    'security',
    {
      ...withPool({ servers: [{ instanceId: 'i-0a' }] }, [{ ...POOL02, servers: ['10.80.1.11', '10.80.1.12'] }], {
        network: EXISTING,
        http: 'none',
      }),
      vpcCidr: undefined,
      poolNetworks: ['10.80.0.0/22'],
      quotas: { ...declared({}).quotas, securityGroupRules: 2 },
    },
    [
      'applicationLoadBalancer from 0.0.0.0/0 at 443',
      'applicationLoadBalancer to 10.80.0.0/22 at 4443, widened',
      'applicationLoadBalancer to vpc at 4443, widened',
    ],
  ],
  // While clients move.
  [
    'every kind of front end',
    'frontEnds',
    declared({
      pools: [
        { ...POOL01, frontEnd: 'haproxy' },
        { ...POOL02, ...NLB },
        { ...POOL01, ...NLB, name: 'pool00', externalWebServicesFqdn: 'webext0.contoso.com' },
      ],
      furtherServices: [MAIL],
    }),
    [
      'applicationLoadBalancer is applicationLoadBalancer of undefined, undefined (undefined); names mail.contoso.com; addresses ; groups Lync/FurtherServices/mail.contoso.com/HttpsTargets; routing.http2.enabled=false idle_timeout.timeout_seconds=1830 routing.http.drop_invalid_header_fields.enabled=false routing.http.desync_mitigation_mode=defensive routing.http.preserve_host_header.enabled=true routing.http.xff_header_processing.mode=append',
      'networkLoadBalancer Lync/Pools/pool00 is networkLoadBalancer of Lync/Pools/pool00, Lync/Pools/pool00 (pool00); names webext0.contoso.com; addresses ; groups Lync/Pools/pool00/PassThroughHttpsTargets; load_balancing.cross_zone.enabled=true',
      'networkLoadBalancer Lync/Pools/pool02 is networkLoadBalancer of Lync/Pools/pool02, Lync/Pools/pool02 (pool02); names webext2.contoso.com; addresses ; groups Lync/Pools/pool02/PassThroughHttpsTargets; load_balancing.cross_zone.enabled=true',
      'haproxy is haproxy of undefined, undefined (undefined); names webext.contoso.com; addresses ; groups haproxy/Tasks-443 haproxy/Tasks-80; load_balancing.cross_zone.enabled=true',
    ],
  ],
  [
    'simple URLs that move from a pool',
    'names',
    declared({
      pools: [POOL01, { ...POOL02, ...NLB }],
      simpleUrls: { name: 'urls', answeredBy: 'pool01', movingFrom: 'pool02', dialin: DIALIN },
    }),
    [
      'dialin dialin.contoso.com of Lync/SimpleUrls-urls (undefined, undefined) at applicationLoadBalancer; 443 to Lync/Pools/pool01/HttpsTargets, undefined to undefined; record created in contoso.com; certificate here',
      'external web services webext.contoso.com of Lync/Pools/pool01 (frontEndPool, modern) at applicationLoadBalancer; 443 to Lync/Pools/pool01/HttpsTargets, undefined to undefined; record created in contoso.com; certificate here',
      'external web services webext2.contoso.com of Lync/Pools/pool02 (frontEndPool, modern) at networkLoadBalancer Lync/Pools/pool02; 443 to Lync/Pools/pool02/PassThroughHttpsTargets, undefined to undefined; record created in contoso.com; certificate elsewhere',
    ],
  ],
  [
    'simple URLs that move to a pool that moves too',
    'frontEnds',
    declared({
      pools: [{ ...POOL01, ...NLB, movingFrom: 'applicationLoadBalancer' }, POOL02],
      simpleUrls: { name: 'urls', answeredBy: 'pool01', movingFrom: 'pool02', dialin: DIALIN },
    }),
    [
      'applicationLoadBalancer is applicationLoadBalancer of undefined, undefined (undefined); names dialin.contoso.com webext.contoso.com webext2.contoso.com; addresses ; groups Lync/Pools/pool01/HttpsTargets Lync/Pools/pool02/HttpsTargets; routing.http2.enabled=false idle_timeout.timeout_seconds=1830 routing.http.drop_invalid_header_fields.enabled=false routing.http.desync_mitigation_mode=defensive routing.http.preserve_host_header.enabled=true routing.http.xff_header_processing.mode=append',
      'networkLoadBalancer Lync/Pools/pool01 is networkLoadBalancer of Lync/Pools/pool01, Lync/Pools/pool01 (pool01); names dialin.contoso.com webext.contoso.com; addresses ; groups Lync/Pools/pool01/PassThroughHttpsTargets; load_balancing.cross_zone.enabled=true',
    ],
  ],
  [
    'simple URLs that move from a pool that moves too',
    'frontEnds',
    declared({
      pools: [POOL01, { ...POOL02, ...NLB, movingFrom: 'haproxy' }],
      simpleUrls: { name: 'urls', answeredBy: 'pool01', movingFrom: 'pool02', dialin: DIALIN },
    }),
    [
      'applicationLoadBalancer is applicationLoadBalancer of undefined, undefined (undefined); names dialin.contoso.com webext.contoso.com; addresses ; groups Lync/Pools/pool01/HttpsTargets; routing.http2.enabled=false idle_timeout.timeout_seconds=1830 routing.http.drop_invalid_header_fields.enabled=false routing.http.desync_mitigation_mode=defensive routing.http.preserve_host_header.enabled=true routing.http.xff_header_processing.mode=append',
      'networkLoadBalancer Lync/Pools/pool02 is networkLoadBalancer of Lync/Pools/pool02, Lync/Pools/pool02 (pool02); names dialin.contoso.com webext2.contoso.com; addresses ; groups Lync/Pools/pool02/PassThroughHttpsTargets; load_balancing.cross_zone.enabled=true',
      'haproxy is haproxy of undefined, undefined (undefined), leaving; names dialin.contoso.com webext2.contoso.com; addresses ; groups haproxy/Tasks-443 haproxy/Tasks-80; load_balancing.cross_zone.enabled=true',
    ],
  ],
  [
    'simple URLs that move between pools of one front end',
    'rules',
    declared({ pools: [POOL01, POOL02], simpleUrls: { name: 'urls', answeredBy: 'pool01', movingFrom: 'pool02', dialin: DIALIN } }),
    [
      'Lync/Pools/pool01/Https at 443 +0 (pool01 undefined): webext.contoso.com => Lync/Pools/pool01/HttpsTargets',
      'Lync/Pools/pool02/Https at 443 +0 (pool02 undefined): webext2.contoso.com => Lync/Pools/pool02/HttpsTargets',
      'Lync/SimpleUrls-urls/Https-further at 443 +0 (SimpleUrls-urls further): dialin.contoso.com => Lync/Pools/pool01/HttpsTargets',
    ],
  ],
  [
    'simple URLs of a pool that moves',
    'rules',
    declared({ pools: [{ ...POOL01, ...NLB, movingFrom: 'applicationLoadBalancer' }], simpleUrls: { dialin: DIALIN } }),
    [
      'Lync/Pools/pool01/Https at 443 +0 (pool01 undefined): webext.contoso.com => Lync/Pools/pool01/HttpsTargets',
      'Lync/SimpleUrls/Https-further at 443 +0 (SimpleUrls further): dialin.contoso.com => Lync/Pools/pool01/HttpsTargets',
    ],
  ],
  [
    'simple URLs of one pool behind a Network Load Balancer',
    'names',
    declared({ pools: [{ ...POOL01, ...NLB }], simpleUrls: { dialin: DIALIN } }),
    [
      'dialin dialin.contoso.com of Lync/SimpleUrls (undefined, undefined) at networkLoadBalancer Lync/Pools/pool01; 443 to Lync/Pools/pool01/PassThroughHttpsTargets, undefined to undefined; record created in contoso.com; certificate elsewhere',
      'external web services webext.contoso.com of Lync/Pools/pool01 (frontEndPool, modern) at networkLoadBalancer Lync/Pools/pool01; 443 to Lync/Pools/pool01/PassThroughHttpsTargets, undefined to undefined; record created in contoso.com; certificate elsewhere',
    ],
  ],
  [
    'simple URLs of nobody',
    'names',
    declared({ pools: [POOL01, POOL02], simpleUrls: { dialin: DIALIN } }),
    [
      'external web services webext.contoso.com of Lync/Pools/pool01 (frontEndPool, modern) at applicationLoadBalancer; 443 to Lync/Pools/pool01/HttpsTargets, undefined to undefined; record created in contoso.com; certificate here',
      'external web services webext2.contoso.com of Lync/Pools/pool02 (frontEndPool, modern) at applicationLoadBalancer; 443 to Lync/Pools/pool02/HttpsTargets, undefined to undefined; record created in contoso.com; certificate here',
    ],
  ],
  [
    'two sets on one host',
    'paths',
    declared({
      pools: [POOL01, POOL02],
      simpleUrls: [
        { answeredBy: 'pool01', dialin: ['https://lync.contoso.com/b', 'https://lync.contoso.com/a'] },
        { answeredBy: 'pool02', meet: ['https://lync.contoso.com/z'] },
      ],
    }),
    [
      'lync.contoso.com: meet /z, dialin /a, dialin /b',
      'lync.contoso.com: meet /z, dialin /a, dialin /b',
      'webext.contoso.com: ',
      'webext2.contoso.com: ',
    ],
  ],
  // A HAProxy that somebody runs.
  [
    'a HAProxy of somebody',
    'frontEnds',
    behindHaproxy(declared({ idleTimeout: 960 })),
    ['ownHaproxy is ownHaproxy of undefined, undefined (undefined); names webext.contoso.com; addresses ; groups ; '],
  ],
  [
    'a HAProxy of somebody',
    'listeners',
    behindHaproxy(
      declared({
        clients: ['lyncPhoneEdition'],
        pools: [
          { ...POOL01, publishedPorts: { https: 10_443, http: 88 } },
          { ...POOL02, publishedPorts: { https: 8443 } },
        ],
      }),
    ),
    [
      'ownHaproxy HTTPS 8443 ELBSecurityPolicy-TLS13-1-0-2021-06: 404',
      'ownHaproxy HTTPS 10443 ELBSecurityPolicy-TLS13-1-0-2021-06: 404',
      'ownHaproxy HTTP 80 undefined: 404',
      'ownHaproxy HTTP 88 undefined: 404',
    ],
  ],
  [
    'a HAProxy of somebody',
    'names',
    behindHaproxy(declared({})),
    [
      'external web services webext.contoso.com of Lync/Pools/pool01 (frontEndPool, modern) at ownHaproxy; 443 to undefined, undefined to undefined; record none in undefined; certificate elsewhere',
    ],
  ],
  [
    'a HAProxy of somebody',
    'security',
    behindHaproxy(declared({})),
    ['ownHaproxy from 0.0.0.0/0 at 443', 'ownHaproxy from 0.0.0.0/0 at 80', 'ownHaproxy to 10.20.0.11/32 at 4443'],
  ],
  [
    'a HAProxy of somebody',
    'quotas',
    behindHaproxy(declared({})),
    ['ownHaproxy: securityGroupRules inbound 2 of 60, securityGroupRules outbound 1 of 60'],
  ],
  [
    'a HAProxy of somebody, which knows no priorities, addresses or moves',
    'frontEnds',
    behindHaproxy(
      declared({
        pools: [{ ...POOL01, ...NLB, fixedAddresses: ['eipalloc-0a', 'eipalloc-0b'], movingFrom: 'haproxy', priority: 7 }, POOL02],
        simpleUrls: { answeredBy: 'pool02', movingFrom: 'pool01', dialin: DIALIN, priorities: { further: 8 } },
        officeWebApps: [{ ...OFFICE, ...NLB, priority: 9 }],
        furtherServices: [{ ...MAIL, ...NLB, priority: 10 }],
      }),
    ),
    [
      'ownHaproxy is ownHaproxy of undefined, undefined (undefined); names dialin.contoso.com mail.contoso.com office.contoso.com webext.contoso.com webext2.contoso.com; addresses ; groups ; ',
    ],
  ],
])('%s (%s)', (_, aspect, proxy, lines) => {
  expect(LINES[aspect](planPublishing(proxy))).toEqual(lines);
  expect(LINES[aspect](planPublishing(reversed(proxy)))).toEqual(lines);
});
