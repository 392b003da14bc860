import { cdk, physicalId } from '../cdk-commands';
import type { ResourceFacts, RunbookInputs, TemplateFacts } from '../inputs';
import { code, codes } from '../markdown';
import { recordMakers } from '../record-makers';
import { FOLLOWED, FOLLOWING } from '../record-effects';
import { askOutside, DNS_SHELL } from '../dns-commands';
import { command } from '../shell';
import { section, shell, type Commands, type Section, type Step } from '../step';
import { TOPICS } from '../topics';
import { removed } from './take-down-haproxy';

const BUCKET = 'AWS::S3::Bucket';
const LOG_GROUP = 'AWS::Logs::LogGroup';

/** The last page. `cdk destroy` alone stops at the load balancer, and leaves what costs money or misleads. */
export function takeDown(inputs: RunbookInputs): readonly Section[] {
  if (inputs.haproxy !== undefined) return section('take-down', 'Taking HAProxy away', [leadAway(inputs), removed()]);
  const isProtected = inputs.template?.isProtected ?? inputs.isProtected ?? true;
  return section('take-down', 'Taking the stack down', [
    leadAway(inputs),
    writeDown(inputs.template),
    isProtected ? unprotect(inputs) : undefined,
    destroy(inputs),
    remove(inputs),
  ]);
}

function leadAway(inputs: RunbookInputs): Step {
  const byHand = inputs.template?.recordsToCreate ?? [];
  const { movedBy } = recordMakers(inputs);
  const { haproxy } = inputs;
  return {
    title: 'Lead the names elsewhere, or away',
    why: 'Clients use them as long as Lync hands them out. A record that is left behind leads to a name that nobody owns any more.',
    where: `the DNS of each zone, that inside too; ${DNS_SHELL}`,
    text: [
      ...(haproxy !== undefined || movedBy === 'nobody'
        ? []
        : ['The records that the stack made go with it. If another proxy is to have the names, write them down first.']),
      ...(byHand.length === 0
        ? []
        : [
            `Made by hand, and so yours to change or delete now: ${codes(byHand.map(({ name }) => name))}. The change batches for the roll-back show how.`,
          ]),
      ...(haproxy !== undefined
        ? ['All records were made by hand, and so are yours to change or delete now.']
        : inputs.template === undefined
          ? ['Records that were made by hand are yours to change or delete now.']
          : []),
      `${haproxy === undefined ? 'CNAME records' : 'Records'} for these names in internal zones go as well.`,
    ],
    effects: haproxy === undefined ? FOLLOWING : FOLLOWED,
    commands: askOutside(inputs.names),
    checks: [
      {
        expect:
          haproxy === undefined
            ? `No name leads to the load balancer, but for those whose records the stack made; nothing but scanners is in ${logsOf(inputs)} for a day.`
            : 'No name leads to HAProxy; nothing but scanners is in its log for a day.',
      },
    ],
    topics: [TOPICS.dnsRecords],
  };
}

/** A load balancer in front of HAProxy keeps no logs: HAProxy does. */
function logsOf({ template }: RunbookInputs): string {
  const hasFleet = (template?.fleets ?? []).length > 0;
  if (!hasFleet) return 'its access logs';
  return template?.hasApplicationLoadBalancer === true ? 'its access logs and the log of HAProxy' : 'the log of HAProxy';
}

/** Afterwards nobody tells what the stack was made of. */
function writeDown(template: TemplateFacts | undefined): Step {
  const retained = template?.retained ?? [];
  const certificates = template?.requestedCertificates ?? [];
  return {
    title: 'Write down what will stay',
    why: 'What CloudFormation keeps is charged or misleads, and after the deletion the stack does not name it any more.',
    where: 'AWS CloudShell, or another POSIX shell with the AWS command line',
    text: staysText(template),
    commands: [
      ...(retained.length === 0
        ? []
        : [
            shell(
              retained.flatMap((each, index) => named(each, `kept${index + 1}`)),
              'What is kept, by its name',
            ),
          ]),
      ...(certificates.length === 0
        ? []
        : [shell(certificates.flatMap(validationRecords), 'The validation records of the certificates: keep the output')]),
      ...(template === undefined ? [resourcesOf('<name of the stack>')] : []),
    ],
    checks: [{ expect: 'You have the names of what is kept and the validation records on paper, as far as there are some.' }],
    topics: [TOPICS.deletionPolicy, TOPICS.dnsValidation],
  };
}

function staysText(template: TemplateFacts | undefined): readonly string[] {
  const retained = template?.retained ?? [];
  const buckets = template === undefined || retained.some(({ type }) => type === BUCKET);
  const others = retained.filter(({ type }) => type !== BUCKET);
  return [
    ...(buckets ? ['The buckets for logs stay, with everything in them.'] : []),
    ...(others.length === 0
      ? []
      : [
          `What stays${buckets ? ' too' : ''}, with everything in it: ${codes(others.map(({ logicalId, type }) => `${logicalId} (${type})`))}.`,
        ]),
    ...((template?.fixedAddresses ?? []).length === 0
      ? []
      : ['The Elastic IP addresses stay yours, and each is charged for by the hour until it is released.']),
    ...(template === undefined || template.requestedCertificates.length > 0
      ? [
          'The CNAME records by which ACM validated the certificates stay in the zones, whoever made them: CloudFormation deletes the certificates alone.',
        ]
      : []),
    'What the stack only uses stays too: imported certificates, the VPC and the gateway if it did not make them, hosted zones, and the stack `CDKToolkit` of the bootstrap, which other apps may use.',
  ];
}

