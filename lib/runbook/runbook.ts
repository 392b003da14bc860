import type { RunbookInputs } from './inputs';
import { code, codes } from './markdown';
import { alarms } from './sections/alarms';
import { beforeCutOver } from './sections/before-cut-over';
import { beforeYouBegin } from './sections/before-you-begin';
import { cutOver } from './sections/cut-over';
import { dashboard } from './sections/dashboard';
import { enableComputers } from './sections/enable-computers';
import { failOver } from './sections/fail-over';
import { haproxy } from './sections/haproxy';
import { fleet } from './sections/fleet';
import { hybrid } from './sections/hybrid';
import { iisCertificates } from './sections/iis-certificates';
import { internalDns } from './sections/internal-dns';
import { logBucket } from './sections/log-bucket';
import { logs } from './sections/logs';
import { names } from './sections/names';
import { network } from './sections/network';
import { oldProxy } from './sections/old-proxy';
import { patching } from './sections/patching';
import { proxyCertificate } from './sections/proxy-certificate';
import { publishing } from './sections/publishing';
import { signIn } from './sections/sign-in';
import { simpleUrls } from './sections/simple-urls';
import { takeDown } from './sections/take-down';
import { verification, verificationByAddress } from './sections/verification';
import { webServices } from './sections/web-services';
import type { Runbook, Section } from './step';

/**
 * In the order in which the steps are taken; a section with nothing to say is left out. What must be done before clients are
 * led to the proxy (steps `before the move`) stands before the first step that leads some there (`moves`).
 */
const SECTIONS: readonly ((inputs: RunbookInputs) => readonly Section[])[] = [
  beforeYouBegin,
  names,
  network,
  proxyCertificate,
  logBucket,
  webServices,
  simpleUrls,
  enableComputers,
  iisCertificates,
  signIn,
  hybrid,
  beforeCutOver,
  publishing,
  haproxy,
  verificationByAddress,
  dashboard,
  cutOver,
  internalDns,
  verification,
  oldProxy,
  fleet,
  logs,
  alarms,
  failOver,
  patching,
  takeDown,
];

/** What is to be done outside of the template, or around a HAProxy. Pure: the same inputs give the same steps. */
export function runbook(inputs: RunbookInputs): Runbook {
  return { about: about(inputs), missing: missing(inputs), sections: SECTIONS.flatMap((each) => each(inputs)) };
}

function about({ deploymentFile, proxy, template, haproxy: facts }: RunbookInputs): readonly string[] {
  const read = [
    ...(deploymentFile === undefined ? [] : [`the deployment file ${code(deploymentFile)}`]),
    ...(proxy === undefined ? [] : [`the constructs of ${code(proxy)}`]),
    ...(template === undefined ? [] : [`the template of ${codes(template.stacks)}`]),
  ];
  const engine = facts === undefined ? '' : ', for a HAProxy of your own with every name behind it';
  return [
    `Made from ${read.join(' and ')}${engine}. Take the steps in order; each says why, where, and what shows that it is done. Nothing here was changed or asked on any server.`,
    'Text in `<angle brackets>` stands for what only you know: replace it, brackets and all. Commands may be run twice unless a step says otherwise.',
  ];
}

function missing({ deploymentFile, proxy, template, pools, haproxy: facts }: RunbookInputs): readonly string[] {
  if (facts !== undefined) return untoldOfPools({ pools, deploymentFile });
  if (deploymentFile === undefined && proxy === undefined) {
    return [
      'The template tells names, ports and servers. It does not tell pool FQDNs, roles and versions, paths of simple URLs, SIP domains, nor how clients sign in: the steps about those print what to look at instead. A deployment file tells it (`--deployment FILE`).',
    ];
  }
  return [
    ...(template === undefined
      ? [
          "No template was read, so the load balancer's subnets, certificates and target groups are not known: run `npx cdk synth`, then this again.",
        ]
      : []),
    ...untoldOfPools({ pools, deploymentFile }),
  ];
}

/** What of pools the commands need, and nobody said. */
function untoldOfPools({ pools, deploymentFile }: Pick<RunbookInputs, 'pools' | 'deploymentFile'>): readonly string[] {
  const nameless = pools.filter(({ poolFqdn }) => poolFqdn === undefined).map(({ name }) => name);
  return [
    ...(nameless.length === 0
      ? []
      : [
          `The FQDN of ${codes(nameless)}: ${said('poolFqdn', 'below the pool in', deploymentFile)}, and the commands name it. ${LIST_FQDNS}`,
        ]),
    ...versionless(pools, deploymentFile),
  ];
}

const LIST_FQDNS = '`Get-CsService -WebServer | Format-List PoolFqdn, ExternalFqdn` lists them.';

/** Where an option of a pool is said. */
function said(key: string, place: string, deploymentFile: string | undefined): string {
  return deploymentFile === undefined ? `hand \`${key}\` to its ${code('LyncPool')}` : `write \`${key}:\` ${place} ${code(deploymentFile)}`;
}

function versionless(pools: RunbookInputs['pools'], deploymentFile: string | undefined): readonly string[] {
  const without = pools.filter(({ version }) => version === undefined).map(({ name }) => name);
  if (without.length === 0) return [];
  return [
    `The server version of ${codes(without)}: ${said('version', 'in', deploymentFile)}, and what a version cannot do is said. \`Get-CsServerVersion\` tells it on each server.`,
  ];
}
