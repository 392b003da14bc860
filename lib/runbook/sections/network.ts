import { DATED_FACTS } from '../../facts/dated-facts';
import { DEFAULT_PORTS } from '../../facts/default-ports';
import type { FleetFacts, NetworkFacts, PoolFacts, RunbookInputs, ServersFacts, TemplateFacts } from '../inputs';
import { LEAST_IDLE_TIMEOUT } from '../lync-defaults';
import { code, codes } from '../markdown';
import { beforeTheMove } from '../record-makers';
import { firewallOfHaproxy } from './network-haproxy';
import { command } from '../shell';
import { section, shell, type Section, type Step } from '../step';
import { TOPICS } from '../topics';
import { numberText } from '../../facts/number-text';

const ASK = `${numberText(LEAST_IDLE_TIMEOUT)} s or more`;

/** What the two network adapters of a reverse proxy server were, and what firewalls between must let through. */
export function network(inputs: RunbookInputs): readonly Section[] {
  const title = 'Network and firewalls';
  if (inputs.haproxy !== undefined) return section('network', title, [firewallOfHaproxy(inputs.haproxy, inputs.network)]);
  return section('network', title, [ownRoutes(inputs), blockPublicAccess(inputs), firewall(inputs)]);
}

/** Nothing of it is there before the deployment: the stack makes the attachment. */
export function gateway(inputs: RunbookInputs): Step | undefined {
  const { gateway: id, poolNetworks } = inputs.network;
  if (id === undefined) return undefined;
  const isTransit = id.startsWith('tgw-');
  return {
    title: `Open the way through ${code(id)}`,
    why: 'The VPC has a route to the pools. Without the other half of it, health checks time out and every name answers 503 or 504.',
    where: 'the AWS account of the gateway, and the routers of your network',
    text: [
      isTransit
        ? 'If the transit gateway belongs to another account, accept the attachment there while the deployment runs; then associate it with a route table that knows your network.'
        : 'Let the virtual private gateway propagate, or write the routes of the VPN connection.',
      `The VPC sends what is meant for ${poolNetworks.length === 0 ? 'the pools' : codes(poolNetworks)} there, and nothing else.`,
    ],
    ...(isTransit
      ? {
          commands: [
            shell([command('aws', 'ec2', 'describe-transit-gateway-attachments', '--filters', `Name=transit-gateway-id,Values=${id}`)]),
          ],
        }
      : {}),
    checks: [
      {
        expect: `${isTransit ? 'The attachment is available, and your' : 'Your'} routers have a route back to each source address of the firewall table.`,
      },
      { expect: hasFleet(inputs) ? `What shows it: ${servedBy(inputs)}.` : 'All targets are healthy.' },
    ],
    topics: [TOPICS.networkAdapters],
    ...beforeTheMove(inputs),
  };
}

/** Targets of a load balancer in front of HAProxy are its tasks, which are healthy whatever their servers are. */
function servedBy({ template }: RunbookInputs): string {
  const isDown = 'a log of HAProxy in which no server is down';
  if (template === undefined || !hasFleet({ template })) return 'healthy targets';
  return template.targetGroups.some(({ targets }) => targets.length > 0) ? `healthy targets, and ${isDown}` : isDown;
}

function hasFleet({ template }: Pick<RunbookInputs, 'template'>): boolean {
  return (template?.fleets ?? []).length > 0;
}

/** A VPC that was there before has routes of its own, which nobody here knows. */
function ownRoutes({ network: { gateway: id, poolNetworks }, template }: RunbookInputs): Step | undefined {
  const ids = (template?.subnetIds ?? []).filter((each) => each.startsWith('subnet-'));
  if (id !== undefined || ids.length === 0) return undefined;
  return {
    title: 'Check the routes of the VPC',
    why: 'The stack puts the load balancer into your subnets and touches none of their routes: without one to the pools, health checks time out.',
    where: 'the AWS account of the VPC',
    commands: [shell([command('aws', 'ec2', 'describe-route-tables', '--filters', `Name=association.subnet-id,Values=${ids.join(',')}`)])],
    checks: [
      {
        expect: `Each subnet has a route table of its own or the main one of the VPC, with routes to ${poolNetworks.length === 0 ? 'the pools' : codes(poolNetworks)} and to the Internet gateway.`,
      },
    ],
    topics: [TOPICS.networkAdapters],
  };
}

