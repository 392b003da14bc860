import fc from 'fast-check';
import { deploymentFacts } from '../../lib/runbook/deployment-facts';
import type { RunbookInputs } from '../../lib/runbook/inputs';
import { runbook } from '../../lib/runbook/runbook';
import type { Step } from '../../lib/runbook/step';
import { templateReading } from '../../lib/runbook/template-facts';
import { DeploymentFile } from '../../lib';
import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import { TemplateRouting } from '../../lib/routing/template-routing';
import { EXAMPLES, exampleInputs, inputsOf } from '../../scripts/example-runbooks';
import { arbitraryDeployment } from '../support/arbitrary-deployment';
import { alias, SOUND } from '../support/listener-template';
import { none } from '../support/planned';
import { WITH_EVERYTHING } from '../support/runbooks';

const stepsOf = (inputs: RunbookInputs): readonly Step[] => runbook(inputs).sections.flatMap(({ steps }) => steps);
const linesOf = ({ commands = [] }: Step) => commands.flatMap(({ lines }) => lines);
const has = (pattern: RegExp) => (step: Step) => linesOf(step).some((line) => pattern.test(line));

/** A change set that is only prepared changes nothing. */
const DEPLOYS = /^npx cdk deploy(?!.*--method=prepare-change-set)/;
const ALL_TAKE_DOWN = /Switch deletion protection off|Delete the stack/;
const isFailOver = ({ title }: Step) => title.startsWith('If ');

/**
 * Told by the commands alone, not by the marks: changing a record set, a table of records to change, or a deployment of a stack
 * that makes records and was not told to make none.
 */
function movesRecords(inputs: RunbookInputs) {
  const made = inputs.template === undefined ? inputs.makesRecords === true : inputs.template.createdRecords.length > 0;
  return (step: Step): boolean => {
    if (isFailOver(step) || ALL_TAKE_DOWN.test(step.title)) return false;
    if (has(/change-resource-record-sets/)(step) || /^Cut over the zones managed elsewhere/.test(step.title)) return true;
    if (!has(DEPLOYS)(step) || !made) return false;
    const withoutRecords = has(/^dnsRecords: none$/)(step) || (step.text ?? []).some((text) => text.includes('DnsRecords.NONE'));
    return !withoutRecords || has(/^dnsRecords: create$/)(step);
  };
}

/** What is out of order, if something is. */
function disorder(inputs: RunbookInputs): readonly string[] {
  const steps = stepsOf(inputs);
  const at = (is: (step: Step) => boolean) => steps.findIndex(is);
  const stands = inputs.pools.some(({ movingFrom, frontEnd }) => movingFrom !== undefined && movingFrom !== frontEnd);
  const made = inputs.template === undefined ? inputs.makesRecords === true : inputs.template.createdRecords.length > 0;
  const byDeployment = stands && made;
  const places = {
    bootstrap: at(has(/^npx cdk bootstrap/)),
    ttl: at(({ title }) => title.includes('shorten their TTL')),
    deploy: at(has(DEPLOYS)),
    gateway: at(({ title }) => title.startsWith('Open the way through')),
    byAddress: at(has(byDeployment ? /verify|rehearse/ : /lync-reverse-proxy verify .*--connect-to/)),
    internal: at(({ title }) => title.startsWith('Let the external FQDNs lead')),
    verification: at(({ title }) => title.startsWith('After the DNS change')),
    unprotect: at(has(/^deletionProtection: false$/)),
    destroy: at(has(/^npx cdk destroy/)),
  };
  const firstMove = at(movesRecords(inputs));
  const lastRollBackFile = steps.findLastIndex(({ title }) => title.startsWith('Prepare the roll-back'));
  const move = firstMove === -1 ? places.internal : firstMove;
  const before = (what: string, one: number, other: number) => (one !== -1 && one < other ? [] : [`${what}: ${one} before ${other}`]);
  return [
    ...(places.bootstrap === 0 ? [] : [`bootstrap is step ${places.bootstrap}`]),
    ...before('TTL', places.ttl, Math.min(places.deploy, move)),
    ...before('verification by address', places.byAddress, move),
    ...(places.gateway === -1 ? [] : before('deployment', places.deploy, places.gateway)),
    ...(places.gateway === -1 || byDeployment ? [] : before('way to the pools', places.gateway, places.byAddress)),
    ...(byDeployment ? [] : before('deployment', places.deploy, places.byAddress)),
    ...before('cut-over', move, places.verification),
    ...before('internal records', places.byAddress, places.internal),
    ...(lastRollBackFile === -1 ? [] : before('roll-back file', lastRollBackFile, move)),
    ...before('destruction last', places.verification, places.destroy),
    ...(inputs.isProtected === false || inputs.deploymentFile === undefined ? [] : before('protection', places.unprotect, places.destroy)),
    ...(runbook(inputs).sections.at(-1)?.id === 'take-down' ? [] : ['the last page is another']),
    ...marked(steps),
  ];
}

