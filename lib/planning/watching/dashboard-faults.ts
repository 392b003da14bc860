import type { GraphId, LogId } from './dashboard-contents';

/** What people say that is wrong, as it comes up with proxies in front of Lync, and what is to be done. */
export interface ShownFault {
  readonly says: string;
  /** Where it shows, wherever there is such a widget. */
  readonly shows: readonly FaultSign[];
  readonly help: string;
  /** What to do where no widget shows it. */
  readonly blind: string;
}

export type FaultSign = readonly [graph: GraphId, metric: string] | LogId;

const UNPUBLISHED: readonly FaultSign[] = [['ownAnswers', 'HTTP_Fixed_Response_Count'], 'unpublishedAtHaproxy'];
const HANDSHAKES: FaultSign = ['clientTls', 'ClientTLSNegotiationErrorCount'];

/** In the order in which they are met. */
export const FAULTS: readonly ShownFault[] = [
  {
    says: 'Nobody gets in',
    shows: [
      ['healthyServers', 'HealthyHostCount'],
      ['unreachableServers', 'TargetConnectionErrorCount'],
      ['healthyTasks', 'HealthyHostCount'],
      'serversBehindHaproxy',
    ],
    help: 'Servers answer clients from outside on 4443 and 8080 (`listeningPorts`), not on 443. Then ask the firewall between here and them.',
    blind: '`verify` asks every name from outside.',
  },
  {
    says: 'Meeting or dial-in pages answer 404',
    shows: UNPUBLISHED,
    help: 'Write the host below `simpleUrls`. `route` with the URL tells which rule answers it.',
    blind: 'Hosts are read by IIS alone: `verify` asks for each.',
  },
  {
    says: 'Meet links are dead, all else works',
    shows: [HANDSHAKES, ...UNPUBLISHED],
    help: 'The simple URL is not published, or no certificate has its name: `simpleUrls`, then `verify`.',
    blind: 'IIS shows its own certificate: `verify` says whether it has the name.',
  },
  {
    says: 'Sign-in by way of the Director ends in 404',
    shows: [...UNPUBLISHED, HANDSHAKES],
    help: 'The external web services FQDN of the pool that homes the user is to be published too: `pools`.',
    blind: '`verify` asks for the external web services FQDN of each pool.',
  },
  {
    says: 'Phones sign in, and drop every few minutes',
    shows: [['balancerErrors', 'HTTPCode_ELB_504_Count'], ['resets', 'TCP_ELB_Reset_Count'], 'errorsBehindHaproxy'],
    help: 'Something gives up before a long poll ends: `idleTimeout` is to be 1,830 seconds, and no firewall on the way may be quicker.',
    blind: 'Compare `idleTimeout` with 1,830 seconds, and that of firewalls on the way.',
  },
  {
    says: 'Now and then a page answers 502',
    shows: [['balancerErrors', 'HTTPCode_ELB_502_Count'], ['resets', 'TCP_Target_Reset_Count'], 'errorsBehindHaproxy'],
    help: 'IIS closes idle connections before the proxy does: raise `connectionTimeout` of its sites above `idleTimeout`.',
    blind: 'Raise `connectionTimeout` of the sites of IIS above `idleTimeout`.',
  },
  {
    says: 'Phones do not trust the certificate',
    shows: [HANDSHAKES, ['certificates', 'DaysToExpiry']],
    help: 'It has expired, lacks a name or comes without its issuer: `verify` prints what clients are shown.',
    blind: 'Servers or secrets bring the certificate: `verify` prints its names, issuer and date.',
  },
  {
    says: 'Old telephones do not sign in',
    shows: [HANDSHAKES],
    help: 'They name no host and refuse wildcards: `defaultCertificate` is what they get.',
    blind: 'They refuse wildcards and authorities that they do not know: `verify` prints what IIS shows.',
  },
  {
    says: 'Autodiscover fails over HTTP alone',
    shows: [['ownAnswers', 'HTTP_Redirect_Count']],
    help: 'It is redirected to a name that no certificate has: `autodiscover.overHttp` for its SIP domain.',
    blind: '`verify` asks `lyncdiscover` over HTTP too.',
  },
  {
    says: 'Some people end at an old pool',
    shows: [
      ['requests', 'RequestCount'],
      ['newConnectionsOfPools', 'NewFlowCount'],
    ],
    help: 'The newest pool is to answer `lyncdiscover` and the simple URLs: `answeredBy`.',
    blind: 'The newest pool is to answer `lyncdiscover`: `answeredBy`, and `route` tells who does.',
  },
  {
    says: 'Presentations stay blank',
    shows: [['healthyServers', 'HealthyHostCount'], 'serversBehindHaproxy'],
    help: 'The Office Web Apps farm is down, or the host of its ExternalURL is not published: `officeWebApps`.',
    blind: '`verify` asks the host of ExternalURL.',
  },
  {
    says: 'Uploads into a meeting fail',
    shows: [['refusals', 'HTTPCode_Target_4XX_Count']],
    help: 'Lync Web App takes about 30 MB (`web.config` of DataCollabWeb); a web firewall may refuse far less.',
    blind: 'IIS refuses above about 30 MB (`web.config` of DataCollabWeb), and logs it with 404.13.',
  },
  {
    says: 'Phones fail inside the company, not outside',
    shows: [['refusedConnections', 'SecurityGroupBlockedFlowCount_Inbound_TCP']],
    help: 'They use the external names inside too: write the addresses of the office into `corporateNetworks`.',
    blind:
      'Whatever a firewall keeps back never comes here: write the office into `corporateNetworks`, and have its firewall lead them out and back in.',
  },
  {
    says: 'Phones of a Lync Server 2010 pool do not sign in',
    shows: [],
    help: '',
    blind: 'They have to stay on one server: `plan` says whether their front end keeps them there.',
  },
  {
    says: 'Joining in the browser fails at random',
    shows: [],
    help: '',
    blind: 'A Lync Server 2010 pool keeps a meeting on one server: `stickiness`.',
  },
];
