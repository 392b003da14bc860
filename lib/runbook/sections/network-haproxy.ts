import type { HaproxySite } from '../../haproxy/site';
import type { HaproxyFacts, NetworkFacts } from '../inputs';
import { LEAST_IDLE_TIMEOUT } from '../lync-defaults';
import { code, codes } from '../markdown';
import type { Step } from '../step';
import { TOPICS } from '../topics';
import { numberText } from '../../facts/number-text';

const SERVER = 'the server with HAProxy';

/** What firewalls around the server with HAProxy must let through. */
export function firewallOfHaproxy({ site }: HaproxyFacts, { corporateNetworks, allowedSources, isInternal }: NetworkFacts): Step {
  const sources = [allowedSources === undefined ? (isInternal ? 'clients' : 'the Internet') : codes(allowedSources)];
  const clients = [...sources, ...(corporateNetworks.length === 0 ? [] : [`your clients inside, as ${codes(corporateNetworks)}`])];
  const rows = [
    ...clients.flatMap((from) => site.listeners.map(({ port, scheme }) => [from, SERVER, String(port), what(scheme)])),
    ...serverRows(site).map(({ address, port, purpose }) => [SERVER, code(address), String(port), purpose]),
  ];
  return {
    title: 'Request these firewall rules',
    why: "Lync's long polls are silent for up to 30 minutes: a hop that forgets a connection earlier signs mobile and web clients out again and again.",
    where: 'the team of each firewall, NAT and intrusion prevention system between',
    text: [
      'All of it is TCP and stateful. Nothing on the server with HAProxy starts connections to other ports, and no rule may inspect or re-sign TLS. Nothing that merges the connections of clients may stand in front of it: Windows authentication signs in a connection.',
      ...(site.idleSeconds < LEAST_IDLE_TIMEOUT
        ? [`HAProxy itself gives up after ${site.idleSeconds} s: leave \`idleTimeout\` out of the deployment to get 1830.`]
        : []),
    ],
    table: {
      columns: ['from', 'to', 'TCP port', 'what', 'idle time-out on every hop'],
      rows: rows.map((row) => [...row, `${numberText(LEAST_IDLE_TIMEOUT)} s or more`]),
    },
    checks: [
      { expect: 'Each team has said that the rules are in place. The server with HAProxy has a route to each server of the table.' },
      {
        expect:
          'A connection that was silent for half an hour still answers. Ask each team for the number; a wrong one shows only as sign-ins that come and go.',
      },
    ],
    topics: [TOPICS.portSummary, TOPICS.hardwareLoadBalancer, TOPICS.mobility],
  };
}

function what(scheme: 'https' | 'http'): string {
  return scheme === 'https' ? 'all web services' : 'redirect to HTTPS, and autodiscover over HTTP where it is published';
}

/** Each address and port once, as the configuration connects to them. */
function serverRows({ backends }: HaproxySite) {
  const rows = backends.flatMap(({ servers, check, pools, scheme }) =>
    servers.flatMap(({ address, port }) => [
      { address, port, purpose: `${codes(pools)}, ${scheme.toUpperCase()}` },
      ...(check === 'followed'
        ? []
        : check.connects.map((each) => ({ address, port: each, purpose: 'whether the Front End service runs' }))),
      ...(check === 'followed' || check.request.port === port
        ? []
        : [{ address, port: check.request.port, purpose: 'whether IIS answers' }]),
    ]),
  );
  return [...new Map(rows.map((row) => [`${row.address} ${row.port}`, row])).values()];
}
