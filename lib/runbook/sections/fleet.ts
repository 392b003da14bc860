import { HAPROXY_IMAGE } from '../../facts/haproxy-image';
import { ECS } from '../../facts/limits';
import { CHECK_TIMING } from '../../haproxy/check-timing';
import { LOG_QUERIES } from '../../haproxy/log-queries';
import { cdk, physicalId } from '../cdk-commands';
import type { FleetFacts, ResourceFacts, RunbookInputs } from '../inputs';
import { code, codes } from '../markdown';
import { command, word } from '../shell';
import { section, shell, type Commands, type Effect, type Section, type Step } from '../step';
import { TOPICS } from '../topics';
import { numberText } from '../../facts/number-text';

const CLOUD_SHELL = 'AWS CloudShell, or another POSIX shell with the AWS command line';
const APP = 'the folder of the CDK app, in the shell of the first step';

/** What there is to be done of HAProxy on Fargate: nothing of it is on a server. */
export function fleet(inputs: RunbookInputs): readonly Section[] {
  const fleets = inputs.template?.fleets ?? [];
  return section(
    'fleet',
    'HAProxy on Fargate',
    fleets.flatMap((each) => [deployments(each, inputs), log(each), image(each, inputs), ...renewal(each)]),
  );
}

/** Whoever deploys has to know who notices. */
function deployments({ drainSeconds }: FleetFacts, inputs: RunbookInputs): Step {
  const seconds = drainSeconds === undefined ? 'the deregistration delay' : `${numberText(drainSeconds)} seconds`;
  return {
    title: 'Know what a deployment does to those who are signed in',
    why: 'Names, pools, servers and the image stand in the task definition of HAProxy: where one of them changes, new tasks take the place of the old ones, and a connection cannot move from one to the other.',
    where: APP,
    text: [
      'Choose a quiet hour, and change several things in one deployment. `npx lync-reverse-proxy compare` says beforehand whether the tasks are replaced. Records, listeners, certificates of ACM and allowed sources stand elsewhere: to change them alone moves nobody.',
      'Windows signs in again by itself on computers of the domain; a browser may ask for the password. Web tickets and tokens belong to no connection, so that phones only repeat the request that they wait for.',
    ],
    effects: [
      {
        text: 'New tasks are started beside all old ones; once they are healthy, the load balancer sends new connections to them alone.',
        source: TOPICS.ecsRollingUpdate,
      },
      {
        text: `Old tasks answer whoever is on them for ${seconds}, by the configuration of before, and the deployment waits for that; then those clients connect anew, once.`,
        source: TOPICS.networkDeregistration,
      },
      {
        text: `A task that is told to stop has ${ECS.stopTimeout} seconds: idle connections are closed at once, a request under way is answered until then.`,
        source: TOPICS.ecsStopTimeout,
      },
      {
        text: 'If the new tasks do not become healthy, ECS gives the deployment up and keeps the old ones.',
        source: TOPICS.ecsCircuitBreaker,
      },
    ],
    commands: [shell([cdk('deploy', inputs)])],
    checks: [{ expect: 'The deployment is through, and `verify` finds what it found before.' }],
    topics: [TOPICS.ecsRollingUpdate],
  };
}

function log({ logGroup }: FleetFacts): Step {
  return {
    title: 'Know how the log of HAProxy is read',
    why: 'It has each request with its client, name, pool and server, and why it ended: what a sign-in fails at stands there first.',
    where: `${CLOUD_SHELL}; or the console of CloudWatch, Logs Insights, with the text of the query`,
    text: [
      'The address in the third question stands for that of a client. A sign-in with NTLM is two answers of 401, then one that is none. A server that is down is a line of its own.',
      ...(logGroup === undefined
        ? [`Put the name of the log group in place of ${code(LOG_GROUP)}: it is that of the task definition.`]
        : []),
    ],
    commands: [
      ...(logGroup === undefined ? [] : [shell([physicalId('log', logGroup.stack, logGroup.logicalId)], 'Which log group it is')]),
      ...LOG_QUERIES.map(({ asks, query }) => ask(asks, query, logGroup)),
      shell(['aws logs get-query-results --query-id "$query"'], 'The answer to the last question, a few seconds later'),
    ],
    checks: [{ expect: 'The first two questions have no answer, or one that is understood.' }],
    topics: [TOPICS.logsInsights],
  };
}

const LOG_GROUP = '<name of the log group>';

/** Of the last hour. */
function ask(title: string, query: string, logGroup: ResourceFacts | undefined): Commands {
  const group = logGroup === undefined ? word(LOG_GROUP) : '"$log"';
  const text = word(query.replaceAll('\n', ' '));
  const when = `--start-time "$(date -d '1 hour ago' +%s)" --end-time "$(date +%s)"`;
  return shell(
    [`query=$(aws logs start-query --log-group-name ${group} ${when} --query-string ${text} --query queryId --output text)`],
    title,
  );
}