/** A switch of the account, or of the organisation: nothing in a template tells it. */
function blockPublicAccess({ network: { isInternal }, template, environment }: RunbookInputs): Step | undefined {
  if (isInternal) return undefined;
  const ids = (template?.subnetIds ?? []).filter((each) => each.startsWith('subnet-'));
  const region = environment.region ?? '<Region>';
  return {
    title: 'See whether the account blocks public access to its VPCs',
    why: 'With VPC Block Public Access the stack deploys, targets are healthy, records and certificates are there, and every client outside runs into a time-out.',
    where: 'the AWS account of the VPC, in the shell of the first step',
    text: [
      'The mode is that of the account in the Region; an organisation may set it, and forbid exclusions. `off` is all that is wanted. With `block-bidirectional` or `block-ingress` every subnet of the load balancer needs an exclusion, or the whole VPC one; the exclusion may be made beforehand.',
      ...(ids.length === 0
        ? [
            'The subnets are made by the stack: once it is deployed, put their ids in place of the placeholder (`aws elbv2 describe-load-balancers` lists them) and ask again.',
          ]
        : []),
    ],
    commands: [
      shell(
        [
          command('aws', 'ec2', 'describe-vpc-block-public-access-options', '--region', region),
          command(...SUBNET_MODES, ...(ids.length === 0 ? ['<subnet of the load balancer>'] : ids), '--query', MODES, '--output', 'table'),
        ],
        'The mode of the account, and what it comes to in each subnet',
      ),
      shell(
        (ids.length === 0 ? ['<subnet of the load balancer>'] : ids).map((id) => command(...EXCLUDE, '--subnet-id', id)),
        'Only where the mode is another: exclude each subnet of the load balancer',
      ),
    ],
    checks: [{ expect: 'InternetGatewayBlockMode is off for every subnet of the load balancer, or there is an exclusion for it.' }],
    facts: [DATED_FACTS.blockPublicAccess],
    topics: [TOPICS.blockPublicAccess],
    ...(template?.hasApplicationLoadBalancer === false
      ? {}
      : {
          unverified: [
            'that it stops an Application Load Balancer: the guide names Network Load Balancers and everything that comes through an Internet gateway.',
          ],
        }),
  };
}

const SUBNET_MODES = ['aws', 'ec2', 'describe-subnets', '--subnet-ids'];
const MODES = 'Subnets[].[SubnetId,BlockPublicAccessStates.InternetGatewayBlockMode]';
const EXCLUDE = ['aws', 'ec2', 'create-vpc-block-public-access-exclusion', '--internet-gateway-exclusion-mode', 'allow-bidirectional'];

/** Instances behind a Network Load Balancer see who really asks. */
function keepingText(template: TemplateFacts | undefined): readonly string[] {
  const keeping = (template?.targetGroups ?? []).filter(({ preservesClientAddress }) => preservesClientAddress);
  if (keeping.length === 0) return [];
  const fqdns = [...new Set(keeping.flatMap(({ pools }) => pools))];
  return [
    `The servers of ${codes(fqdns)} see the addresses of clients: for them the source of requests is the Internet, and that of health checks the subnets.`,
  ];
}

interface Row {
  readonly from: string;
  readonly to: string;
  readonly port: number;
  readonly what: string;
  readonly back: string;
}

