import { planPublishing } from '../../../lib/planning/plan-publishing';
import type { PublishingPlan } from '../../../lib/planning/publishing-plan';
import { declared, POOL01, POOL02 } from '../findings-of-names';
import { NLB } from '../planned-deployments';

const dashboard = 'create' as const;
const PLANS = {
  'Application Load Balancer': planPublishing(declared({ dashboard })),
  'Network Load Balancer': planPublishing(declared({ dashboard, pools: [{ ...POOL01, ...NLB }] })),
  HAProxy: planPublishing(declared({ dashboard, frontEnd: 'haproxy' })),
};

type Kind = keyof typeof PLANS;

/** The metrics of a widget that move with the fault, or the words of a query; `nowhere` where nothing of AWS sees it; and what to do. */
interface Row {
  readonly fault: string;
  readonly says: string;
  readonly at: Readonly<Record<Kind, readonly [widget: string, shownBy: string] | 'nowhere'>>;
  readonly help: Readonly<Record<Kind, RegExp>>;
}

const all = (help: RegExp): Row['help'] => ({ 'Application Load Balancer': help, 'Network Load Balancer': help, HAProxy: help });

const UNPUBLISHED = ['Names nobody publishes, redirects', 'HTTP_Fixed_Response_Count'] as const;
const UNPUBLISHED_AT_HAPROXY = ['Names asked of HAProxy that nobody publishes', 'pool = "nobody"'] as const;
const HANDSHAKES = ['Failed TLS handshakes of clients', 'ClientTLSNegotiationErrorCount'] as const;
const BEHIND_HAPROXY = ['Servers behind HAProxy that went down or came back', 'DOWN|UP'] as const;
const NOWHERE = 'nowhere' as const;

/** The failures that people in the field meet, each as it shows with each front end. */
const ROWS: readonly Row[] = [
  {
    fault: 'port translation: servers are asked on 443 instead of 4443',
    says: 'Nobody gets in',
    at: {
      'Application Load Balancer': ['Failed connections to servers', 'TargetConnectionErrorCount'],
      'Network Load Balancer': ['Healthy servers', 'HealthyHostCount'],
      HAProxy: BEHIND_HAPROXY,
    },
    help: all(/4443 and 8080 \(`listeningPorts`\)/),
  },
  {
    fault: 'meet and dial-in pages answer 404: a host that no rule has',
    says: 'Meeting or dial-in pages answer 404',
    at: { 'Application Load Balancer': UNPUBLISHED, 'Network Load Balancer': NOWHERE, HAProxy: UNPUBLISHED_AT_HAPROXY },
    help: { ...all(/Write the host below `simpleUrls`/), 'Network Load Balancer': /Hosts are read by IIS alone: `verify` asks/ },
  },
  {
    fault: 'a simple URL is missing from the rule and the certificate',
    says: 'Meet links are dead, all else works',
    at: { 'Application Load Balancer': HANDSHAKES, 'Network Load Balancer': NOWHERE, HAProxy: HANDSHAKES },
    help: { ...all(/not published, or no certificate has its name/), 'Network Load Balancer': /IIS shows its own certificate/ },
  },
  {
    fault: '404 after the Director: the external FQDN of a pool is not published',
    says: 'Sign-in by way of the Director ends in 404',
    at: { 'Application Load Balancer': UNPUBLISHED, 'Network Load Balancer': NOWHERE, HAProxy: UNPUBLISHED_AT_HAPROXY },
    help: {
      ...all(/external web services FQDN of the pool that homes the user/),
      'Network Load Balancer': /`verify` asks for the external/,
    },
  },
  {
    fault: 'a time-out shorter than the long poll',
    says: 'Phones sign in, and drop every few minutes',
    at: {
      'Application Load Balancer': ['Errors of the load balancer itself', 'HTTPCode_ELB_504_Count'],
      'Network Load Balancer': ['Connections reset', 'TCP_ELB_Reset_Count'],
      HAProxy: ['Errors (5xx) behind HAProxy, by server', 'status >= 500'],
    },
    help: all(/`idleTimeout` is to be 1,830 seconds/),
  },
  {
    fault: 'servers close idle connections before the load balancer does',
    says: 'Now and then a page answers 502',
    at: {
      'Application Load Balancer': ['Errors of the load balancer itself', 'HTTPCode_ELB_502_Count'],
      'Network Load Balancer': ['Connections reset', 'TCP_Target_Reset_Count'],
      HAProxy: ['Errors (5xx) behind HAProxy, by server', 'status >= 500'],
    },
    help: all(/`connectionTimeout` of its sites above `idleTimeout`/),
  },
  {
    fault: 'a missing intermediate certificate, or a name that it lacks',
    says: 'Phones do not trust the certificate',
    at: { 'Application Load Balancer': HANDSHAKES, 'Network Load Balancer': NOWHERE, HAProxy: HANDSHAKES },
    help: {
      ...all(/expired, lacks a name or comes without its issuer/),
      'Network Load Balancer': /`verify` prints its names, issuer and date/,
    },
  },
  {
    fault: 'a certificate that nobody renewed',
    says: 'Phones do not trust the certificate',
    at: {
      'Application Load Balancer': ['Days until certificates expire', 'DaysToExpiry'],
      'Network Load Balancer': NOWHERE,
      HAProxy: ['Days until certificates expire', 'DaysToExpiry'],
    },
    help: { ...all(/It has expired/), 'Network Load Balancer': /Servers or secrets bring the certificate/ },
  },
  {
    fault: 'wildcard certificates and missing server names of old telephones',
    says: 'Old telephones do not sign in',
    at: { 'Application Load Balancer': HANDSHAKES, 'Network Load Balancer': NOWHERE, HAProxy: HANDSHAKES },
    help: { ...all(/`defaultCertificate` is what they get/), 'Network Load Balancer': /`verify` prints what IIS shows/ },
  },
  {
    fault: 'autodiscover over HTTP is redirected to a name without a certificate',
    says: 'Autodiscover fails over HTTP alone',
    at: {
      'Application Load Balancer': ['Names nobody publishes, redirects', 'HTTP_Redirect_Count'],
      'Network Load Balancer': NOWHERE,
      HAProxy: NOWHERE,
    },
    help: {
      ...all(/`verify` asks `lyncdiscover` over HTTP too/),
      'Application Load Balancer': /`autodiscover.overHttp` for its SIP domain/,
    },
  },
  {
    fault: 'lyncdiscover is answered by the older pool of a coexistence',
    says: 'Some people end at an old pool',
    at: {
      'Application Load Balancer': ['Requests by pool', 'RequestCount'],
      'Network Load Balancer': ['New connections by pool', 'NewFlowCount'],
      HAProxy: NOWHERE,
    },
    help: all(/The newest pool is to answer `lyncdiscover`.*`answeredBy`/),
  },
  {
    fault: 'Office Web Apps is not published, or down',
    says: 'Presentations stay blank',
    at: {
      'Application Load Balancer': ['Healthy servers', 'HealthyHostCount'],
      'Network Load Balancer': ['Healthy servers', 'HealthyHostCount'],
      HAProxy: BEHIND_HAPROXY,
    },
    help: all(/ExternalURL is not published: `officeWebApps`/),
  },
  {
    fault: 'uploads beyond what Lync Web App takes',
    says: 'Uploads into a meeting fail',
    at: {
      'Application Load Balancer': ['Refusals by pool (4xx)', 'HTTPCode_Target_4XX_Count'],
      'Network Load Balancer': NOWHERE,
      HAProxy: NOWHERE,
    },
    help: all(/about 30 MB/),
  },
  {
    fault: 'phones inside: the hairpin is blocked',
    says: 'Phones fail inside the company, not outside',
    at: {
      'Application Load Balancer': NOWHERE,
      'Network Load Balancer': ['Connections refused or dropped', 'SecurityGroupBlockedFlowCount_Inbound_TCP'],
      HAProxy: ['Connections refused or dropped', 'SecurityGroupBlockedFlowCount_Inbound_TCP'],
    },
    help: all(/`corporateNetworks`/),
  },
  {
    fault: 'phones of Lync Server 2010 without the persistence they need',
    says: 'Phones of a Lync Server 2010 pool do not sign in',
    at: { 'Application Load Balancer': NOWHERE, 'Network Load Balancer': NOWHERE, HAProxy: NOWHERE },
    help: all(/stay on one server: `plan` says/),
  },
  {
    fault: 'requests of one meeting of Lync Server 2010 are split between servers',
    says: 'Joining in the browser fails at random',
    at: { 'Application Load Balancer': NOWHERE, 'Network Load Balancer': NOWHERE, HAProxy: NOWHERE },
    help: all(/`stickiness`/),
  },
];

