import { App, Stack } from 'aws-cdk-lib/core';
import { LyncStack } from '../bin/lync-stack';
import { DeploymentFile, RoutingTable } from '../lib';
import type { Deployment, FrontEndEntry } from '../lib/declaring/deployment-file/deployment';
import { POOL_ZONE, sampleDeployment } from './deployments';

const SIP_DOMAINS = 1_000;
const POOLS = 100;

/** Of the hoster, below which SIP domains lie. */
const ZONE = '.hoster.example';

/** A hoster's: SIP domains below a zone of its own, each with one rule and two records. */
function hosted(frontEnd: FrontEndEntry, nestedStacks: number): Deployment {
  const sample = sampleDeployment({ pools: POOLS, sipDomains: SIP_DOMAINS });
  return {
    ...sample,
    hostedZones: sample.hostedZones
      .filter(({ name }) => name === POOL_ZONE)
      .concat([{ name: 'hoster.example', id: 'Z0123456789HOSTER' }] as never),
    frontEnd,
    nestedStacks,
    externalSignIn: 'modern',
    namesPerCertificate: 100,
    quotas: { rules: 2_000, certificates: 100, targets: 5_000, securityGroupRules: 500 },
    network: { ...sample.network, poolNetworks: ['10.20.0.0/16'] },
    ...(frontEnd === 'applicationLoadBalancer' ? {} : { simpleUrls: { ...sample.simpleUrls, priorities: undefined as never } }),
  };
}

const [frontEnd = 'applicationLoadBalancer', count = '10'] = process.argv.slice(2);
const started = process.cpuUsage();
const app = new App({ analyticsReporting: false });
const file = DeploymentFile.parse(
  JSON.stringify(hosted(frontEnd as FrontEndEntry, Number(count))).replaceAll(/(company\d+)\.example/g, `$1${ZONE}`),
);
const stack = new LyncStack(app, 'LyncReverseProxy', file);
app.synth();
const { user, system } = process.cpuUsage(started);
const stacks = stack.node.findAll().filter((each) => Stack.isStack(each));
process.stdout.write(
  `${frontEnd}: ${SIP_DOMAINS} SIP domains, ${POOLS} pools, ${stacks.length - 1} nested stacks: ${((user + system) / 1e6).toFixed(1)} s of CPU, ` +
    `${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`,
);
const table = RoutingTable.fromAssembly(app.outdir);
const astray = Array.from({ length: SIP_DOMAINS }, (_, index) => `company${String(index + 1).padStart(2, '0')}${ZONE}`).filter((domain) =>
  [`https://meet.${domain}/x`, `https://lyncdiscover.${domain}/`].some(
    (url) => table.route(url).pools?.join() !== `webext-director.${POOL_ZONE}`,
  ),
);
process.stdout.write(`  names that reach another pool or none: ${astray.length}\n`);