function firewall(inputs: RunbookInputs): Step {
  const { network: facts, template } = inputs;
  const source = sourceText(facts, template);
  const idle = facts.idleTimeout;
  const rows = [...clientRows(inputs), ...serverRows(inputs, source)];
  return {
    title: 'Request these firewall rules',
    why: `Lync's long polls are silent for up to 30 minutes: a hop that forgets a connection earlier signs mobile and web clients out again and again.`,
    where: 'the team of each firewall, NAT and intrusion prevention system between; security groups where a server is an instance',
    text: [
      'All of it is TCP and stateful: answers come back in the same connection, so no rule the other way is needed, but a route is. Requests and health checks have the same source. Nothing in the perimeter starts connections to other ports, and no rule may inspect or re-sign TLS.',
      ...(!hasFleet(inputs)
        ? []
        : [
            'HAProxy stands in the same subnets as its load balancer, in tasks whose addresses change. Its tasks also connect to 443 of the Internet: to the registry of the image, and to CloudWatch.',
          ]),
      ...keepingText(template),
      ...(idle !== undefined && idle < LEAST_IDLE_TIMEOUT
        ? [`The load balancer itself gives up after ${idle} s: leave \`idleTimeout\` out of the deployment to get 1830.`]
        : []),
    ],
    table: {
      columns: ['from', 'to', 'TCP port', 'what', 'return route', 'idle time-out on every hop'],
      rows: rows.map(({ from, to, port, what, back }) => [from, to, String(port), what, back, ASK]),
    },
    commands: [...describeSubnets(template), ...describeAddresses(template)],
    checks: [
      { expect: `Each team has said that the rules are in place. Whether they are shows after the deployment, by ${servedBy(inputs)}.` },
      {
        expect:
          'A connection that was silent for half an hour still answers. Ask each team for the number; a wrong one shows only as sign-ins that come and go.',
      },
    ],
    topics: [TOPICS.portSummary, TOPICS.hardwareLoadBalancer, TOPICS.mobility],
  };
}

function clientRows({ names, pools, network: { isInternal, corporateNetworks, allowedSources }, template }: RunbookInputs): readonly Row[] {
  const redirects = pools.some(({ frontEnd }) => frontEnd.redirectsHttp) ? [DEFAULT_PORTS.http] : [];
  const http = new Set([...redirects, ...names.flatMap(({ httpPort }) => httpPort ?? [])]);
  const ports = [...new Set([...names.flatMap(({ httpsPort }) => httpsPort ?? []), ...http])].sort((a, b) => a - b);
  const sources = [
    allowedSources === undefined ? (isInternal ? 'clients' : 'the Internet') : codes(allowedSources),
    ...(corporateNetworks.length === 0 ? [] : [`your clients inside, as ${codes(corporateNetworks)}`]),
  ];
  return sources.flatMap((from) =>
    ports.map((port) => ({
      from,
      to: whereClientsGo(template),
      port,
      what: http.has(port) ? 'redirect to HTTPS, and autodiscover over HTTP where it is published' : 'all web services',
      back: isInternal ? 'to the clients' : 'none: the Internet gateway of the VPC',
    })),
  );
}

function whereClientsGo(template: TemplateFacts | undefined): string {
  const byName = 'the load balancer, by name: its addresses change';
  if (template === undefined || template.fixedAddresses.length === 0) return byName;
  const fixed = codes(template.fixedAddresses);
  return template.hasOtherAddresses ? `${byName}, but for ${fixed}` : `the load balancer, at ${fixed}`;
}

