import { DATED_FACTS } from '../../facts/dated-facts';
import { DEFAULT_PORTS } from '../../facts/default-ports';
import type { RunbookInputs } from '../inputs';
import { code, codes } from '../markdown';
import { whereAnswered } from '../pools';
import { cmdlet } from '../powershell';
import { beforeTheMove } from '../record-makers';
import { powershell, section, type Section, type Step } from '../step';
import { TOPICS } from '../topics';

/** Phones on the office Wi-Fi use the external FQDNs too, wherever they are. */
export function internalDns(inputs: RunbookInputs): readonly Section[] {
  return section('internal-dns', 'Internal DNS', [resolve(inputs)]);
}

function resolve(inputs: RunbookInputs): Step {
  const { names, sipDomains, haproxy } = inputs;
  const external = names.filter(({ kind }) => kind === 'external web services' || kind === 'further name').map(({ name }) => name);
  const internalNames = sipDomains?.map((domain) => `lyncdiscoverinternal.${domain}`) ?? ['lyncdiscoverinternal of each SIP domain'];
  return {
    title: 'Let the external FQDNs lead to the proxy inside, too',
    why: 'Mobile clients use the external web services FQDN also inside. If it leads to a Front End server there, they reach the internal web site on 443, which refuses them: phones fail inside and work outside.',
    where: 'the internal DNS servers',
    text: [
      'If the internal servers do not hold the zone, nothing is to be done: they ask the Internet as everybody does.',
      haproxy === undefined
        ? 'If they hold a zone of the same name (split-brain DNS), put a CNAME there for each external FQDN, as in the table. Clients compare the certificate with the name they asked for, so that is fine.'
        : 'If they hold a zone of the same name (split-brain DNS), put an A record there for each external FQDN, as in the table: with the public address, or with the one that clients inside reach HAProxy by.',
      ...(haproxy === undefined
        ? ofLoadBalancers(inputs)
        : ["If a pinpoint zone is there for one of these names from the old proxy's time, write the address of HAProxy into it."]),
      `${codes(internalNames)}: inside only, to the internal web services, never published. As long as it answers inside, ${code('lyncdiscover')} need not; and where that is in an internal zone, no CNAME into another domain, which Lync clients do not follow over HTTPS.`,
      'Meet and Dialin may lead to the internal web site inside, as before: a page from a private address may ask a public one.',
      'The other way round browsers ask the user: a page from the public address of the proxy that fetches from a private one, such as a join page whose external web services FQDN leads to a Front End server inside. Give all names of one page addresses of one kind. Where that cannot be, the policies `LocalNetworkAccessAllowedForUrls` (version 140 and later) and `LocalNetworkAllowedForUrls` (146 and later) of Chrome and Edge list pages that may; on iOS there is none.',
    ],
    table: {
      columns: ['name', `${haproxy === undefined ? 'CNAME' : 'A record'} in an internal zone`],
      rows: external.map((name) => [code(name), code(whereAnswered(name, inputs))]),
    },
    commands: [
      powershell(
        external.map((name) => cmdlet('Resolve-DnsName', { Name: name })),
        'From a computer inside',
      ),
    ],
    checks: [
      {
        expect:
          haproxy === undefined
            ? 'Each name ends at the DNS name of the load balancer, or its public addresses of this minute.'
            : 'Each name has an address of HAProxy.',
      },
      { expect: 'A phone on the Wi-Fi of an office signs in, and stays signed in for an hour.' },
    ],
    facts: [DATED_FACTS.localNetworkAccess],
    topics: [
      TOPICS.mobility,
      TOPICS.dnsRecords,
      ...(haproxy === undefined ? [TOPICS.loadBalancerAddresses] : []),
      TOPICS.localNetworkPolicies,
    ],
    unverified: ['that pages of Lync are met by it: it follows from the rule, and no report was found.'],
    records: 'moves',
  };
}

/** Their addresses are not theirs. */
function ofLoadBalancers({ pools, template }: RunbookInputs): readonly string[] {
  const areNetwork = template?.hasApplicationLoadBalancer === false;
  const staying = 'of a Network Load Balancer stay, but only the ones of `fixedAddresses` outlive its replacement.';
  return [
    `If a pinpoint zone is there for one of these names from the old proxy's time, delete it: the name itself cannot be a CNAME in a zone of its own.`,
    areNetwork
      ? `Write A records only where a CNAME cannot be: addresses ${staying}`
      : `Write no A records with addresses of an Application Load Balancer, in no zone: they change without notice.${
          pools.some(({ frontEnd }) => frontEnd.takesFixedAddresses) || (template?.fleets ?? []).length > 0 ? ` Those ${staying}` : ''
        }`,
  ];
}

/** Made before the names lead anywhere: firewalls take longer to change than records. */
export function hairpin(inputs: RunbookInputs): Step {
  const { network, names } = inputs;
  const { allowedSources } = network;
  const tests = names.map(({ name, httpsPort = DEFAULT_PORTS.https }) =>
    cmdlet('Test-NetConnection', { ComputerName: whereAnswered(name, inputs), Port: httpsPort }),
  );
  return {
    title: 'Let clients inside go out and come back in',
    why: 'What comes from inside to the proxy must not be taken for spoofed, filtered by an outgoing web proxy, or cut after a minute.',
    where: 'the firewall and web proxy of each office, and the Wi-Fi of phones',
    text: [
      admitted(inputs),
      ...(allowedSources === undefined
        ? []
        : [
            `Only ${codes(allowedSources)} and corporate networks are admitted: the addresses your offices come from have to be among them.`,
          ]),
      'Exempt the names from TLS inspection and authentication of an outgoing web proxy, and give them the idle time-out of the firewall table.',
    ],
    commands: [powershell([...new Set(tests)], 'From a computer inside')],
    checks: [{ expect: 'TcpTestSucceeded is True for each.' }],
    topics: [TOPICS.mobility],
    ...beforeTheMove(inputs),
  };
}

function admitted({ network: { corporateNetworks, isInternal }, deploymentFile, haproxy }: RunbookInputs): string {
  const none = `No corporate network is declared${deploymentFile === undefined ? '' : ' (`corporateNetworks`)'}`;
  if (haproxy !== undefined) {
    return corporateNetworks.length > 0
      ? `HAProxy always admits ${codes(corporateNetworks)}, and does not limit how often they ask where passwords are tried.`
      : `${none}: an office whose people share one address is limited like any client where passwords are tried.`;
  }
  if (isInternal)
    return 'The load balancer is internal: clients inside need a route to its subnets, and the security group admits the declared sources.';
  return corporateNetworks.length > 0
    ? `${codes(corporateNetworks)} are always admitted by the security group.`
    : `${none}: fine as long as the load balancer admits the Internet.`;
}
