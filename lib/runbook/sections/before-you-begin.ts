import type { RunbookInputs } from '../inputs';
import { code, codes } from '../markdown';
import { command } from '../shell';
import { section, shell, type Commands, type Section } from '../step';
import { TOPICS } from '../topics';
import { facingTheInternet } from './facing-the-internet';

/** What is published, and where a stack goes. Whoever finds out at the deployment has read the rest for nothing. */
export function beforeYouBegin(inputs: RunbookInputs): readonly Section[] {
  const { environment, deploymentFile, haproxy } = inputs;
  if (haproxy !== undefined) return section('before-you-begin', 'Before you begin', facingTheInternet(inputs));
  const [account, region] = [environment.account ?? '<account>', environment.region ?? '<Region>'];
  const surroundings = surroundingsOf(inputs);
  return section('before-you-begin', 'Before you begin', [
    {
      title: 'Sign in to the account, choose the Region, and bootstrap CDK there',
      why: 'Whatever is deployed goes to the account and Region that the credentials of this shell lead to. Elsewhere what the VPC is connected to does not exist, and without bootstrap CDK deploys nothing.',
      where: 'the folder of the CDK app, in a shell with Node.js and the AWS command line, as somebody who may make roles and buckets',
      text: [
        'Credentials: `aws sso login`, or `aws configure` with the keys of a role. Keep to this shell for all steps with `aws` or `cdk` unless they say otherwise.',
        `${regionText(surroundings)} ${environment.region === undefined ? 'The stack goes to that of this shell: `aws configure set region` sets it, or the variable `AWS_REGION`.' : `The ${deploymentFile === undefined ? 'stack' : 'deployment file'} says ${code(environment.region)}.`}`,
      ],
      commands: [
        shell([command('aws', 'sts', 'get-caller-identity'), command('aws', 'configure', 'get', 'region')], 'Where this shell leads to'),
        ...(surroundings === undefined ? [] : [look(surroundings, region)]),
        shell([command('npx', 'cdk', 'bootstrap', `aws://${account}/${region}`)], 'Once for each account and Region'),
      ],
      checks: [
        {
          expect: `The account is the one that is meant${surroundings === undefined ? '' : `, ${codes(surroundings.ids)} ${surroundings.ids.length === 1 ? 'is' : 'are'} found`}, and bootstrap ends with \`bootstrapped\`, whether it changed something or not.`,
        },
      ],
      topics: [TOPICS.cdkAccess, TOPICS.bootstrapping],
    },
    ...facingTheInternet(inputs),
  ]);
}

/** What is there already, and so has a Region. */
interface Surroundings {
  readonly kind: 'the gateway' | 'the VPC' | 'the subnets';
  readonly ids: readonly string[];
  /** Of the AWS command line. */
  readonly asked: readonly string[];
}

function surroundingsOf({ network: { gateway, vpcId }, template }: RunbookInputs): Surroundings | undefined {
  if (gateway !== undefined) {
    const asked = gateway.startsWith('tgw-')
      ? ['describe-transit-gateways', '--transit-gateway-ids']
      : ['describe-vpn-gateways', '--vpn-gateway-ids'];
    return { kind: 'the gateway', ids: [gateway], asked };
  }
  if (vpcId !== undefined) return { kind: 'the VPC', ids: [vpcId], asked: ['describe-vpcs', '--vpc-ids'] };
  const subnets = (template?.subnetIds ?? []).filter((id) => id.startsWith('subnet-'));
  return subnets.length === 0 ? undefined : { kind: 'the subnets', ids: subnets, asked: ['describe-subnets', '--subnet-ids'] };
}

function regionText(surroundings: Surroundings | undefined): string {
  if (surroundings === undefined) return 'Region: the one from which a connection leads to the pools; nothing that was read names it.';
  const { kind, ids } = surroundings;
  return `Region: that of ${kind} ${codes(ids)}, and no other.`;
}

function look({ kind, ids, asked: [verb = '', option = ''] }: Surroundings, region: string): Commands {
  return shell(
    [command('aws', 'ec2', verb, option, ...ids, '--region', region)],
    `Whether ${kind} ${ids.length === 1 ? 'is' : 'are'} there`,
  );
}
