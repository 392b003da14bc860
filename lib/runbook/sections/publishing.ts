import { DATED_FACTS } from '../../facts/dated-facts';
import { cdk, physicalId } from '../cdk-commands';
import type { FarmFacts, RunbookInputs } from '../inputs';
import { code, codes } from '../markdown';
import { recordMakers } from '../record-makers';
import { command } from '../shell';
import { powershell, section, shell, type Commands, type Section, type Step } from '../step';
import { TOPICS } from '../topics';
import { gateway } from './network';

/** Everything the topic has clicked in TMG or ARR is in the template. */
export function publishing(inputs: RunbookInputs): readonly Section[] {
  const { movedBy } = recordMakers(inputs);
  const others = [...inputs.farms.map(farm), furtherServices(inputs)];
  if (inputs.haproxy !== undefined) return section('publishing', 'What else comes to the same edge', others);
  return section('publishing', 'Web publishing rules', [
    ...others,
    movedBy === 'every deployment' ? rehearse(inputs) : undefined,
    movedBy === 'first deployment' ? deployWithoutRecords(inputs) : movedBy === 'nobody' ? deploy(inputs) : deployAndMove(inputs),
    gateway(inputs),
  ]);
}

/** Rules of listeners are those of Application Load Balancers; where TLS ends in HAProxy, certificates are not made. */
function why({ template }: RunbookInputs): string {
  const fleets = template?.fleets ?? [];
  const made = [
    'load balancer',
    ...(fleets.length > 0 ? ['HAProxy with its configuration'] : []),
    ...(template?.hasApplicationLoadBalancer === false ? [] : ['listener rules']),
    'target groups',
  ];
  const hasCertificates = template === undefined || template.requestedCertificates.length > 0;
  const all = hasCertificates ? [...made, 'certificates'] : made;
  return `It makes ${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}. Bridging, the Host header, the time-out and TLS are set there; nothing is clicked.`;
}

const WHERE = 'the folder of the CDK app, in the shell of the first step';

/** The stack of a deployment file has outputs for what is known only now; that of another app has what its author gave it. */
function done(inputs: RunbookInputs): string {
  return hasOutputs(inputs)
    ? 'The stack is there. Its outputs are what the placeholders of their names below stand for: `<LoadBalancerDnsName>` and the like.'
    : 'The stack is there. What stands in angle brackets for a DNS name and a hosted zone of a load balancer below is what the last commands print: its attributes `DNSName` and `CanonicalHostedZoneID`.';
}

/** Where no template was read, a deployment file tells as much. */
function hasOutputs({ template, deploymentFile }: RunbookInputs): boolean {
  if (template === undefined) return deploymentFile !== undefined;
  return template.outputs.some((name) => /^(?:LoadBalancerDnsName|DnsNameOf)/.test(name));
}

function deploy(inputs: RunbookInputs): Step {
  return {
    title: 'Deploy the stack',
    why: `${why(inputs)} It makes no record: clients stay where they are.`,
    where: WHERE,
    text: partlyText(inputs),
    commands: deployCommands(inputs),
    checks: [{ expect: done(inputs) }],
    facts: [DATED_FACTS.cdkValidate],
    topics: [TOPICS.publishingRules],
    records: 'before the move',
  };
}

/** A record leads clients to the proxy in the moment it is made: nothing could be verified before. */
function deployWithoutRecords(inputs: RunbookInputs): Step {
  const { deploymentFile } = inputs;
  return {
    title: 'Deploy the stack without its records',
    why: `${why(inputs)} The records come in a deployment of their own, in the section on cut-over, when all is verified: with them, this one would be the cut-over.`,
    where: deploymentFile === undefined ? WHERE : `${code(deploymentFile)}, then ${WHERE}`,
    text: [
      'Only the first deployment goes without records. If the stack is deployed with them already, they would be deleted, and all clients be cut off: then leave the line out, and let `npx lync-reverse-proxy compare` say what a deployment changes.',
      ...(deploymentFile === undefined
        ? ['The prop of LyncReverseProxy, until the section on cut-over: `dnsRecords: DnsRecords.NONE`.']
        : []),
      ...partlyText(inputs),
    ],
    commands: [
      ...(deploymentFile === undefined
        ? []
        : [
            {
              language: 'yaml',
              title: `The line of ${code(deploymentFile)}, until the section on cut-over`,
              lines: ['dnsRecords: none'],
            } as const,
          ]),
      ...deployCommands(inputs),
    ],
    checks: [{ expect: done(inputs) }],
    facts: [DATED_FACTS.cdkValidate],
    topics: [TOPICS.publishingRules],
    records: 'before the move',
  };
}

/** A front end that is made and taken into use by one deployment has no address to verify it by before. */
function rehearse(inputs: RunbookInputs): Step {
  const source = inputs.deploymentFile === undefined ? [] : ['--deployment', inputs.deploymentFile];
  return {
    title: 'Rehearse the deployment',
    why: 'The stack stands, with its records, and the next deployment makes a front end and moves records to it: there is no moment in between to verify by address.',
    where: WHERE,
    text: [
      'All listeners run on this computer, before stubs of the pools. Keep the deployment file of today: deployed again it is the way back.',
    ],
    commands: [shell([command('npx', 'lync-reverse-proxy', 'rehearse', ...source)])],
    checks: [{ expect: 'No check fails.' }],
    topics: [TOPICS.verifyAccess],
    records: 'before the move',
  };
}