function serverRows({ pools, farms, services, names, template }: RunbookInputs, source: string): readonly Row[] {
  const overHttp = new Set(names.filter(({ httpPort }) => httpPort !== undefined).flatMap(({ answeredBy }) => answeredBy));
  const used = new Set(names.flatMap(({ answeredBy }) => answeredBy));
  const row = (servers: ServersFacts, port: number, what: string): Row => ({
    from: source,
    to: servers.ids.length === 0 ? 'servers nobody has told' : codes(servers.ids),
    port,
    what,
    back: servers.kind === 'instances' ? 'none: the same VPC, or its peer' : `to ${source}`,
  });
  const groups = template?.targetGroups ?? [];
  const checked = pools.flatMap((pool) => {
    const ports = groups.filter((group) => group.pools.includes(pool.externalFqdn)).flatMap(({ healthCheckPort }) => healthCheckPort ?? []);
    return [...new Set(ports)]
      .filter((port) => port !== pool.listening.https && port !== pool.listening.http)
      .map((healthCheckPort) => ({ ...pool, healthCheckPort }));
  });
  return [
    ...pools
      .filter(({ externalFqdn }) => used.has(externalFqdn))
      .flatMap(({ name, servers, listening, externalFqdn }) => [
        row(servers, listening.https, `external web site of ${code(name)}`),
        ...(overHttp.has(externalFqdn) ? [row(servers, listening.http, `external web site of ${code(name)}, over HTTP`)] : []),
      ]),
    ...(template?.fleets ?? []).flatMap((fleet) => checkRows(fleet, pools, row)),
    ...checked.map(({ servers, healthCheckPort, externalFqdn }) => row(servers, healthCheckPort, `health check of ${code(externalFqdn)}`)),
    ...farms.map(({ host, servers, port }) => row(servers, port, `Office Web Apps ${code(host)}`)),
    ...services.map(({ host, servers, port }) => row(servers, port, `further service ${code(host)}`)),
  ];
}

/** What HAProxy asks besides the ports that requests go to. */
function checkRows(
  { backends }: FleetFacts,
  pools: readonly PoolFacts[],
  row: (servers: ServersFacts, port: number, what: string) => Row,
): readonly Row[] {
  const rows = backends.flatMap(({ servers, checkedPorts, pools: owners }) => {
    const used = new Set(servers.map(({ port }) => port));
    const called = owners.map((owner) => pools.find(({ externalFqdn }) => externalFqdn === owner)?.name ?? owner);
    const asked: ServersFacts = { kind: 'addresses', ids: [...new Set(servers.map(({ address }) => address))] };
    return checkedPorts
      .filter((port) => !used.has(port))
      .map((port) => row(asked, port, `whether the Front End service of ${codes(called)} runs; HAProxy sends nothing there`));
  });
  return [...new Map(rows.map((each) => [`${each.to} ${each.port}`, each])).values()];
}

/** Requests come from the load balancer's own addresses, which change within its subnets. */
function sourceText({ vpcCidr }: NetworkFacts, template: TemplateFacts | undefined): string {
  if (template !== undefined && template.subnetCidrs.length > 0) return codes(template.subnetCidrs);
  const within = vpcCidr === undefined ? '' : ` in ${code(vpcCidr)}`;
  if (template !== undefined && template.subnetIds.length > 0) return `subnets ${codes(template.subnetIds)}${within}`;
  return `the load balancer's subnets${within}`;
}

function describeSubnets(template: TemplateFacts | undefined) {
  const ids = (template?.subnetIds ?? []).filter((id) => id.startsWith('subnet-'));
  if (ids.length === 0) return [];
  return [
    shell(
      [command('aws', 'ec2', 'describe-subnets', '--subnet-ids', ...ids, '--query', 'Subnets[].CidrBlock', '--output', 'text')],
      'The address blocks to write in place of the subnet ids',
    ),
  ];
}

function describeAddresses(template: TemplateFacts | undefined) {
  const ids = (template?.fixedAddresses ?? []).filter((id) => id.startsWith('eipalloc-'));
  if (ids.length === 0) return [];
  const query = ['--query', 'Addresses[].[AllocationId,PublicIp,AssociationId]', '--output', 'table'];
  return [
    shell(
      [command('aws', 'ec2', 'describe-addresses', '--allocation-ids', ...ids, ...query)],
      'The addresses to write in place of the allocation ids; before the deployment they belong to nothing',
    ),
  ];
}