const rowsIn = ({ dashboard: planned }: PublishingPlan) => {
  const texts = (planned?.rows ?? []).flat().map(({ widget }) => (widget.kind === 'text' ? widget.markdown : ''));
  const lines = texts.find((text) => text.startsWith('## What people say'))?.split('\n') ?? [];
  return lines.slice(3).map((line) => line.split(' | '));
};

const shownIn = ({ dashboard: planned }: PublishingPlan, title: string): string => {
  const found = (planned?.rows ?? []).flat().flatMap(({ widget }) => (widget.kind !== 'text' && widget.title === title ? widget : []));
  return found.map((widget) => (widget.kind === 'log' ? widget.query : widget.series.map(({ metric }) => metric).join(' '))).join('\n');
};

const CASES = ROWS.flatMap((row) => (Object.keys(PLANS) as readonly Kind[]).map((kind) => ({ ...row, kind })));

test.each(CASES)('$fault: $kind', ({ says, at, help, kind }) => {
  const plan = PLANS[kind];
  const [, where = '', what = ''] = rowsIn(plan).find(([fault]) => fault === says) ?? [];
  const [widget, shownBy] = at[kind] === NOWHERE ? [undefined, ''] : at[kind];
  expect(where).toContain(widget === undefined ? 'nowhere here' : `**${widget}**`);
  expect(widget === undefined ? '' : shownIn(plan, widget)).toContain(shownBy);
  expect(what).toMatch(help[kind]);
});

test('every row of the dashboard is one of these, and no cell is empty', () => {
  for (const plan of Object.values(PLANS)) {
    expect(new Set(rowsIn(plan).map(([says]) => says))).toEqual(new Set(ROWS.map(({ says }) => says)));
    expect(rowsIn(plan).filter((cells) => cells.length !== 3 || cells.some((cell) => cell.trim() === ''))).toEqual([]);
  }
});

test('where front ends differ, the one that does not show a fault is named with what to do instead', () => {
  const mixed = planPublishing(declared({ dashboard, pools: [POOL01, { ...POOL02, ...NLB }] }));
  const [, where, what] = rowsIn(mixed).find(([says]) => says === 'Meeting or dial-in pages answer 404') ?? [];
  expect(where).toBe('**Names nobody publishes, redirects**; not behind a Network Load Balancer');
  expect(what).toMatch(/^Write the host below `simpleUrls`.* Behind a Network Load Balancer: Hosts are read by IIS alone/);
});
