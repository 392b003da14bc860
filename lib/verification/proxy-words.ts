import { DATED_FACTS, dated } from '../facts/dated-facts';
import type { NameExpectation } from './name-expectation';

type Explained = readonly [usually: string, change: string];

/** What explanations say of the kind of proxy that answers: what is usual there, and where it is changed. */
export interface ProxyWords {
  /** What answers of these statuses mean there, where that is more than any proxy means by them. */
  readonly answers: Readonly<Record<number, Explained>>;
  /** The same of further services. */
  readonly serviceInTrouble: Readonly<Record<number, string>>;
  /** What comes of a connection that a server resets. */
  readonly ofReset: string;
  /** Something else than the external web site of the pool answers. */
  readonly wrongSite: string;
  /** The internal web site answers. */
  readonly internalSite: string;
  /** Another pool, farm or service answers. */
  readonly wrongPool: (name: string) => string;
  readonly simpleUrlPool: (component: string) => string;
  readonly farmSite: string;
  readonly plainSite: string;
  readonly unknownHost: string;
  readonly redirectOfAutodiscover: string;
  readonly redirectToHttps: string;
  readonly redirectLost: string;
  readonly plainHttpClosed: (port: number) => string;
  readonly caseOfPaths: string;
  readonly caseOfSimpleUrls: string;
  readonly mobilityMissing: string;
  readonly authenticationPassed: string;
  /** One client could go on as another. */
  readonly sharedConnections: string;
  /** A front end that is known to share answers. */
  readonly sharingFrontEnd: string;
  readonly closedConnections: string;
  readonly connectionForEach: string;
  readonly windowsOfService: Explained;
  readonly unknownService: string;
  readonly unhealthyServers: string;
  readonly idle: { readonly sixty: string; readonly threeFifty: string; readonly change: string };
  readonly noRecord: (zone: string) => string;
  readonly addressInstead: string;
  readonly dnssec: string;
  readonly closedPort: (port: number) => Explained;
  readonly silence: (port: number) => Explained;
  readonly tlsVersion: (versions: string) => string;
  readonly noCertificate: string;
  readonly nameMissing: string;
  readonly notRenewed: string;
  readonly rootDropped: (instead: string) => string;
  readonly withoutSni: string;
  readonly clientCertificates: string;
}

/** Load balancers of AWS, or whatever somebody named. */
const ANY: ProxyWords = {
  answers: {
    502: [
      'The connection to the pool breaks: the wrong port, no TLS towards it, or a keep-alive shorter than the idle time-out.',
      'Bridge 443 to 4443 over TLS and 80 to 8080; keep the time-out of IIS above that of the proxy.',
    ],
    503: ['The proxy has no healthy server for this name.', 'Look at the health checks of its target group, and whether the pool runs.'],
  },
  serviceInTrouble: { 503: 'The proxy has no healthy server for this name, or the service is stopped.' },
  ofReset: 'behind a load balancer that is a 502 (inferred)',
  wrongSite: 'Point the rule at the listening port (4443, 8080) of the pool that owns the name.',
  internalSite: 'Point the rule at the listening port of the external web site, 4443.',
  wrongPool: (name) => `Point the rule of ${name} at the pool that has it as external web services FQDN.`,
  simpleUrlPool: (component) => `Point the rule at the pool that answers the ${component} simple URL.`,
  farmSite: 'Point the rule at port 443 of the farm, under the host of its ExternalURL.',
  plainSite: 'Point 80 at 8080 of the pool.',
  unknownHost: 'Answer 404 by default, and forward the published hosts alone.',
  redirectOfAutodiscover: 'Leave this name out of the redirect and pass 80 on to 8080 of the pool.',
  redirectToHttps: 'Redirect this name from HTTP to HTTPS.',
  redirectLost: 'Redirect to https://#{host}/#{path}?#{query}.',
  plainHttpClosed: (port) => `Open TCP ${port} to the listener that redirects.`,
  caseOfPaths: 'Publish /*, or write paths so that any case matches.',
  caseOfSimpleUrls: 'Route simple URLs by host alone.',
  mobilityMissing: 'Publish /ucwa, and look whether the mobility service is installed.',
  authenticationPassed: 'Pass authentication through, and point the rule at the external web site.',
  sharedConnections: 'Put the pool behind a Network Load Balancer, or stop offering NTLM',
  sharingFrontEnd: 'an Application Load Balancer, which shares connections',
  closedConnections: 'Keep connections alive on both sides of the proxy.',
  connectionForEach: 'give each client a connection of its own as far as the pool',
  windowsOfService: [
    'NTLM signs in a connection, and a proxy that shares connections lets one client go on as another.',
    'write externalSignIn: windows in the entry of the service and give it a front end that passes connections through',
  ],
  unknownService: 'The load balancer answers by itself: no rule of it has the name.',
  unhealthyServers: 'Look at the health checks of its target group, at its servers, and at every firewall in between.',
  idle: {
    sixty: 'the default of an Application Load Balancer',
    threeFifty: 'the default of a Network Load Balancer',
    change: 'Set the idle time-out of the proxy, its wait for answers and that of every firewall in between to 1,800 s, at least 960 s.',
  },
  noRecord: (zone) => `Create the record in ${zone}; plan prints the change batch.`,
  addressInstead: 'Use an alias A record',
  dnssec: ' Of ACM that is inferred.',
  closedPort: (port) => [
    'Nothing listens on the published port, or a firewall or security group in front of it is closed.',
    `Open TCP ${port} to the listener for clients outside, and for clients inside that come back in (hairpin).`,
  ],
  // A closed security group keeps silent too, but an account that lets nobody in is looked for last.
  silence: (port) => [
    `No published name answers at all. Packets are dropped by the security group of the listener, by a firewall, or for want of a route; or, from outside and while the targets are healthy, by the account. ${dated(DATED_FACTS.blockPublicAccess)}.`,
    `Open TCP ${port} to the listener. Then run aws ec2 describe-vpc-block-public-access-options: if it blocks, exclude every subnet of the load balancer.`,
  ],
  tlsVersion: (versions) => `Choose a policy with ${versions}`,
  noCertificate: 'Attach a certificate with this name to the listener.',
  nameMissing: 'Request a certificate with this name and attach it to the listener.',
  notRenewed: 'for ACM at its validation record, on a server at the task of its ACME client',
  rootDropped: (instead) => `Have the certificate issued under ${instead}, and import it with that chain.`,
  withoutSni: 'Put the name on the default certificate of the listener, if you have such phones.',
  clientCertificates: 'and no mutual authentication on the listener',
};