function named({ stack, logicalId }: ResourceFacts, variable: string): readonly string[] {
  return [physicalId(variable, stack, logicalId), `echo "$${variable}"`];
}

function validationRecords({ stack, logicalId }: ResourceFacts, index: number): readonly string[] {
  const variable = `certificate${index + 1}`;
  const query = command('--query', 'Certificate.DomainValidationOptions[].ResourceRecord', '--output', 'json');
  return [physicalId(variable, stack, logicalId), `aws acm describe-certificate --certificate-arn "$${variable}" ${query}`];
}

function resourcesOf(stack: string): Commands {
  return shell([command('aws', 'cloudformation', 'list-stack-resources', '--stack-name', stack)], 'Everything the stack is made of');
}

function unprotect(inputs: RunbookInputs): Step {
  const { deploymentFile } = inputs;
  return {
    title: 'Switch deletion protection off, and deploy',
    why: 'Elastic Load Balancing refuses to delete a protected load balancer: the deletion of the stack fails half-way, with records and rules gone.',
    where: deploymentFile === undefined ? 'the CDK app' : `${code(deploymentFile)}, then the folder of the CDK app`,
    ...(deploymentFile === undefined ? { text: ['The prop of LyncReverseProxy: `deletionProtection: false`.'] } : {}),
    commands: [
      ...(deploymentFile === undefined
        ? []
        : [{ language: 'yaml', title: `The line of ${code(deploymentFile)}`, lines: ['deletionProtection: false'] } as const]),
      shell([cdk('deploy', inputs)]),
    ],
    checks: [
      {
        expect:
          'The deployment is through, and the console shows deletion protection off for each load balancer (EC2, Load Balancers, Attributes).',
      },
    ],
    topics: [TOPICS.deletionProtection],
  };
}

function destroy(inputs: RunbookInputs): Step {
  return {
    title: 'Delete the stack',
    why: 'It takes load balancers, rules, certificates and its own records and network away.',
    where: 'the folder of the CDK app, in a shell with the credentials of the deployment',
    commands: [shell([cdk('destroy', inputs)])],
    checks: [{ expect: 'CloudFormation does not list the stack any more.' }],
    topics: [TOPICS.deletionPolicy],
  };
}

function remove({ template }: RunbookInputs): Step {
  const mayHaveBuckets = template === undefined || template.retained.some(({ type }) => type === BUCKET);
  const mayHaveValidation = template === undefined || template.requestedCertificates.length > 0;
  const logGroups = (template?.retained ?? []).filter(({ type }) => type === LOG_GROUP);
  const addresses = (template?.fixedAddresses ?? []).map((id) => (id.startsWith('eipalloc-') ? id : `<${id}>`));
  return {
    title: 'Remove what stays',
    why: 'Logs are charged for as long as they lie there; a validation record lets ACM issue certificates for the name in this account.',
    where: 'AWS CloudShell, or another shell with the AWS command line; the DNS of each zone; the firewalls',
    text: [
      ...(mayHaveBuckets
        ? [
            'Keep the logs for as long as your rules say. Then empty and delete each bucket written down: this cannot be undone. One that keeps versions has to be emptied of all of them first: in the console, S3, Empty.',
          ]
        : []),
      ...(mayHaveValidation
        ? [
            'Delete each validation CNAME written down in its zone, unless another certificate of this account is for the same name: ACM gives both the same record, and the other one would not be renewed any more.',
          ]
        : []),
      'Close the firewall openings and take back the routes of the section on network and firewalls. In Lync, names and settings stay until you change them there.',
    ],
    commands: [
      ...(mayHaveBuckets ? [shell([command('aws', 's3', 'rb', 's3://<bucket>', '--force')], 'For each bucket, when its logs may go')] : []),
      ...(logGroups.length === 0
        ? []
        : [
            shell(
              [command('aws', 'logs', 'delete-log-group', '--log-group-name', '<name of the log group>')],
              'For each log group, when what is in it may go: this cannot be undone',
            ),
          ]),
      ...(addresses.length === 0
        ? []
        : [
            shell(
              addresses.map((id) => command('aws', 'ec2', 'release-address', '--allocation-id', id)),
              'The Elastic IP addresses, unless something else is to have them: nobody gets the same ones again',
            ),
          ]),
    ],
    checks: [{ expect: 'Nothing that was written down is there any more, but for what is kept on purpose.' }],
    topics: [TOPICS.dnsValidation, TOPICS.deletionPolicy, ...(mayHaveBuckets ? [TOPICS.emptyBucket] : [])],
  };
}
