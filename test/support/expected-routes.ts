import {
  asList,
  type Deployment,
  type FrontEndEntry,
  type OfficeWebAppsEntry,
  type PoolEntry,
  type SimpleUrlsEntry,
} from '../../lib/declaring/deployment-file/deployment';

/** A URL Lync hands to clients, and where it must arrive. */
export interface ExpectedRoute {
  readonly url: string;
  readonly pools: string;
  /** TCP where connections pass through. */
  readonly protocol: 'HTTPS' | 'HTTP' | 'TCP';
  readonly port: number;
}

/**
 * What clients ask of the external web site: the handlers Get-CsService -WebServer prints, those of the protocol
 * documents, and the paths Microsoft has administrators try.
 * https://learn.microsoft.com/powershell/module/skype/get-csservice
 * https://learn.microsoft.com/lyncserver/lync-server-2013-verify-access-through-your-reverse-proxy
 */
const WEB_SERVICE_PATHS = [
  '/abs',
  '/abs/handler/D-0d1d.lsabs',
  '/Autodiscover/AutodiscoverService.svc/root',
  '/Autodiscover/AutodiscoverService.svc/root/user?originalDomain=contoso.com',
  '/Autodiscover/AutodiscoverService.svc/root/oauth/user',
  '/Autodiscover/XFrame/XFrame.html',
  '/CertProv/CertProvisioningService.svc',
  '/CollabContent/00/11/content.png',
  '/DataCollabWeb/Int/Handler/upload',
  '/DeviceUpdateFiles_Ext/UCPhone/CPE.nbt',
  '/dialin',
  '/dialin/conference.aspx',
  '/Fonts/segoeui.woff',
  '/GroupExpansion/service.svc',
  '/HybridConfig/HybridConfigService.svc',
  '/HostedMigration/hostedmigrationservice.svc',
  '/LMStaticData/icon.png',
  '/lwa/WebPages/LwaClient.aspx',
  '/Mcx/McxService.svc',
  '/Meet',
  '/meet/alice/ABC123',
  '/MeetingContent/deck.pptx',
  '/PassiveAuth/PassiveAuth.aspx',
  '/PersistentChat/RM',
  '/Reach/sip.svc',
  '/RequestHandlerExt/ucdevice.upx',
  '/RgsClients/AgentService.svc',
  '/Scheduler/',
  '/supportconfconsole',
  '/ucwa/v1/applications/103/events?ack=1&timeout=1800',
  '/WebTicket/WebTicketService.svc',
  '/WebTicket/WebTicketService.svc/Auth',
  '/WebTicket/WebTicketService.svc/mex',
];

/** Everything a deployment promises, read off the file alone. */
export function expectedRoutes(deployment: Deployment): readonly ExpectedRoute[] {
  return [
    ...deployment.pools.filter(({ publish }) => publish !== false).flatMap((pool) => poolRoutes(pool, passesThrough(pool, deployment))),
    ...simpleUrlRoutes(deployment),
    ...hostRoutes(deployment, deployment.officeWebApps, '/m/Presenter.aspx'),
    ...hostRoutes(deployment, deployment.furtherServices, '/OWA/?x=1'),
  ];
}

/** What has the servers that answer a route: one pool or several, an Office Web Apps farm or a further service. */
type Answering = Pick<PoolEntry, 'frontEnd' | 'movingFrom' | 'servers' | 'loadBalancerAddress'>;

function answering({ pools }: ExpectedRoute, { pools: all, officeWebApps, furtherServices }: Deployment): readonly Answering[] {
  const named: readonly (Answering & { readonly name: string })[] = [
    ...all.map((pool) => ({ ...pool, name: pool.externalWebServicesFqdn })),
    ...[...asList(officeWebApps), ...asList(furtherServices)].map((entry) => ({ ...entry, name: entry.host })),
  ];
  return named.filter(({ name }) => pools.split(' ').includes(name.toLowerCase()));
}

/** The front end a route is at, and the one it still is at for clients who have not noticed. */
export function expectedFrontEnds(route: ExpectedRoute, deployment: Deployment): readonly FrontEndEntry[] {
  const [first] = answering(route, deployment);
  const current = first?.frontEnd ?? deployment.frontEnd ?? 'applicationLoadBalancer';
  return first?.movingFrom === undefined ? [current] : [current, first.movingFrom];
}

/** `ADDRESS:PORT` of every server that may answer, in order. */
export function expectedServers(route: ExpectedRoute, deployment: Deployment): readonly string[] {
  return answering(route, deployment)
    .flatMap(({ servers, loadBalancerAddress }) => [...asList(servers), ...asList(loadBalancerAddress)])
    .map((server) => `${typeof server === 'string' ? server : server.instanceId}:${route.port}`)
    .sort();
}