const ANEW = 'then write the configuration anew, take it over and reload HAProxy';
const TAKE_OVER = 'Take over the configuration that is written from the deployment file, and reload HAProxy';
const LOG = 'journalctl -u haproxy';
const CERTIFICATES = 'the folder certificates of HAProxy';

/** A HAProxy that runs what is written from a deployment file. */
const HAPROXY: ProxyWords = {
  answers: {
    ...Object.fromEntries(
      [400, 404, 421].map((status) => [
        status,
        [
          'HAProxy as it runs does not know the host or the path, or the pool that answers does not own the name.',
          `Compare the name in plan --engine haproxy; correct the deployment file where that is wrong. ${TAKE_OVER}.`,
        ],
      ]),
    ),
    429: [
      'HAProxy limits how often one address asks where passwords are tried, and this one has asked too often.',
      'Ask again in five minutes; or name the network of this computer under corporateNetworks, which are not limited.',
    ],
    502: [
      'A server took the request, and broke the connection off or answered no HTTP: the wrong port, or a keep-alive shorter than a poll.',
      `Look at the line of this request in ${LOG}, and at listeningPorts; keep the time-out of IIS above idleTimeout.`,
    ],
    503: [
      'HAProxy has no server of this name in service: stopped, out of reach, or with a certificate that is not verified.',
      `Look at ${LOG}, which says of each server why it is down; then at the listening port and 5061 of the servers, at haproxy.serverAuthorities and at certificateName.`,
    ],
  },
  serviceInTrouble: {
    503: 'HAProxy has no server of this service in service: stopped, out of reach, or with a certificate that is not verified.',
  },
  ofReset: 'HAProxy makes a 502 of that',
  wrongSite: `Write the ports of the external web site under listeningPorts, and the servers of the pool that owns the name under servers; ${ANEW}.`,
  internalSite: `Write the port of the external web site, 4443 by default, under listeningPorts; ${ANEW}.`,
  wrongPool: (name) => `Write the servers of the pool that has ${name} as external web services FQDN under its servers; ${ANEW}.`,
  simpleUrlPool: (component) =>
    `Write the pool that answers the ${component} simple URL as answeredBy under simpleUrls, and its servers under servers; ${ANEW}.`,
  farmSite: `Write the host of its ExternalURL and its servers under officeWebApps; ${ANEW}.`,
  plainSite: `Write the HTTP port of the external web site, 8080 by default, under listeningPorts; ${ANEW}.`,
  unknownHost: `${TAKE_OVER}: it answers 404 to hosts that nobody published.`,
  redirectOfAutodiscover: `Write overHttp: true under autodiscover, if that is missing. ${TAKE_OVER}.`,
  redirectToHttps: `${TAKE_OVER}: it redirects this name from HTTP to HTTPS.`,
  redirectLost: `${TAKE_OVER}: it redirects to the same host, path and query.`,
  plainHttpClosed: (port) => `Open TCP ${port} to the server with HAProxy, which redirects.`,
  caseOfPaths: `${TAKE_OVER}: it compares paths without letter case.`,
  caseOfSimpleUrls: `${TAKE_OVER}: it sends simple URLs on by their host alone.`,
  mobilityMissing: 'Add /ucwa to virtualDirectories, if that has a list, and look whether the mobility service is installed.',
  authenticationPassed: `Look what stands before HAProxy, and at listeningPorts. ${TAKE_OVER}.`,
  sharedConnections:
    'Let clients come to HAProxy itself, with nothing before it that merges their connections; take over the written configuration, which has http-reuse never in every back end; or stop offering NTLM',
  sharingFrontEnd: 'a proxy that shares connections answers in the place of HAProxy, by its Server header',
  closedConnections: `${TAKE_OVER}: it keeps connections alive on both sides. Look at the keep-alive of IIS too.`,
  connectionForEach: 'take over the written configuration, which gives each client a connection of its own as far as the pool',
  windowsOfService: [
    'NTLM signs in a connection, which HAProxy keeps apart by client; but passwords are then tried from outside.',
    'write externalSignIn: windows in the entry of the service',
  ],
  unknownService: 'Another proxy answers in the place of HAProxy, by its Server header, and does not know the name.',
  unhealthyServers: `Look at ${LOG}, which says of each server why it is down, and at every firewall in between.`,
  idle: {
    sixty: 'what many a firewall and proxy has by default',
    threeFifty: 'a proxy or firewall on the way',
    change: 'Leave idleTimeout out of the deployment file, and set that of every firewall in between to 1,800 s, at least 960 s.',
  },
  noRecord: (zone) => `Create the record in ${zone}, with the public address of HAProxy.`,
  addressInstead: 'Use an A record with the address of HAProxy',
  dnssec: '',
  closedPort: (port) => [
    'HAProxy does not run, or a firewall in front of it is closed.',
    `Look at systemctl status haproxy. Open TCP ${port} to its server for clients outside, and for clients inside that come back in (hairpin).`,
  ],
  silence: (port) => [
    'No published name answers at all. Packets are dropped by a firewall before HAProxy or on its server, or for want of a route.',
    `Open TCP ${port} to the server with HAProxy, and look whether its answers have a route back.`,
  ],
  tlsVersion: (versions) => `Choose a tlsPolicy with ${versions}; ${ANEW}`,
  noCertificate: `Put a certificate with this name into ${CERTIFICATES}, and reload.`,
  nameMissing: `Put a certificate with this name into ${CERTIFICATES}, and reload.`,
  notRenewed: 'at the ACME client on the server with HAProxy, and whether HAProxy was reloaded since',
  rootDropped: (instead) => `Have the certificate issued under ${instead}, put it into its file with that chain, and reload HAProxy.`,
  withoutSni: 'Put the name on certificates/default.pem, if you have such phones, and reload HAProxy.',
  clientCertificates: 'and none are asked for by HAProxy as it is written',
};

