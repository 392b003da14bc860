import type { SimpleUrlEntries, SimpleUrlScope } from '../../declaring/simple-url-scopes';
import type { NameFacts, RunbookInputs } from '../inputs';
import { code, codes } from '../markdown';
import { MANAGEMENT_SHELL } from '../pools';
import { cmdlet, quoted, Written } from '../powershell';
import { powershell, section, type Section, type Step } from '../step';
import { TOPICS } from '../topics';

const LOOK =
  'Get-CsSimpleUrlConfiguration | Select-Object -ExpandProperty SimpleUrl | Format-List Component, Domain, ActiveUrl, SimpleUrlEntry';

export function simpleUrls({ simpleUrls: scopes, sipDomains, names }: RunbookInputs): readonly Section[] {
  if (scopes === undefined) {
    const hosts = names.filter(mayBeSimpleUrls).map(({ name }) => name);
    return section('simple-urls', 'Simple URLs', hosts.length === 0 ? [] : [unknownUrls(hosts)]);
  }
  const steps = scopes.filter(({ meet, dialin }) => meet.length > 0 || dialin !== undefined).map((scope) => scopeStep(scope, sipDomains));
  return section('simple-urls', 'Simple URLs', steps);
}

/** A guess may be wrong; a name of which a note tells is what it says. */
function mayBeSimpleUrls({ kind, isKindGuessed }: NameFacts): boolean {
  return kind === undefined || kind === 'meet' || kind === 'dialin' || (kind === 'further host' && isKindGuessed === true);
}

function unknownUrls(hosts: readonly string[]): Step {
  return {
    title: 'Compare the simple URLs with the published hosts',
    why: 'A simple URL whose host is not published is an invitation that nobody outside can open.',
    where: MANAGEMENT_SHELL,
    text: [`The template publishes these hosts with any path; a deployment file would tell the URLs: ${codes(hosts)}.`],
    commands: [powershell([LOOK])],
    checks: [{ expect: 'The host of each Meet and Dialin URL, active or not, is one of them.' }],
    topics: [TOPICS.simpleUrls],
  };
}

function scopeStep(scope: SimpleUrlScope, sipDomains: readonly string[] | undefined): Step {
  const { site, meet, dialin, answeredBy, admin } = scope;
  const identity = site === undefined ? 'Global' : `site:${site}`;
  const urls = [
    ...meet.map((url) => ({ ...url, component: 'Meet' })),
    ...(dialin === undefined ? [] : [{ ...dialin, component: 'Dialin' }]),
  ];
  return {
    title: `Set the simple URLs ${site === undefined ? 'of the organisation' : `of the site ${code(site)}`}`,
    why: 'Lync writes the active URL into every new invitation, and its web site answers only the URLs it knows.',
    where: MANAGEMENT_SHELL,
    text: [
      `${answeredBy.length === 0 ? 'The Director or designated pool' : codes(answeredBy)} ${answeredBy.length > 1 ? 'answer' : 'answers'} them outside, whatever their path; Lync sends each user on to the home pool.`,
      'Look first, and set only what differs. An entry that is not active keeps invitations sent before a change open: leave it for as long as such meetings take place.',
      ...(site === undefined
        ? []
        : [
            `${code(site)} has to be the name of a Lync site (\`Get-CsSite\`). If one URL is set for a site, all of its URLs must be; users moved to another site, and fail-over to it, need new invitations.`,
          ]),
      ...(admin === undefined ? [] : [`${code(admin)} (Admin) is for inside only: it is not published, and nothing is set here.`]),
      ...unknownDomains(meet, sipDomains),
    ],
    effects: [
      { text: 'The web sites answer a changed URL after the section on Enable-CsComputer, not before.', source: TOPICS.simpleUrls },
    ],
    table: {
      columns: ['component', 'SIP domain', 'active URL', 'further entries'],
      rows: urls.map(({ component, domain, active, inactive }) => [component, code(domain), code(active), codes(inactive)]),
    },
    commands: [
      powershell([LOOK], 'What is set'),
      ...(site === undefined ? [] : [powershell([newScope(identity)], 'Only if the site has none of its own yet')]),
      ...urls.map((url) => powershell(setUrl(identity, url), `${url.component} of ${code(url.domain)}, if it differs`)),
    ],
    checks: [
      {
        expect: 'The list shows each row of the table, one active URL for each, and no Meet URL of a SIP domain twice.',
        commands: [powershell([LOOK])],
      },
    ],
    topics: [TOPICS.simpleUrls, TOPICS.setSimpleUrls, TOPICS.simpleUrlDns],
  };
}

/** What Lync has for the component and SIP domain goes, what the file says comes. */
function setUrl(
  identity: string,
  { component, domain, active, inactive }: SimpleUrlEntries & { readonly component: string },
): readonly string[] {
  const filter = `$_.Component -eq ${quoted(component)} -and $_.Domain -eq ${quoted(domain)}`;
  const entries = [active, ...inactive].map((url) => `  ${cmdlet('New-CsSimpleUrlEntry', { Url: url })}`);
  const simpleUrl = cmdlet('New-CsSimpleUrl', {
    Component: component,
    Domain: domain,
    SimpleUrlEntry: new Written('$entries'),
    ActiveUrl: active,
  });
  const set = (change: string) => cmdlet('Set-CsSimpleUrlConfiguration', { Identity: identity, SimpleUrl: new Written(`@{${change}}`) });
  return [
    '$entries = @(',
    ...entries,
    ')',
    `$new = ${simpleUrl}`,
    `$old = (${cmdlet('Get-CsSimpleUrlConfiguration', { Identity: identity })}).SimpleUrl | Where-Object { ${filter} }`,
    `if ($old) { ${set('Remove=$old')} }`,
    set('Add=$new'),
  ];
}

function newScope(identity: string): string {
  const scope = cmdlet('New-CsSimpleUrlConfiguration', { Identity: identity });
  return `if (-not (Get-CsSimpleUrlConfiguration -Filter ${quoted(identity)})) { ${scope} }`;
}

function unknownDomains(meet: readonly SimpleUrlEntries[], sipDomains: readonly string[] | undefined): readonly string[] {
  if (sipDomains === undefined) return [];
  const strange = meet.map(({ domain }) => domain).filter((domain) => !sipDomains.includes(domain));
  if (strange.length === 0) return [];
  return [
    `${codes(strange)} is no SIP domain of the deployment file: write the \`sipDomain:\` of the URL there, or correct \`-Domain\` below.`,
  ];
}
