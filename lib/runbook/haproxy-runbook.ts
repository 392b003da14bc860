import { DATED_FACTS } from '../facts/dated-facts';
import { AUTHORITIES, CERTIFICATES, CONFIGURATION, DEFAULT_CERTIFICATE } from '../haproxy/file-names';
import type { HaproxySite } from '../haproxy/site';
import { askOutside } from './dns-commands';
import type { RunbookInputs } from './inputs';
import { LEAST_IDLE_TIMEOUT } from './lync-defaults';
import { code, codes } from './markdown';
import { probes } from './probes';
import { untoldOfPools } from './runbook';
import { enableComputers } from './sections/enable-computers';
import { oldProxy } from './sections/old-proxy';
import { signIn } from './sections/sign-in';
import { simpleUrls } from './sections/simple-urls';
import { webServices } from './sections/web-services';
import { command } from './shell';
import { section, shell, type Runbook, type Section, type Step } from './step';
import { TOPICS } from './topics';

export interface HaproxyRunbookInputs extends RunbookInputs {
  readonly site: HaproxySite;
  /** As commands name it. */
  readonly deployment: string;
}

/** What is to be done around a HAProxy of one's own, in order: nothing of it is in AWS. */
export function haproxyRunbook(inputs: HaproxyRunbookInputs): Runbook {
  return {
    about: [
      `Made from the deployment file ${code(inputs.deployment)}, for a HAProxy of your own with every name behind it. Take the steps in order; each says why, where, and what shows that it is done. Nothing here was changed or asked on any server.`,
      'Text in `<angle brackets>` stands for what only you know: replace it, brackets and all. Commands may be run twice unless a step says otherwise.',
    ],
    missing: untoldOfPools(inputs),
    sections: [names, network, proxy, webServices, simpleUrls, enableComputers, signIn, byAddress, cutOver, outside, oldProxy].flatMap(
      (each) => each(inputs),
    ),
  };
}

const SERVER = 'the server with HAProxy, as root';
const HERE = 'the folder of the deployment file, in a shell with Node.js';

function names({ names: all }: HaproxyRunbookInputs): readonly Section[] {
  return section('names', 'What is published', [
    {
      title: 'Compare the names with your topology',
      why: 'Clients use the names Lync hands them, and nothing else: a name that is missing here answers nobody outside.',
      where: 'this table beside Topology Builder',
      table: {
        columns: ['public name', 'for', 'answered by', 'published ports'],
        rows: all.map(({ name, kind = 'not known', answeredBy, httpsPort, httpPort }) => [
          code(name),
          kind,
          codes(answeredBy),
          [...(httpsPort === undefined ? [] : [`HTTPS ${httpsPort}`]), ...(httpPort === undefined ? [] : [`HTTP ${httpPort}`])].join(', '),
        ]),
      },
      checks: [
        {
          expect:
            'Each Director, Front End pool and Standard Edition server whose users work outside has a row, and so has each SIP domain.',
        },
      ],
      topics: [TOPICS.settingUp],
    },
  ]);
}