const FLEET_LOG = 'the log group of HAProxy';
const DEPLOY = 'and deploy';
const BEFORE_IT = 'Look what stands before HAProxy, and at furtherConfiguration: as it is written, HAProxy';
const NEW_TASKS = 'into its secret (haproxy.certificates), and start new tasks';

/** HAProxy in tasks behind a Network Load Balancer: what is not of one's own server is said of load balancers of AWS. */
const FLEET: ProxyWords = {
  ...ANY,
  answers: {
    429: [
      'HAProxy limits how often one address asks where passwords are tried, and this one has asked too often.',
      'Ask again in five minutes; or name the network of this computer under corporateNetworks, which are not limited.',
    ],
    502: [
      'A server took the request, and broke the connection off or answered no HTTP: the wrong port, or a keep-alive shorter than a poll.',
      `Look at the line of this request in ${FLEET_LOG}, and at listeningPorts; keep the time-out of IIS above idleTimeout.`,
    ],
    503: [
      'HAProxy has no server of this name in service: stopped, out of reach, or with a certificate that is not verified.',
      `Look at ${FLEET_LOG}, which says of each server why it is down; then at the listening port and 5061 of the servers, at haproxy.serverAuthorities and at certificateName.`,
    ],
  },
  serviceInTrouble: HAPROXY.serviceInTrouble,
  ofReset: HAPROXY.ofReset,
  wrongSite: 'Write the ports of the external web site under listeningPorts, and the servers of the pool that owns the name, and deploy.',
  internalSite: 'Write the port of the external web site, 4443 by default, under listeningPorts, and deploy.',
  wrongPool: (name) => `Write the servers of the pool that has ${name} as external web services FQDN under its servers, ${DEPLOY}.`,
  simpleUrlPool: (component) =>
    `Write the pool that answers the ${component} simple URL as answeredBy under simpleUrls, and its servers under servers, ${DEPLOY}.`,
  farmSite: `Write the host of its ExternalURL and its servers under officeWebApps, ${DEPLOY}.`,
  plainSite: `Write the HTTP port of the external web site, 8080 by default, under listeningPorts, ${DEPLOY}.`,
  unknownHost: `${BEFORE_IT} answers 404 to hosts that nobody published.`,
  redirectOfAutodiscover: `Write overHttp: true under autodiscover, if that is missing, ${DEPLOY}.`,
  redirectToHttps: `${BEFORE_IT} redirects from HTTP to HTTPS, unless http says otherwise.`,
  redirectLost: `${BEFORE_IT} redirects to the same host, path and query.`,
  caseOfPaths: `${BEFORE_IT} compares paths without letter case.`,
  caseOfSimpleUrls: `${BEFORE_IT} sends simple URLs on by their host alone.`,
  mobilityMissing: HAPROXY.mobilityMissing,
  authenticationPassed: `${BEFORE_IT} passes authentication through. Look at listeningPorts too.`,
  closedConnections: `${BEFORE_IT} keeps connections alive on both sides. Look at the keep-alive of IIS too.`,
  noCertificate: `Attach a certificate with this name to the listener; where TLS ends in HAProxy, write it ${NEW_TASKS}.`,
  nameMissing: `Request a certificate with this name and attach it to the listener; where TLS ends in HAProxy, write it ${NEW_TASKS}.`,
  notRenewed: 'for ACM at its validation record, for a secret of HAProxy at its text, and whether tasks were started since',
  rootDropped: (instead) =>
    `Have the certificate issued under ${instead}, and import it with that chain; where TLS ends in HAProxy, write it ${NEW_TASKS}.`,
  withoutSni:
    'Put the name on the default certificate of the listener, or on that of the first secret where TLS ends in HAProxy, if you have such phones.',
  clientCertificates: HAPROXY.clientCertificates,
  sharedConnections:
    'Let clients come to the load balancer of HAProxy itself, with nothing before it that merges their connections; look whether furtherConfiguration changes http-reuse; or stop offering NTLM',
  sharingFrontEnd: 'an Application Load Balancer, which shares connections, answers in the place of HAProxy',
  connectionForEach: 'look whether furtherConfiguration changes how HAProxy keeps connections',
  windowsOfService: HAPROXY.windowsOfService,
  unknownService: 'HAProxy answers by itself: its configuration has no such name.',
  unhealthyServers: `Look at ${FLEET_LOG}, which says of each server why it is down, and at every firewall in between.`,
  idle: {
    sixty: 'what many a firewall and proxy has by default',
    threeFifty:
      'what a TLS listener of a Network Load Balancer has, which nobody can change: the keepalives of HAProxy, which AWS says renew it, did not (that they do was UNVERIFIED)',
    change:
      'At 350 s, end TLS in HAProxy (haproxy.certificates), whose load balancer waits as long as idleTimeout says. Else set every firewall in between to 1,800 s, at least 960 s.',
  },
  closedPort: (port) => [
    'The load balancer of HAProxy has no listener there, or no task of it is healthy, or a firewall or security group in front is closed.',
    `Look whether the service of HAProxy runs its tasks, and why the last ones stopped. Open TCP ${port} to the listener for clients outside, and for clients inside that come back in (hairpin).`,
  ],
};

export function wordsOf({ isHaproxy, isFleet }: Pick<NameExpectation, 'isHaproxy' | 'isFleet'>): ProxyWords {
  if (isFleet === true) return FLEET;
  return isHaproxy === true ? HAPROXY : ANY;
}
