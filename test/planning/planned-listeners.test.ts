import type { ProxyDeclaration } from '../../lib/declaring/declarations';
import { planPublishing } from '../../lib/planning/plan-publishing';
import { LINES } from '../support/plan-lines';
import { POOL01, POOL02, declared, withPool } from './findings-of-names';
import { MEET, DIALIN, MAIL, ARN, TWO_ZONES, NLB, reversed } from './planned-deployments';

test.each<[what: string, aspect: keyof typeof LINES, proxy: ProxyDeclaration, lines: readonly string[]]>([
  // Listeners.
  [
    'an Application Load Balancer',
    'frontEnds',
    declared({ idleTimeout: 2000 }),
    [
      'applicationLoadBalancer is applicationLoadBalancer of undefined, undefined (undefined); names webext.contoso.com; addresses ; groups Lync/Pools/pool01/HttpsTargets; routing.http2.enabled=false idle_timeout.timeout_seconds=2000 routing.http.drop_invalid_header_fields.enabled=false routing.http.desync_mitigation_mode=defensive routing.http.preserve_host_header.enabled=true routing.http.xff_header_processing.mode=append',
    ],
  ],
  [
    'an Application Load Balancer',
    'listeners',
    declared({}),
    [
      'applicationLoadBalancer HTTPS 443 ELBSecurityPolicy-TLS13-1-2-2021-06: 404; shows contoso.com of contoso.com',
      'applicationLoadBalancer HTTP 80 undefined: to 443',
    ],
  ],
  [
    'no plain HTTP',
    'listeners',
    declared({ http: 'none' }),
    ['applicationLoadBalancer HTTPS 443 ELBSecurityPolicy-TLS13-1-2-2021-06: 404; shows contoso.com of contoso.com'],
  ],
  [
    'no plain HTTP but for autodiscover',
    'listeners',
    declared({ http: 'none', sipDomains: [{ name: 'contoso.com', meet: false }], autodiscover: { overHttp: true } }),
    [
      'applicationLoadBalancer HTTPS 443 ELBSecurityPolicy-TLS13-1-2-2021-06: 404; shows contoso.com of contoso.com',
      'applicationLoadBalancer HTTP 80 undefined: 404',
    ],
  ],
  [
    'nobody on 443, so that a redirect would lead nowhere',
    'listeners',
    withPool({ publishedPorts: { https: 8443, http: 8080 } }),
    [
      'applicationLoadBalancer HTTPS 8443 ELBSecurityPolicy-TLS13-1-2-2021-06: 404; shows contoso.com of contoso.com',
      'applicationLoadBalancer HTTP 80 undefined: 404',
      'applicationLoadBalancer HTTP 8080 undefined: 404',
    ],
  ],
  [
    'another pool on another port',
    'listeners',
    withPool({}, [{ ...POOL02, publishedPorts: { https: 8443, http: 88 } }]),
    [
      'applicationLoadBalancer HTTPS 443 ELBSecurityPolicy-TLS13-1-2-2021-06: 404; shows contoso.com of contoso.com',
      'applicationLoadBalancer HTTPS 8443 ELBSecurityPolicy-TLS13-1-2-2021-06: 404; shows contoso.com of contoso.com',
      'applicationLoadBalancer HTTP 80 undefined: to 443',
      'applicationLoadBalancer HTTP 88 undefined: to 443',
    ],
  ],
  [
    'phones, that know old TLS only',
    'listeners',
    declared({ clients: ['lyncPhoneEdition'] }),
    [
      'applicationLoadBalancer HTTPS 443 ELBSecurityPolicy-TLS13-1-0-2021-06: 404; shows contoso.com of contoso.com',
      'applicationLoadBalancer HTTP 80 undefined: to 443',
    ],
  ],
  [
    'phones, that never come where Lync has no name',
    'listeners',
    declared({ clients: ['lyncPhoneEdition'], pools: [], furtherServices: [MAIL] }),
    [
      'applicationLoadBalancer HTTPS 443 ELBSecurityPolicy-TLS13-1-2-2021-06: 404; shows contoso.com of contoso.com',
      'applicationLoadBalancer HTTP 80 undefined: to 443',
    ],
  ],
  // The certificate for clients that name no host.
  [
    'that of the pool that answers the simple URLs',
    'listeners',
    declared({
      hostedZones: TWO_ZONES,
      pools: [POOL01, { ...POOL02, externalWebServicesFqdn: 'webext.fabrikam.com' }],
      simpleUrls: { answeredBy: 'pool02', meet: MEET },
    }),
    [
      'applicationLoadBalancer HTTPS 443 ELBSecurityPolicy-TLS13-1-2-2021-06: 404; shows fabrikam.com of contoso.com fabrikam.com',
      'applicationLoadBalancer HTTP 80 undefined: to 443',
    ],
  ],
  [
    'that of the first pool by name',
    'listeners',
    declared({
      hostedZones: TWO_ZONES,
      pools: [{ ...POOL02, externalWebServicesFqdn: 'webext.fabrikam.com' }, POOL01],
    }),
    [
      'applicationLoadBalancer HTTPS 443 ELBSecurityPolicy-TLS13-1-2-2021-06: 404; shows contoso.com of contoso.com fabrikam.com',
      'applicationLoadBalancer HTTP 80 undefined: to 443',
    ],
  ],
  [
    'the one somebody chose',
    'listeners',
    declared({
      hostedZones: TWO_ZONES,
      pools: [POOL01, { ...POOL02, externalWebServicesFqdn: 'webext.fabrikam.com' }],
      defaultCertificate: 'webext.fabrikam.com',
    }),
    [
      'applicationLoadBalancer HTTPS 443 ELBSecurityPolicy-TLS13-1-2-2021-06: 404; shows fabrikam.com of contoso.com fabrikam.com',
      'applicationLoadBalancer HTTP 80 undefined: to 443',
    ],
  ],
  [
    'the one somebody chose, where it is',
    'listeners',
    declared({
      hostedZones: TWO_ZONES,
      pools: [POOL01, { ...POOL02, externalWebServicesFqdn: 'webext.fabrikam.com', publishedPorts: { https: 8443 } }],
      defaultCertificate: 'webext.fabrikam.com',
    }),
    [
      'applicationLoadBalancer HTTPS 443 ELBSecurityPolicy-TLS13-1-2-2021-06: 404; shows contoso.com of contoso.com',
      'applicationLoadBalancer HTTPS 8443 ELBSecurityPolicy-TLS13-1-2-2021-06: 404; shows fabrikam.com of fabrikam.com',
      'applicationLoadBalancer HTTP 80 undefined: to 443',
    ],
  ],
  // Rules.
  [
    'a pool, its further names and simple URLs',
    'rules',
    declared({
      pools: [{ ...POOL01, furtherNames: ['w.contoso.com', 'meet.contoso.com'] }],
      sipDomains: ['contoso.com'],
      simpleUrls: { meet: MEET, dialin: DIALIN, furtherHosts: ['scheduler.contoso.com'] },
      autodiscover: { overHttp: true },
    }),
    [
      'Lync/Pools/pool01/Https at 443 +0 (pool01 undefined): w.contoso.com webext.contoso.com => Lync/Pools/pool01/HttpsTargets',
      'Lync/SimpleUrls/Http-contoso.com at 80 +0 (SimpleUrls contoso.com): lyncdiscover.contoso.com => Lync/Pools/pool01/HttpTargets',
      'Lync/SimpleUrls/Https-contoso.com at 443 +0 (SimpleUrls contoso.com): lyncdiscover.contoso.com meet.contoso.com => Lync/Pools/pool01/HttpsTargets',
      'Lync/SimpleUrls/Https-further at 443 +0 (SimpleUrls further): dialin.contoso.com scheduler.contoso.com => Lync/Pools/pool01/HttpsTargets',
    ],
  ],
  [
    'single directories',
    'rules',
    withPool({ virtualDirectories: ['/abs', '/meet', '/ucwa'], furtherNames: ['w.contoso.com'] }),
    [
      'Lync/Pools/pool01/Https at 443 +11 (pool01 undefined): w.contoso.com => Lync/Pools/pool01/HttpsTargets',
      'Lync/Pools/pool01/Https-AddressBook at 443 +0 (pool01 undefined): webext.contoso.com 1 paths => Lync/Pools/pool01/HttpsTargets',
      'Lync/Pools/pool01/Https-Meetings at 443 +3 (pool01 undefined): webext.contoso.com 1 paths => Lync/Pools/pool01/HttpsTargets',
      'Lync/Pools/pool01/Https-Mobility at 443 +6 (pool01 undefined): webext.contoso.com 1 paths => Lync/Pools/pool01/HttpsTargets',
    ],
  ],
  [
    'another port, with a redirect to it',
    'rules',
    withPool({ publishedPorts: { https: 8443, http: 88 } }),
    [
      'Lync/Pools/pool01/Https-8443 at 8443 +0 (pool01 undefined): webext.contoso.com => Lync/Pools/pool01/HttpsTargets',
      'Lync/Pools/pool01/Https-8443-Port at 8443 +50 (pool01 undefined): ^webext\\.contoso\\.com:8443$ => Lync/Pools/pool01/HttpsTargets',
      'Lync/Pools/pool01/Redirect-88 at 88 +0 (pool01 undefined): webext.contoso.com => to 8443',
      'Lync/Pools/pool01/Redirect-88-Port at 88 +50 (pool01 undefined): ^webext\\.contoso\\.com:88$ => to 8443',
    ],
  ],
  [
    'another port without plain HTTP',
    'rules',
    withPool({ publishedPorts: { https: 8443 } }, [], { http: 'none' }),
    [
      'Lync/Pools/pool01/Https-8443 at 8443 +0 (pool01 undefined): webext.contoso.com => Lync/Pools/pool01/HttpsTargets',
      'Lync/Pools/pool01/Https-8443-Port at 8443 +50 (pool01 undefined): ^webext\\.contoso\\.com:8443$ => Lync/Pools/pool01/HttpsTargets',
    ],
  ],
  [
    'single directories on another port',
    'rules',
    withPool({ publishedPorts: { https: 8443 }, virtualDirectories: ['/meet'], publishHttp: true }),
    [
      'Lync/Pools/pool01/Http-Meetings at 80 +3 (pool01 undefined): webext.contoso.com 1 paths => Lync/Pools/pool01/HttpTargets',
      'Lync/Pools/pool01/Https-Meetings-8443 at 8443 +3 (pool01 undefined): webext.contoso.com 1 paths => Lync/Pools/pool01/HttpsTargets',
      'Lync/Pools/pool01/Https-Meetings-8443-Port at 8443 +53 (pool01 undefined): ^webext\\.contoso\\.com:8443$ 1 paths => Lync/Pools/pool01/HttpsTargets',
    ],
  ],
  [
    'more names than a rule takes',
    'rules',
    withPool({ furtherNames: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => `${name}.contoso.com`) }),
    [
      'Lync/Pools/pool01/Https at 443 +0 (pool01 undefined): webext.contoso.com => Lync/Pools/pool01/HttpsTargets',
      'Lync/Pools/pool01/Https-more00 at 443 +4 (pool01 undefined): b.contoso.com d.contoso.com e.contoso.com g.contoso.com => Lync/Pools/pool01/HttpsTargets',
      'Lync/Pools/pool01/Https-more01 at 443 +5 (pool01 undefined): a.contoso.com h.contoso.com => Lync/Pools/pool01/HttpsTargets',
      'Lync/Pools/pool01/Https-more1 at 443 +3 (pool01 undefined): c.contoso.com f.contoso.com => Lync/Pools/pool01/HttpsTargets',
    ],
  ],
  [
    'more simple URLs than a rule takes',
    'rules',
    declared({
      simpleUrls: { dialin: ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `https://${name}.contoso.com`) },
    }),
    [
      'Lync/Pools/pool01/Https at 443 +0 (pool01 undefined): webext.contoso.com => Lync/Pools/pool01/HttpsTargets',
      'Lync/SimpleUrls/Https-further-more0 at 443 +2 (SimpleUrls further): a.contoso.com b.contoso.com d.contoso.com e.contoso.com => Lync/Pools/pool01/HttpsTargets',
      'Lync/SimpleUrls/Https-further-more1 at 443 +3 (SimpleUrls further): c.contoso.com f.contoso.com => Lync/Pools/pool01/HttpsTargets',
    ],
  ],
  // Certificates.
  [
    'by hosted zone, with the external web services FQDN in front',
    'certificates',
    declared({
      hostedZones: TWO_ZONES,
      pools: [{ ...POOL01, furtherNames: ['a.contoso.com', 'a.fabrikam.com', 'b.fabrikam.com'] }],
    }),
    [
      'contoso.com of webext.contoso.com: webext.contoso.com a.contoso.com; a.contoso.com in public contoso.com Z1, webext.contoso.com in public contoso.com Z1',
      'fabrikam.com of a.fabrikam.com: a.fabrikam.com b.fabrikam.com; a.fabrikam.com in public fabrikam.com Z2, b.fabrikam.com in public fabrikam.com Z2',
    ],
  ],
  [
    'with a name in front that may be a common name',
    'certificates',
    withPool({
      externalWebServicesFqdn: `${'w'.repeat(53)}.contoso.com`,
      furtherNames: [`${'a'.repeat(53)}.contoso.com`, 'b.contoso.com'],
    }),
    [
      'contoso.com of b.contoso.com: b.contoso.com aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.contoso.com wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww.contoso.com; aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.contoso.com in public contoso.com Z1, b.contoso.com in public contoso.com Z1, wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww.contoso.com in public contoso.com Z1',
    ],
  ],
  [
    'imported ones of several names, and what they do not cover',
    'certificates',
    declared({
      pools: [{ ...POOL01, furtherNames: ['a.contoso.com', 'b.c.contoso.com'] }],
      certificates: [
        { arn: `${ARN}/1`, names: ['webext.contoso.com', 'a.contoso.com'] },
        { arn: `${ARN}/2`, names: ['*.contoso.com'] },
      ],
    }),
    [
      'imported for webext.contoso.com a.contoso.com',
      'contoso.com of b.c.contoso.com: b.c.contoso.com; b.c.contoso.com in public contoso.com Z1',
    ],
  ],
  [
    'none for what has no public zone, nor plain HTTP',
    'certificates',
    declared({
      hostedZones: [{ name: 'contoso.com', id: 'Z1', private: true }],
      sipDomains: [{ name: 'contoso.com', meet: false }],
      autodiscover: { onlyOverHttp: true },
    }),
    [],
  ],
  [
    'those of a zone that is managed elsewhere',
    'certificates',
    declared({ hostedZones: [{ name: 'contoso.com', managedElsewhere: true }] }),
    ['contoso.com of webext.contoso.com: webext.contoso.com; webext.contoso.com in undefined'],
  ],
  [
    'two zones put together where one certificate is all there may be',
    'certificates',
    declared({
      hostedZones: TWO_ZONES,
      pools: [{ ...POOL01, furtherNames: ['a.fabrikam.com'] }],
      quotas: { certificates: 1 },
    }),
    [
      'fabrikam.com of webext.contoso.com: webext.contoso.com a.fabrikam.com; a.fabrikam.com in public fabrikam.com Z2, webext.contoso.com in public contoso.com Z1',
    ],
  ],
  [
    'ports in the order of their numbers',
    'listeners',
    declared({
      pools: [
        { ...POOL01, publishedPorts: { https: 10_443, http: 8080 } },
        { ...POOL02, publishedPorts: { https: 8443, http: 10_080 } },
      ],
    }),
    [
      'applicationLoadBalancer HTTPS 8443 ELBSecurityPolicy-TLS13-1-2-2021-06: 404; shows contoso.com of contoso.com',
      'applicationLoadBalancer HTTPS 10443 ELBSecurityPolicy-TLS13-1-2-2021-06: 404; shows contoso.com of contoso.com',
      'applicationLoadBalancer HTTP 80 undefined: 404',
      'applicationLoadBalancer HTTP 8080 undefined: 404',
      'applicationLoadBalancer HTTP 10080 undefined: 404',
    ],
  ],
  [
    'plain HTTP of a pool that is elsewhere',
    'listeners',
    withPool({}, [{ ...POOL02, ...NLB, publishedPorts: { http: 88 } }]),
    [
      'applicationLoadBalancer HTTPS 443 ELBSecurityPolicy-TLS13-1-2-2021-06: 404; shows contoso.com of contoso.com',
      'applicationLoadBalancer HTTP 80 undefined: to 443',
      'networkLoadBalancer Lync/Pools/pool02 TCP 443 undefined: Lync/Pools/pool02/PassThroughHttpsTargets',
    ],
  ],
  [
    'phones, and a service on the same listener',
    'listeners',
    declared({ clients: ['lyncPhoneEdition'], furtherServices: [MAIL] }),
    [
      'applicationLoadBalancer HTTPS 443 ELBSecurityPolicy-TLS13-1-0-2021-06: 404; shows contoso.com of contoso.com',
      'applicationLoadBalancer HTTP 80 undefined: to 443',
    ],
  ],
  [
    'some names over HTTP alone, and others over HTTPS alone',
    'rules',
    declared({ sipDomains: ['contoso.com'], simpleUrls: { meet: MEET }, autodiscover: { onlyOverHttp: true } }),
    [
      'Lync/Pools/pool01/Https at 443 +0 (pool01 undefined): webext.contoso.com => Lync/Pools/pool01/HttpsTargets',
      'Lync/SimpleUrls/Http-contoso.com at 80 +0 (SimpleUrls contoso.com): lyncdiscover.contoso.com => Lync/Pools/pool01/HttpTargets',
      'Lync/SimpleUrls/Https-contoso.com at 443 +0 (SimpleUrls contoso.com): meet.contoso.com => Lync/Pools/pool01/HttpsTargets',
    ],
  ],
  [
    'two pools with ports of their own',
    'rules',
    withPool({ publishedPorts: { https: 8443, http: 88 } }, [{ ...POOL02, publishedPorts: { https: 9443, http: 99 } }]),
    [
      'Lync/Pools/pool01/Https-8443 at 8443 +0 (pool01 undefined): webext.contoso.com => Lync/Pools/pool01/HttpsTargets',
      'Lync/Pools/pool01/Https-8443-Port at 8443 +50 (pool01 undefined): ^webext\\.contoso\\.com:8443$ => Lync/Pools/pool01/HttpsTargets',
      'Lync/Pools/pool01/Redirect-88 at 88 +0 (pool01 undefined): webext.contoso.com => to 8443',
      'Lync/Pools/pool01/Redirect-88-Port at 88 +50 (pool01 undefined): ^webext\\.contoso\\.com:88$ => to 8443',
      'Lync/Pools/pool02/Https-9443 at 9443 +0 (pool02 undefined): webext2.contoso.com => Lync/Pools/pool02/HttpsTargets',
      'Lync/Pools/pool02/Https-9443-Port at 9443 +50 (pool02 undefined): ^webext2\\.contoso\\.com:9443$ => Lync/Pools/pool02/HttpsTargets',
      'Lync/Pools/pool02/Redirect-99 at 99 +0 (pool02 undefined): webext2.contoso.com => to 9443',
      'Lync/Pools/pool02/Redirect-99-Port at 99 +50 (pool02 undefined): ^webext2\\.contoso\\.com:99$ => to 9443',
    ],
  ],
  [
    'as many names as a rule takes',
    'rules',
    withPool({ furtherNames: ['a', 'b', 'c', 'd'].map((name) => `${name}.contoso.com`) }),
    [
      'Lync/Pools/pool01/Https at 443 +0 (pool01 undefined): a.contoso.com b.contoso.com c.contoso.com d.contoso.com webext.contoso.com => Lync/Pools/pool01/HttpsTargets',
    ],
  ],
  [
    'one name more than a rule takes',
    'rules',
    withPool({ furtherNames: ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}.contoso.com`) }),
    [
      'Lync/Pools/pool01/Https at 443 +0 (pool01 undefined): webext.contoso.com => Lync/Pools/pool01/HttpsTargets',
      'Lync/Pools/pool01/Https-more at 443 +1 (pool01 undefined): a.contoso.com b.contoso.com c.contoso.com d.contoso.com e.contoso.com => Lync/Pools/pool01/HttpsTargets',
    ],
  ],
  [
    'a further name that is the external web services FQDN',
    'rules',
    withPool({ furtherNames: ['webext.contoso.com', 'w.contoso.com', 'w.contoso.com'] }),
    ['Lync/Pools/pool01/Https at 443 +0 (pool01 undefined): w.contoso.com webext.contoso.com => Lync/Pools/pool01/HttpsTargets'],
  ],
  [
    'simple URLs on the host of a pool',
    'rules',
    declared({ simpleUrls: { dialin: 'https://webext.contoso.com/dialin' } }),
    ['Lync/Pools/pool01/Https at 443 +0 (pool01 undefined): webext.contoso.com => Lync/Pools/pool01/HttpsTargets'],
  ],
  [
    'simple URLs on the host of a pool, and autodiscover there over HTTP',
    'rules',
    declared({
      pools: [{ ...POOL01, externalWebServicesFqdn: 'lyncdiscover.contoso.com' }],
      sipDomains: [{ name: 'contoso.com', meet: false }],
      autodiscover: { overHttp: true },
    }),
    [
      'Lync/Autodiscover/Http-contoso.com at 80 +0 (Autodiscover contoso.com): lyncdiscover.contoso.com => Lync/Pools/pool01/HttpTargets',
      'Lync/Autodiscover/Https-contoso.com at 443 +0 (Autodiscover contoso.com): lyncdiscover.contoso.com => Lync/Pools/pool01/HttpsTargets',
      'Lync/Pools/pool01/Https at 443 +0 (pool01 undefined): lyncdiscover.contoso.com => Lync/Pools/pool01/HttpsTargets',
    ],
  ],
  [
    'simple URLs on the host of a pool that has another port',
    'rules',
    declared({
      pools: [{ ...POOL01, publishedPorts: { https: 8443 } }],
      simpleUrls: { dialin: 'https://webext.contoso.com/dialin' },
      http: 'none',
    }),
    [
      'Lync/Pools/pool01/Https-8443 at 8443 +0 (pool01 undefined): webext.contoso.com => Lync/Pools/pool01/HttpsTargets',
      'Lync/Pools/pool01/Https-8443-Port at 8443 +50 (pool01 undefined): ^webext\\.contoso\\.com:8443$ => Lync/Pools/pool01/HttpsTargets',
      'Lync/SimpleUrls/Https-further at 443 +0 (SimpleUrls further): webext.contoso.com => Lync/Pools/pool01/HttpsTargets',
    ],
  ],
  [
    'simple URLs on the host of another pool',
    'rules',
    declared({ pools: [POOL01, POOL02], simpleUrls: { answeredBy: 'pool02', dialin: 'https://webext.contoso.com/dialin' } }),
    [
      'Lync/Pools/pool01/Https at 443 +0 (pool01 undefined): webext.contoso.com => Lync/Pools/pool01/HttpsTargets',
      'Lync/Pools/pool02/Https at 443 +0 (pool02 undefined): webext2.contoso.com => Lync/Pools/pool02/HttpsTargets',
      'Lync/SimpleUrls/Https-further at 443 +0 (SimpleUrls further): webext.contoso.com => Lync/Pools/pool02/HttpsTargets',
    ],
  ],
  [
    'a pool that stays where it is said to move from',
    'rules',
    withPool({ movingFrom: 'applicationLoadBalancer' }),
    ['Lync/Pools/pool01/Https at 443 +0 (pool01 undefined): webext.contoso.com => Lync/Pools/pool01/HttpsTargets'],
  ],
  [
    'numbers by name',
    'priorities',
    withPool({ virtualDirectories: ['/meet'], publishedPorts: { https: 8443 }, furtherNames: ['w.contoso.com'] }),
    [
      'Lync/Pools/pool01/Https-8443 30913',
      'Lync/Pools/pool01/Https-8443-Port 30040',
      'Lync/Pools/pool01/Https-Meetings-8443 5094',
      'Lync/Pools/pool01/Https-Meetings-8443-Port 6953',
      'Lync/Pools/pool01/Redirect 15623',
    ],
  ],
  [
    'numbers by hand',
    'priorities',
    withPool({ priority: 20, virtualDirectories: ['/meet'], publishedPorts: { https: 8443 }, furtherNames: ['w.contoso.com'] }),
    [
      'Lync/Pools/pool01/Https-8443 31',
      'Lync/Pools/pool01/Https-8443-Port 81',
      'Lync/Pools/pool01/Https-Meetings-8443 23',
      'Lync/Pools/pool01/Https-Meetings-8443-Port 73',
      'Lync/Pools/pool01/Redirect 20',
    ],
  ],
  [
    'numbers of simple URLs',
    'priorities',
    declared({ simpleUrls: { meet: MEET, dialin: DIALIN, priorities: { 'contoso.com': 30 } } }),
    ['Lync/Pools/pool01/Https 40224', 'Lync/SimpleUrls/Https-contoso.com 30', 'Lync/SimpleUrls/Https-further 38116'],
  ],
])('%s (%s)', (_, aspect, proxy, lines) => {
  expect(LINES[aspect](planPublishing(proxy))).toEqual(lines);
  expect(LINES[aspect](planPublishing(reversed(proxy)))).toEqual(lines);
});