function poolRoutes(pool: PoolEntry, passed: boolean): readonly ExpectedRoute[] {
  const pools = pool.externalWebServicesFqdn.toLowerCase();
  const https = pool.publishedPorts?.https ?? 443;
  const http = pool.publishedPorts?.http ?? 80;
  const target = { pools, protocol: passed ? ('TCP' as const) : ('HTTPS' as const), port: pool.listeningPorts?.https ?? 4443 };
  const directories = pool.virtualDirectories?.map((path) => path.replace(/^\/|\/\*$/g, '').toLowerCase());
  const published = WEB_SERVICE_PATHS.filter(
    (path) => directories === undefined || directories.includes((path.split(/[/?]/)[1] ?? '').toLowerCase()),
  );
  const further = pool.furtherNames ?? [];
  const overHttp =
    pool.publishHttp === true
      ? [...published.map((path) => `${pool.externalWebServicesFqdn}:${http}${path}`), ...further.map((name) => `${name}:${http}/abs`)]
      : [];
  return [
    ...published.map((path) => ({ ...target, url: `https://${pool.externalWebServicesFqdn}:${https}${path}` })),
    ...further.map((name) => ({ ...target, url: `https://${name}:${https}/anything` })),
    ...overHttp.map((rest) => ({
      ...target,
      protocol: passed ? ('TCP' as const) : ('HTTP' as const),
      port: pool.listeningPorts?.http ?? 8080,
      url: `http://${rest}`,
    })),
  ];
}

function simpleUrlRoutes(deployment: Deployment): readonly ExpectedRoute[] {
  return asList(deployment.simpleUrls).flatMap((set) => {
    const target = targetOf(deployment, asList(set.answeredBy));
    const meet = asList(set.meet).flatMap((entry) => (typeof entry === 'string' ? entry : [entry.url, ...(entry.alsoPublished ?? [])]));
    const urls = [
      ...meet.map((url) => `${url}/alice/ABC123?sl=1`),
      ...asList(set.dialin),
      ...asList(set.furtherHosts).map((host) => `https://${host}/`),
    ];
    const discover = asList(deployment.autodiscover)[0];
    const domains = asList(deployment.sipDomains).flatMap((domain) =>
      typeof domain === 'string' ? domain : domain.autodiscover === false ? [] : domain.name,
    );
    const only = chosen(discover?.onlyOverHttp, domains);
    const http = new Set([...chosen(discover?.overHttp, domains), ...only, ...(isByExpression(set, deployment) ? domains : [])]);
    return [
      ...urls.map((url) => ({ url, ...target.https })),
      ...domains
        .filter((domain) => !only.includes(domain))
        .map((domain) => ({ url: `https://lyncdiscover.${domain}/?sipuri=a@b`, ...target.https })),
      ...[...http].map((domain) => ({ url: `http://lyncdiscover.${domain}/?sipuri=a@b`, ...target.http })),
    ];
  });
}

/** Whether autodiscover of all SIP domains comes over HTTP too. */
function isByExpression({ answeredBy }: SimpleUrlsEntry, { pools, frontEnd, compactPublishing }: Deployment): boolean {
  const [first] = pools.filter(({ name }) => asList(answeredBy).includes(name));
  const kind = first?.frontEnd ?? frontEnd ?? 'applicationLoadBalancer';
  return compactPublishing?.autodiscoverOverHttp === true && kind === 'applicationLoadBalancer';
}

function hostRoutes(deployment: Deployment, entries: readonly OfficeWebAppsEntry[] | undefined, path: string): readonly ExpectedRoute[] {
  return asList(entries).map(({ host, port, frontEnd }) => ({
    url: `https://${host}${path}`,
    pools: host.toLowerCase(),
    protocol: (frontEnd ?? deployment.frontEnd) === 'networkLoadBalancer' ? 'TCP' : 'HTTPS',
    port: port ?? 443,
  }));
}

function passesThrough({ frontEnd }: PoolEntry, deployment: Deployment): boolean {
  return (frontEnd ?? deployment.frontEnd) === 'networkLoadBalancer';
}

function targetOf(
  deployment: Deployment,
  names: readonly string[],
): { https: Omit<ExpectedRoute, 'url'>; http: Omit<ExpectedRoute, 'url'> } {
  const answering = deployment.pools.filter(({ name }) => names.includes(name));
  const tag = answering
    .map(({ externalWebServicesFqdn }) => externalWebServicesFqdn.toLowerCase())
    .sort()
    .join(' ');
  const [first] = answering;
  const passed = first !== undefined && passesThrough(first, deployment);
  return {
    https: { pools: tag, protocol: passed ? 'TCP' : 'HTTPS', port: first?.listeningPorts?.https ?? 4443 },
    http: { pools: tag, protocol: passed ? 'TCP' : 'HTTP', port: first?.listeningPorts?.http ?? 8080 },
  };
}

function chosen(choice: boolean | readonly string[] | undefined, domains: readonly string[]): readonly string[] {
  if (choice === true) return domains;
  return typeof choice === 'object' ? choice : [];
}