/** The marks say the same, in every order of sections. */
function marked(steps: readonly Step[]): readonly string[] {
  const first = steps.findIndex(({ records }) => records === 'moves');
  return steps.filter(({ records }, index) => records === 'before the move' && index > first).map(({ title }) => `${title} comes too late`);
}

const fromFile = (deployment: Deployment): RunbookInputs => ({ ...deploymentFacts(deployment, 'deployment.yaml'), template: undefined });

test('what must be done before records move stands before, whatever the file says', () => {
  fc.assert(
    fc.property(
      arbitraryDeployment,
      fc.constantFrom('create' as const, 'none' as const, undefined),
      fc.constantFrom('applicationLoadBalancer' as const, 'networkLoadBalancer' as const, undefined),
      fc.boolean(),
      (deployment, dnsRecords, frontEnd, isMoving) => {
        const pools = deployment.pools.map((pool) =>
          isMoving && frontEnd === 'applicationLoadBalancer' ? { ...pool, movingFrom: 'networkLoadBalancer' as const } : pool,
        );
        const varied = { ...deployment, pools, ...(dnsRecords && { dnsRecords }), ...(frontEnd && { frontEnd }) };
        none(disorder(fromFile(varied)));
      },
    ),
    { numRuns: 60 },
  );
});

test('and with the template of it, records created or not, both front ends', () => {
  const variants = ['create', 'none'].flatMap((records) => ['applicationLoadBalancer', 'networkLoadBalancer'].map((front) => [records, front] as const));
  const [contoso] = EXAMPLES;
  for (const [records, front] of variants) {
    const inputs = exampleInputs(contoso);
    none(disorder(inputs));
    const text = SMALL.replace('RECORDS', records).replace('FRONT', front);
    const made = inputsOf(DeploymentFile.parse(text, 'deployment.yaml'));
    expect(made.template?.createdRecords.length).toBe(records === 'create' ? 4 : 0);
    none(disorder(made));
    const reading = { ...made, ...TEMPLATE_ALONE };
    none(disorder(reading));
  }
}); // prettier-ignore

test('every call of verify is told what the deployment file promises, however many load balancers there are', () => {
  const further = 'pools:\n  - { name: pool02, role: frontEndPool, externalWebServicesFqdn: webext2.contoso.com, servers: [10.20.0.12] }';
  for (const front of ['applicationLoadBalancer', 'networkLoadBalancer']) {
    const text = SMALL.replace('RECORDS', 'none').replace('FRONT', front).replace('pools:', further);
    const calls = stepsOf(inputsOf(DeploymentFile.parse(text, 'deployment.yaml')))
      .flatMap(linesOf)
      .filter((line) => line.includes('lync-reverse-proxy verify'));
    none(calls.filter((line) => !line.includes('--deployment deployment.yaml')));
    expect(calls.filter((line) => line.includes('--connect-to'))).toHaveLength(front === 'networkLoadBalancer' ? 2 : 1);
  }
});

/** Of a template nobody tells what the file said. */
const TEMPLATE_ALONE = {
  deploymentFile: undefined,
  environment: { account: undefined, region: undefined },
  makesRecords: undefined,
  isProtected: undefined,
  simpleUrls: undefined,
  sipDomains: undefined,
  clients: undefined,
};

