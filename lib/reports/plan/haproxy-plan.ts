import type { HaproxyBackendRow, HaproxyName, HaproxyOverview, HaproxyRoute } from '../../planning/haproxy-overview';
import type { JudgedFinding } from '../../routing/judged-finding';
import { plain, type Paint } from '../colour';
import { printable, wrapped } from '../wrapped-text';
import { acknowledgedLines, findingLines } from './plan-findings';
import { maintenanceLines } from './plan-words';

/** What is said of a HAProxy, wherever its plan was read. */
export interface HaproxyPlanContents extends HaproxyOverview {
  /** As messages call it. */
  readonly deploymentFile: string;
  /** Acknowledged ones too. */
  readonly findings: readonly JudgedFinding[];
}

/** Everything a person wants to know of a HAProxy, at 80 columns. */
export function haproxyPlanReport(contents: HaproxyPlanContents, filter?: string, paint: Paint = plain): string {
  const { names, backends, certificates, hidden, total } = filtered(contents, filter);
  const { findings } = contents;
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [paint(['bold', 'underline'], title), ...lines, ''];
  const open = findings.filter(({ acknowledged }) => acknowledged === undefined);
  const accepted = findings.flatMap(({ acknowledged, ...found }) =>
    acknowledged === undefined ? [] : [{ ...found, reason: acknowledged }],
  );
  const lines = [
    ...wrapped(printable(`HAProxy of your own, with every name of ${contents.deploymentFile} behind it`)).map((line) =>
      paint(['bold', 'underline'], line),
    ),
    '',
    ...section('Names', names.flatMap(nameLines)),
    ...(hidden === 0 ? [] : [...wrapped(printable(`${hidden} of ${total} names hidden by --filter ${filter}`)), '']),
    ...section(
      'Back ends',
      backends.flatMap((backend) => backendLines(backend, certificates.authorities)),
    ),
    ...section('Certificates, as files beside the configuration', certificateLines(contents)),
    ...section('Findings', findingLines(open, paint)),
    ...section('Acknowledged', acknowledgedLines(accepted, paint)),
    ...maintenanceLines('runbook --engine haproxy'),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** What `plan --engine haproxy --json` prints. Keys may be added; absent parts are null. */
export function haproxyPlanJson(contents: HaproxyPlanContents, filter?: string): string {
  const { names, backends, certificates, hidden } = filtered(contents, filter);
  const findings = contents.findings.map(({ id, severity, where = null, message, acknowledged = null }) => ({
    id,
    severity,
    where,
    message,
    acknowledged,
  }));
  return `${JSON.stringify({ engine: 'haproxy', names, hidden, backends, certificates, findings }, undefined, 2)}\n`;
}

/** Names and pools that contain the text, and what answers them. */
function filtered({ names, backends, certificates }: HaproxyPlanContents, filter: string | undefined) {
  const wanted = (filter ?? '').toLowerCase();
  const poolsOf = new Map(backends.map(({ name, pools }) => [name, pools]));
  const kept = names.filter(({ host, routes }) =>
    [host, ...routes.flatMap(({ backend }) => (backend === null ? [] : [backend, ...(poolsOf.get(backend) ?? [])]))].some((text) =>
      text.toLowerCase().includes(wanted),
    ),
  );
  const used = new Set(kept.flatMap(({ routes }) => routes.flatMap(({ backend }) => backend ?? [])));
  const left = filter === undefined ? backends : backends.filter(({ name }) => used.has(name));
  return { names: kept, backends: left, certificates, hidden: names.length - kept.length, total: names.length };
}

function nameLines({ host, kind, routes }: HaproxyName): readonly string[] {
  return [...wrapped(printable(`${host} (${kind})`), '  ', '      '), ...routes.flatMap(routeLines)];
}

function routeLines({ scheme, port, backend, directories, redirectTo }: HaproxyRoute): readonly string[] {
  const what = backend === null ? `redirect to HTTPS on port ${redirectTo}` : `to ${backend}`;
  const only = directories.length === 0 ? '' : `, only ${directories.join(', ')}`;
  return wrapped(printable(`${scheme.toUpperCase()} ${port} ${what}${only}`), '    ', '      ');
}

function backendLines({ name, scheme, pools, servers, check, checkedBy, cookie }: HaproxyBackendRow, authorities: string | null) {
  const isSame = pools.length === 1 && name === pools[0];
  const shown = [...new Set(servers.flatMap(({ certificateName }) => certificateName ?? []))];
  const verified = authorities === null ? 'not verified' : `verified by ${authorities}`;
  const texts = [
    servers.length === 0
      ? 'no server whose address is known'
      : `${scheme.toUpperCase()} ${servers.map(({ address, port }) => (address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`)).join(', ')}`,
    ...(check === null
      ? [`in service as ${checkedBy ?? 'they are'} says`]
      : [
          `in service while ${check.ports.length === 0 ? '' : `${check.ports.map((port) => `port ${port}`).join(', ')} accepts connections and `}${check.port} answers ${check.path}`,
        ]),
    ...(shown.length === 0 ? [] : [`certificate ${verified}: ${shown.join(', ')}`]),
    ...(cookie === null ? [] : [`a client stays with its server by the cookie ${cookie}`]),
  ];
  return [
    ...wrapped(printable(isSame ? name : `${name}: ${pools.join(', ')}`), '  ', '      '),
    ...texts.flatMap((text) => wrapped(printable(text), '    ', '      ')),
  ];
}

function certificateLines({ certificates: { defaultFile, folder, names, defaultNeedsAll, authorities } }: HaproxyPlanContents) {
  const first = defaultNeedsAll
    ? 'for clients that name no host, telephones of this deployment among them: every name on it, and no wildcard'
    : 'for clients that name no host or an unknown one';
  const texts = [
    `${defaultFile}: ${first}`,
    `${folder}/*.pem: more of them, if one does not have all names`,
    `Each holds the certificate, those of its issuers in order, and the private key. Together they cover: ${names.join(', ')}`,
    authorities === null
      ? 'authorities.pem: none, so that no certificate of the servers is verified'
      : `${authorities}: written with the configuration, who issued the certificates of the servers`,
  ];
  return texts.flatMap((text) => wrapped(printable(text), '  ', '      '));
}
