import { App, Stack } from 'aws-cdk-lib/core';
import { DeploymentFile, LyncDeployment, RoutingTable } from 'cdk-lync-reverse-proxy';
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

/** Synthesizes it behind a front end, in so many nested stacks, and prints how many of its names are astray. */
const [frontEnd = '', count = ''] = process.argv.slice(2);
const app = new App({ analyticsReporting: false });
const text = JSON.stringify(hosted(frontEnd as FrontEndEntry, Number(count))).replaceAll(/(company\d+)\.example/g, `$1${ZONE}`);
const deploymentFile = DeploymentFile.parse(text);
new LyncDeployment(
  new Stack(app, deploymentFile.stackName, { env: { account: deploymentFile.account, region: deploymentFile.region } }),
  'Lync',
  { deploymentFile },
);
app.synth();

const table = RoutingTable.fromAssembly(app.outdir);
const domains = Array.from({ length: SIP_DOMAINS }, (_, index) => `company${String(index + 1).padStart(2, '0')}${ZONE}`);
const urls = domains.flatMap((domain) => [`https://meet.${domain}/x`, `https://lyncdiscover.${domain}/`]);
const astray = urls.filter((url) => table.route(url).pools?.join() !== `webext-director.${POOL_ZONE}`);
process.stdout.write(String(astray.length));