const SMALL = `
network: { vpcCidr: 10.80.0.0/22, transitGatewayId: tgw-0123456789abcdef0, poolNetworks: [10.20.0.0/16] }
hostedZones: [{ name: contoso.com, id: Z0 }]
dnsRecords: RECORDS
externalSignIn: passive
frontEnd: FRONT
pools:
  - { name: pool01, role: frontEndPool, externalWebServicesFqdn: webext.contoso.com, servers: [10.20.0.11] }
simpleUrls: { answeredBy: pool01, meet: ['https://meet.contoso.com'], dialin: 'https://dialin.contoso.com' }
autodiscover: { answeredBy: pool01 }
sipDomains: [contoso.com]
`;

test.each(EXAMPLES)('the runbook of %s is in order', (example) => {
  expect(disorder(exampleInputs(example))).toEqual([]);
});

test('and so are those of a whole deployment, of one that moves nothing by itself, and of a template somebody wrote', () => {
  expect(disorder(WITH_EVERYTHING)).toEqual([]);
  none(disorder({ ...WITH_EVERYTHING, pools: WITH_EVERYTHING.pools.map((pool) => ({ ...pool, movingFrom: undefined })) }));
  const template = { Resources: { ...SOUND, Record: alias('webext.contoso.com') } };
  const reading = templateReading(new TemplateRouting([{ name: 'Lync', template, nested: {}, parameters: {} }]));
  none(disorder({ ...WITH_EVERYTHING, ...reading, ...TEMPLATE_ALONE }));
});

test('the first step names the Region of the gateway, and asks for the gateway there', () => {
  const [step] = stepsOf(exampleInputs('adatum'));
  expect(step?.text?.join(' ')).toContain('Region: that of the gateway `tgw-0123456789abcdef0`, and no other.');
  expect(linesOf(step as Step)).toEqual([
    'aws sts get-caller-identity',
    'aws configure get region',
    "aws ec2 describe-transit-gateways --transit-gateway-ids tgw-0123456789abcdef0 --region '<Region>'",
    "npx cdk bootstrap 'aws://<account>/<Region>'",
  ]);
  const [known] = stepsOf({ ...exampleInputs('adatum'), environment: { account: '111122223333', region: 'eu-central-1' } });
  expect(linesOf(known as Step).at(-1)).toBe('npx cdk bootstrap aws://111122223333/eu-central-1');
  const [existing] = stepsOf(exampleInputs('fabrikam'));
  expect(existing?.text?.join(' ')).toMatch(/that of the (?:VPC|subnets) `/);
});

describe('the last page', () => {
  const pageOf = (inputs: RunbookInputs) => runbook(inputs).sections.find(({ id }) => id === 'take-down')?.steps ?? [];

  test('asks for what stays before the stack goes, by its logical ids', () => {
    const lines = pageOf(exampleInputs('contoso')).flatMap(linesOf);
    const at = (pattern: RegExp) => lines.findIndex((line) => pattern.test(line));
    expect(lines.filter((line) => line.startsWith('kept'))).toHaveLength(1);
    expect(at(/^aws acm describe-certificate .*DomainValidationOptions/)).toBeLessThan(at(/^npx cdk destroy/));
    expect(at(/^deletionProtection: false$/)).toBeLessThan(at(/^npx cdk destroy/));
    expect(at(/^aws s3 rb/)).toBeGreaterThan(at(/^npx cdk destroy/));
  });

  test('needs no first deployment where nothing is protected, and names no bucket where there is none', () => {
    const text = `${SMALL.replace('RECORDS', 'create').replace('FRONT', 'applicationLoadBalancer').replace('poolNetworks', 'flowLogs: none, poolNetworks')}deletionProtection: false\naccessLogs: none\n`;
    const steps = pageOf(inputsOf(DeploymentFile.parse(text, 'deployment.yaml')));
    expect(steps.map(({ title }) => title)).toEqual([
      'Lead the names elsewhere, or away',
      'Write down what will stay',
      'Delete the stack',
      'Remove what stays',
    ]);
    expect(JSON.stringify(steps)).not.toMatch(/buckets for logs|s3 rb/);
  });
});