/** It is no server, and still something that has holes from time to time. */
function image({ image: running }: FleetFacts, inputs: RunbookInputs): Step {
  const { deploymentFile } = inputs;
  const [version] = /^\d+\.\d+/.exec(HAPROXY_IMAGE.version) ?? [];
  return {
    title: 'Raise the image of HAProxy, every few weeks',
    why: 'HAProxy answers the Internet, and gets security updates. The image is named by its digest, so that nothing changes by itself.',
    where: deploymentFile === undefined ? `the constructs, then ${APP}` : `${code(deploymentFile)}, then ${APP}`,
    text: [
      `It runs ${running === undefined ? 'what the deployment tells' : code(running)}. \`npx lync-reverse-proxy plan\` says when the image is out of support or old; no new version of this package is needed.`,
      `The list of digests of ${code(`haproxy:${version ?? ''}`)} (below) has the digest of the index of all platforms first, and its version further down as ${code('HAPROXY_VERSION')}. Write it with the version as a comment.`,
      ...(deploymentFile === undefined ? ['The prop of LyncReverseProxy: `haproxy: { image: … }`.'] : []),
    ],
    commands: [
      ...(deploymentFile === undefined
        ? []
        : [
            {
              language: 'yaml',
              title: `The lines of ${code(deploymentFile)}, with the new digest and version in place of these`,
              lines: ['haproxy:', `  image: ${HAPROXY_IMAGE.reference} # ${HAPROXY_IMAGE.version}`],
            } as const,
          ]),
      shell(
        [
          command(
            'npx',
            'cdk',
            'synth',
            ...(deploymentFile === undefined ? [] : ['-c', `deployment=${deploymentFile}`]),
            '--output',
            'new',
          ),
          'npx lync-reverse-proxy compare cdk.out new',
        ],
        'What changes',
      ),
      shell([cdk('deploy', inputs)]),
    ],
    checks: [{ expect: 'Nothing but the task definition changes, and after the deployment `verify` finds what it found before.' }],
    topics: [TOPICS.imageDigests],
    unverified: [
      'that Amazon ECR Public serves the same image under the digest of that list. If it does not, the new tasks find no image, and the old ones stay.',
    ],
  };
}

const ROLL_OUTS = 'services[0].deployments[].[status,rolloutState,runningCount]';

/** Where nothing of AWS renews. */
function renewal({ secrets, service, cluster, drainSeconds }: FleetFacts): readonly Step[] {
  if (secrets.length === 0) return [];
  const updated = '--force-new-deployment';
  return [
    {
      title: 'Renew the certificates that stand in secrets',
      why: 'TLS ends in HAProxy: neither ACM nor HAProxy looks at their dates, and nobody warns before one expires and stops every client outside.',
      where: `${CLOUD_SHELL}, beside the renewed certificate`,
      text: [
        `They are ${codes(secrets)}. The text of each is PEM: the certificate, those of its issuers in order, the private key without a passphrase. The first is for clients that name no host.`,
        'Let `verify` run every week from outside: its check `certificate-expiry` is the only alarm there is. The dates are up to you; leave a week for each renewal.',
        'With a text that HAProxy cannot read, the new tasks are given up and the log says why. Put the former text back then: a task that is replaced for another reason reads it too.',
      ],
      effects: [
        {
          text: 'A task reads the secrets when it starts, and not again: a new text is shown to clients by new tasks only.',
          source: TOPICS.ecsSecrets,
        },
      ],
      commands: [
        ...secrets.map((secret) =>
          shell([`${command('aws', 'secretsmanager', 'put-secret-value', '--secret-id', secret)} --secret-string file://renewed.pem`]),
        ),
        ...(cluster === undefined
          ? []
          : [
              shell(
                [
                  physicalId('cluster', cluster.stack, cluster.logicalId),
                  physicalId('service', service.stack, service.logicalId),
                  `aws ecs update-service --cluster "$cluster" --service "$service" ${updated} --query service.deployments[0].rolloutState --output text`,
                ],
                'New tasks, beside the old ones',
              ),
              // `aws ecs wait services-stable` gives up after ten minutes, in which old tasks drain.
              shell(
                [`aws ecs describe-services --cluster "$cluster" --services "$service" --query ${word(ROLL_OUTS)} --output table`],
                `How far it is: done when there is one line alone, COMPLETED, ${drainSeconds === undefined ? 'once old tasks have let their clients go' : `after ${numberText(drainSeconds)} s at the earliest`}`,
              ),
            ]),
      ],
      checks: [{ expect: '`verify` shows the dates of the new certificate.' }],
      topics: [TOPICS.ecsSecrets, TOPICS.proxyCertificate],
    },
  ];
}

/** Before the first tasks start: without it none of them becomes healthy. */
export function secretsOfFleets({ template, names }: Pick<RunbookInputs, 'template' | 'names'>): readonly Step[] {
  const secrets = (template?.fleets ?? []).flatMap((each) => each.secrets);
  if (secrets.length === 0) return [];
  const hosts = names.filter(({ httpsPort }) => httpsPort !== undefined).map(({ name }) => name);
  return [
    {
      title: 'Put the certificates for HAProxy into their secrets',
      why: 'TLS ends in HAProxy, which shows these to clients. Where one is missing, or cannot be read, no task becomes healthy and the deployment fails.',
      where: `${CLOUD_SHELL}, beside the certificate`,
      text: [
        'The text is PEM: the certificate, those of its issuers in order, the private key without a passphrase. The first secret is for clients that name no host, such as old telephones.',
        `Together they cover, as far as they stand behind HAProxy: ${codes(hosts)}.`,
      ],
      commands: secrets.map((secret) =>
        shell([`${command('aws', 'secretsmanager', 'put-secret-value', '--secret-id', secret)} --secret-string file://certificate.pem`]),
      ),
      checks: [{ expect: 'Each secret of the deployment has a text.' }],
      topics: [TOPICS.ecsSecrets, TOPICS.proxyCertificate],
      records: 'before the move',
    },
  ];
}

/** A server that fails is noticed by HAProxy, a server that comes back too. */
export const LOOKED_AFTER: readonly Effect[] = [
  {
    text: `A server whose Front End service stops gets no new clients after three checks that fail, and is in service again after two that succeed; HAProxy asks every ${CHECK_TIMING.interval} seconds.`,
    source: TOPICS.haproxyChecks,
  },
];