function network({ site, network: { corporateNetworks, allowedSources } }: HaproxyRunbookInputs): readonly Section[] {
  const sources = allowedSources === undefined ? ['the Internet'] : [codes(allowedSources)];
  const clients = [...sources, ...(corporateNetworks.length === 0 ? [] : [`your clients inside, as ${codes(corporateNetworks)}`])];
  const rows = [
    ...clients.flatMap((from) => site.listeners.map(({ port, scheme }) => [from, 'the server with HAProxy', String(port), what(scheme)])),
    ...serverRows(site).map(({ address, port, purpose }) => ['the server with HAProxy', code(address), String(port), purpose]),
  ];
  return section('network', 'Network and firewalls', [
    {
      title: 'Request these firewall rules',
      why: "Lync's long polls are silent for up to 30 minutes: a hop that forgets a connection earlier signs mobile and web clients out again and again.",
      where: 'the team of each firewall, NAT and intrusion prevention system between',
      text: [
        'All of it is TCP and stateful. Nothing on the server with HAProxy starts connections to other ports, and no rule may inspect or re-sign TLS. Nothing that merges the connections of clients may stand in front of it: Windows authentication signs in a connection.',
      ],
      table: {
        columns: ['from', 'to', 'TCP port', 'what', 'idle time-out on every hop'],
        rows: rows.map((row) => [...row, `${LEAST_IDLE_TIMEOUT.toLocaleString('en-US')} s or more`]),
      },
      checks: [
        { expect: 'Each team has said that the rules are in place. The server with HAProxy has a route to each server of the table.' },
      ],
      topics: [TOPICS.portSummary, TOPICS.hardwareLoadBalancer, TOPICS.mobility],
    },
  ]);
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

function proxy({ site, deployment }: HaproxyRunbookInputs): readonly Section[] {
  const hosts = site.listeners.filter(({ scheme }) => scheme === 'https').flatMap((listener) => listener.hosts.map(({ host }) => host));
  return section('proxy', 'The server with HAProxy', [
    trust(site),
    {
      title: 'Install HAProxy',
      why: 'The configuration suits 2.6 and newer. Older ones lack what keeps the sign-ins of clients apart for as long as a poll lasts.',
      where: SERVER,
      commands: [
        shell(['apt-get install haproxy', 'haproxy -v'], 'On Debian 12, Ubuntu 24.04 or newer; elsewhere the package of the distribution'),
      ],
      checks: [{ expect: 'It prints version 2.6 or newer.' }],
      topics: [TOPICS.settingUp],
    },
    {
      title: 'Put the certificates into their place',
      why: 'Clients outside trust public authorities only, and each name they ask for has to be on a certificate. HAProxy says nothing of one that has expired.',
      where: `${SERVER}, in ${code(`/etc/haproxy/${CERTIFICATES}`)}; owner root, mode 0600`,
      text: [
        `One PEM file each: the certificate, those of its issuers in order, then the private key, not encrypted. ${code(DEFAULT_CERTIFICATE)} has to be there: clients get it that name no host${
          site.tls?.admitsAbsentSni === true
            ? ', such as the telephones of this deployment, so that it carries every name and no wildcard'
            : ''
        }.`,
        `Together they cover ${codes([...new Set(hosts)].sort())}.`,
      ],
      commands: [
        shell(
          [command('npx', 'lync-reverse-proxy', 'haproxy', '--deployment', deployment, '--check', '--certificate', 'default.pem')],
          'Before a file goes there, and before it expires',
        ),
      ],
      checks: [{ expect: 'No certificate is complained about.' }],
      facts: [DATED_FACTS.lifetime200],
      topics: [TOPICS.proxyCertificate],
    },
    {
      title: 'Write the configuration, take it over, and reload',
      why: 'All files belong together: a map beside another configuration sends people to the wrong pool.',
      where: `${HERE}; then ${SERVER}`,
      text: [
        'The `README.md` beside the configuration tells how the files are replaced at once, as which user HAProxy runs, and what a line of its log means.',
      ],
      commands: [
        shell([command('npx', 'lync-reverse-proxy', 'rehearse', '--deployment', deployment, '--engine', 'haproxy')], 'Before: run it here'),
        shell([command('npx', 'lync-reverse-proxy', 'haproxy', '--deployment', deployment, '--output', 'lync', '--check')], 'Write it'),
        shell(
          [
            'cp -r lync /etc/haproxy/lync-2',
            `ln -s ../${CERTIFICATES} /etc/haproxy/lync-2/${CERTIFICATES}`,
            `haproxy -c -dW -f /etc/haproxy/lync-2/${CONFIGURATION} -f /etc/haproxy/process.cfg`,
            'ln -s lync-2 /etc/haproxy/lync.new',
            'mv -T /etc/haproxy/lync.new /etc/haproxy/lync',
            'systemctl reload haproxy',
          ],
          'On the server, each time with another number',
        ),
      ],
      checks: [{ expect: 'The check ends with exit code 0, and `journalctl -u haproxy` shows no server as down.' }],
      topics: [TOPICS.settingUp],
    },
  ]);
}

function trust({ verifiesServers, backends }: HaproxySite): Step {
  const shown = [
    ...new Set(backends.filter(({ scheme }) => scheme === 'https').flatMap(({ servers }) => servers.map((each) => each.certificateName))),
  ].sort();
  return {
    title: 'Have HAProxy trust the authority of the pools',
    why: verifiesServers
      ? 'A server that shows a certificate of another authority, or with another name, is answered for with 503.'
      : 'Nothing is verified towards the servers: whoever gets between can read and change everything, passwords included.',
    where: 'the authority that issued the certificates of IIS, and the deployment file',
    text: [
      verifiesServers
        ? `${code(AUTHORITIES)} is joined from the files under \`haproxy.serverAuthorities\`: see that the authority of each pool is among them, and its successor before it changes.`
        : 'Export the certificate of that authority as PEM, beside the deployment file, and write it under `haproxy.serverAuthorities`.',
      `Names that the certificates of IIS have to carry: ${codes(shown)}. Another one is said by \`certificateName\` of the pool.`,
    ],
    checks: [
      {
        expect: verifiesServers
          ? 'No server is down with a TLS error in the log of HAProxy.'
          : 'The finding `haproxy-servers-unverified` is gone.',
      },
    ],
    topics: [TOPICS.internalCertificates],
  };
}

const verify = (deployment: string, ...more: readonly string[]) =>
  command('npx', 'lync-reverse-proxy', 'verify', '--deployment', deployment, '--engine', 'haproxy', ...more);

function byAddress({ deployment }: HaproxyRunbookInputs): readonly Section[] {
  return section('verification-by-address', 'Verify by address, before any record moves', [
    {
      title: 'Before the DNS change: ask HAProxy by name',
      why: 'Everything but DNS can be proved while clients still use the old proxy.',
      where: 'a computer outside with Node.js',
      commands: [shell([verify(deployment, '--connect-to', '<public address of HAProxy>')])],
      checks: [{ expect: 'No check fails.' }],
      topics: [TOPICS.verifyAccess],
      records: 'before the move',
    },
  ]);
}

function cutOver({ names: all }: HaproxyRunbookInputs): readonly Section[] {
  const hosts = all.map(({ name, zone }) => ({ name, zone }));
  return section('cut-over', 'Cut-over and roll-back', [
    {
      title: 'Lead the names to HAProxy in the DNS outside',
      why: 'Until then clients ask the old proxy. The names of a pool change together, so that nobody is handed from one proxy to the other.',
      where: 'the DNS of each zone; when no check of the verification by address fails',
      text: [
        'Write down what each name says today: with it the way back is the same change again. Lower its TTL to 300 s a day before.',
        'An address that stays is an A record. Clients inside that are to use the proxy too need the same answer there.',
      ],
      table: {
        columns: ['name', 'zone', 'leads to'],
        rows: hosts.map(({ name, zone = 'not known' }) => [code(name), code(zone), '`<public address of HAProxy>`']),
      },
      effects: [{ text: 'Clients are led by the new record when the TTL of the old one has passed.', source: TOPICS.timeToLive }],
      checks: [{ expect: 'From outside each name has the address of HAProxy.', commands: askOutside(hosts) }],
      topics: [TOPICS.dnsRecords],
      records: 'moves',
    },
  ]);
}

function outside(inputs: HaproxyRunbookInputs): readonly Section[] {
  return section('verification', 'Verify access from outside', [
    {
      title: 'After the DNS change: open each address',
      why: 'Each stands for a feature that clients outside lose if it does not answer.',
      where: 'a browser outside, on a network that has nothing to do with yours',
      table: {
        columns: ['address', 'what to see', 'if not'],
        rows: probes(inputs).map(({ url, expect, otherwise }) => [code(url), expect, otherwise]),
      },
      commands: [shell([verify(inputs.deployment)], 'Or all checks together')],
      checks: [{ expect: 'All rows are as they should be, without a certificate warning, and a phone stays signed in for 30 minutes.' }],
      topics: [TOPICS.verifyAccess, TOPICS.simpleUrlDns],
    },
  ]);
}