function deployAndMove(inputs: RunbookInputs): Step {
  const moving = inputs.pools.filter(({ frontEnd, movingFrom }) => movingFrom !== undefined && movingFrom !== frontEnd);
  return {
    title: 'Deploy the stack: this moves records',
    why: `${why(inputs)} The records of the pools that move lead to their new front end when it is there.`,
    where: WHERE,
    text: [
      ...moving.map(
        ({ name }) =>
          `${code(name)} moves to another front end: the old one stands beside it. Take \`movingFrom\` away in another deployment, a day after the records changed.`,
      ),
      ...partlyText(inputs),
    ],
    commands: deployCommands(inputs),
    checks: [{ expect: done(inputs) }],
    facts: [DATED_FACTS.cdkValidate],
    topics: [TOPICS.publishingRules],
    records: 'moves',
  };
}

/** What is missing on purpose. */
export function partlyText({ pools }: Pick<RunbookInputs, 'pools'>): readonly string[] {
  return pools
    .filter(({ virtualDirectories }) => virtualDirectories !== undefined)
    .map(
      ({ name, virtualDirectories = [] }) =>
        `Of ${code(name)} only ${codes(virtualDirectories)} is published; anything else on its external web services FQDN answers 404.`,
    );
}

/** Asked of CloudFormation alone. `validate` is behind --unstable in aws-cdk 2.1148.1. */
function validation(inputs: RunbookInputs): Commands {
  return shell(
    [cdk('validate', inputs, '--unstable=validate')],
    'What CloudFormation would refuse, before anything is changed (aws-cdk 2.1127.0 or newer)',
  );
}

function deployCommands(inputs: RunbookInputs): readonly Commands[] {
  return [validation(inputs), ...deploymentCommands(inputs)];
}

function deploymentCommands(inputs: RunbookInputs): readonly Commands[] {
  const [stack] = inputs.template?.stacks ?? [];
  if (stack === undefined) return [shell([cdk('deploy', inputs)])];
  if (hasOutputs(inputs)) {
    const outputs = ['cloudformation', 'describe-stacks', '--stack-name', stack, '--query', 'Stacks[0].Outputs', '--output', 'table'];
    return [shell([cdk('deploy', inputs), command('aws', ...outputs)])];
  }
  const query = command('--query', 'LoadBalancers[].[DNSName,CanonicalHostedZoneId]', '--output', 'text');
  return [
    shell([cdk('deploy', inputs)]),
    ...(inputs.template?.loadBalancers ?? []).map(({ stack: own, logicalId }) =>
      shell(
        [physicalId('balancer', own, logicalId), `aws elbv2 describe-load-balancers --load-balancer-arns "$balancer" ${query}`],
        `DNS name and hosted zone of ${code(logicalId)}`,
      ),
    ),
  ];
}

function farm({ host, port }: FarmFacts): Step {
  return {
    title: `Compare ${code(host)} with the Office Web Apps farm`,
    why: 'Attendees outside are handed the external URL of the farm, whatever the topology says. If its host is another, presentations stay blank outside.',
    where: 'PowerShell on a server of the farm, as administrator',
    commands: [powershell(['Get-OfficeWebAppsFarm | Format-List ExternalURL, InternalURL, AllowHttp, SSLOffloaded'])],
    checks: [
      { expect: `ExternalURL is ${code(`https://${host}/`)}, and the servers listen on ${port} with TLS.` },
      { expect: 'Only your own servers may ask for documents: `Get-OfficeWebAppsHost` lists the domains.' },
    ],
    topics: [TOPICS.officeWebApps],
  };
}

/** What they are nobody here knows, and so their administrators are asked. */
function furtherServices({ services, haproxy }: RunbookInputs): Step | undefined {
  if (services.length === 0) return undefined;
  return {
    title: 'Compare the further services with what the deployment says of them',
    why: `They come to the same edge, and only their administrators know how people sign in. Windows authentication signs in a connection${
      haproxy === undefined
        ? ': behind a load balancer that shares connections one client could go on as another.'
        : ', which HAProxy keeps apart by client; where it is not meant to be offered, passwords are tried from outside.'
    }`,
    where: 'the administrators of each service',
    text: [
      'The whole host is published, path by path as it comes. Where the old proxy held paths back, asked people to sign in itself, or wrote addresses anew, the service has to do without.',
    ],
    table: {
      columns: ['host', 'servers', 'HTTPS port', 'how clients outside sign in (externalSignIn)'],
      rows: services.map(({ host, servers: { ids }, port, signIn = 'unknown' }) => [code(host), codes(ids), String(port), signIn]),
    },
    checks: [
      { expect: 'The external URL of each service is on its host, and every server answers that host with TLS on its port.' },
      {
        expect:
          'Each signs people in as the table says. Where that is not `windows`, no answer to clients outside has `WWW-Authenticate: NTLM` or `Negotiate`.',
      },
    ],
    topics: [TOPICS.publishingRules],
    records: 'before the move',
  };
}
