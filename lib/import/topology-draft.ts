import { endedPools } from '../facts/ended-versions';
import { type Finding, finding } from '../findings/finding';
import { combineContents } from '../topology/combine-contents';
import type { TopologyContents } from '../topology/topology-contents';
import { Blank, type DeploymentDraft, type ImportedDeployment } from './deployment-draft';
import { draftHostedZones } from './draft-hosted-zones';
import { draftOfficeWebApps } from './draft-office-web-apps';
import { draftPools } from './draft-pools';
import { draftSimpleUrls } from './draft-simple-urls';
import { usableSipDomains } from './draft-sip-domains';
import type { ServerAddresses } from './servers-file';
import { ACCESS_LOGS, ALARMS, DASHBOARD, EXTERNAL_SIGN_IN, NETWORK } from './unknown-surroundings';

/** What the documents of a Lync deployment give for a deployment file. */
export function topologyDraft(documents: readonly TopologyContents[], addresses: ServerAddresses = new Map()): ImportedDeployment {
  const contents = combineContents(documents);
  const sipDomains = usableSipDomains(knownSipDomains(contents));
  const pools = draftPools(contents, addresses);
  const farms = draftOfficeWebApps(contents.officeWebApps, addresses);
  const urls = draftSimpleUrls(contents, sipDomains.usable, pools.names);
  const draft: DeploymentDraft = {
    network: NETWORK,
    hostedZones: draftHostedZones(sipDomains.usable, [...pools.publicNames, ...urls.publicNames]),
    externalSignIn: EXTERNAL_SIGN_IN,
    accessLogs: ACCESS_LOGS,
    alarms: ALARMS,
    dashboard: DASHBOARD,
    sipDomains: sipDomains.usable.length > 0 ? sipDomains.usable : [new Blank('SIP domain', 'Get-CsSipDomain')],
    pools: pools.entries,
    simpleUrls: urls.sets,
    autodiscover: urls.autodiscover,
    officeWebApps: farms.entries.length === 0 ? undefined : farms.entries,
  };
  const findings = [...contents.findings, ...sipDomains.findings, ...pools.findings, ...urls.findings, ...farms.findings];
  return {
    draft,
    findings: [...findings, ...nothingToPublish(contents), ...securityUpdates(contents), ...unusedAddresses(contents, addresses)],
  };
}

/** Those with a Meet URL too: cmdlets for services and simple URLs do not list SIP domains. */
function knownSipDomains({ sipDomains, simpleUrls }: TopologyContents): readonly string[] {
  return [...new Set([...sipDomains, ...simpleUrls.filter(({ component }) => component === 'meet').map(({ domain }) => domain)])];
}

function nothingToPublish({ pools }: TopologyContents): readonly Finding[] {
  if (pools.length > 0) return [];
  return [finding('topology-without-web-services', undefined)];
}

/** One for all pools. */
function securityUpdates({ pools }: TopologyContents): readonly Finding[] {
  const ended = endedPools(pools.map(({ poolFqdn: name, version }) => ({ name, version })));
  return ended.length === 0 ? [] : [finding('no-security-updates', undefined, { pools: ended })];
}

/** A line of the servers file that is for no server is a typing mistake, or a server that is gone. */
function unusedAddresses({ pools, officeWebApps }: TopologyContents, addresses: ServerAddresses): readonly Finding[] {
  const known = new Set([
    ...pools.flatMap(({ poolFqdn, machines }) => [poolFqdn, ...machines.map(({ fqdn }) => fqdn)]),
    ...officeWebApps.map(({ host }) => host),
  ]);
  return [...addresses.keys()].filter((name) => !known.has(name)).map((name) => finding('server-not-in-topology', name, { server: name }));
}
