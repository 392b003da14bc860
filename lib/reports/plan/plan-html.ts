import { groupedBy } from '../../declaring/grouped-by';
import { QUOTAS } from '../../planning/quotas';
import { createHash } from 'node:crypto';
import { isOpen, type PlanContents } from './plan-contents';
import { costLines, together } from './plan-cost';
import { markup, Markup } from '../page/markup';
import { nameDetails } from './page/name-details';
import { picture } from './page/picture';
import { pictureGroup, type NumberedName, type PictureGroup } from './page/picture-blocks';
import { SCRIPT } from './page/script';
import { judgements, sharedParts } from './page/sections';
import { pageHead } from '../page/page-head';
import { STYLE } from '../page/style';
import { dollars } from './plan-words';

/** The plan as one page that needs nothing else: no network, and for reading no script. With a filter, that is in its box. */
export function planPage(contents: PlanContents, filter = ''): string {
  const { plan } = contents;
  const numbered = plan.names.map((name, index): NumberedName => ({ id: `n${index}`, name }));
  const atBalancers = groupedBy(numbered, ({ name }) => name.loadBalancer);
  const groups = new Map(plan.loadBalancers.map(({ key }) => [key, groupsOf(atBalancers.get(key) ?? [])]));
  const title = plan.stacks.length === 0 ? 'Public names' : `Public names of ${plan.stacks.join(', ')}`;
  const page = markup`<!doctype html>
    <html lang="en">
      ${pageHead(title, STYLE, `script-src '${hashOf(SCRIPT)}'; `)}
      <body>
        <header>
          <h1>${title}</h1>
          <p class="lead">What answers each name, as the synthesized template says.</p>
          ${summary(contents)}
        </header>
        <form hidden role="search">
          <label for="filter">Filter</label
          ><input id="filter" type="search" value="${filter}" placeholder="name, pool, rule or zone" autocomplete="off" spellcheck="false" /><output
            for="filter"
            aria-live="polite"
          ></output>
        </form>
        <main>
          ${picture(plan, (balancer) => groups.get(balancer) ?? [])} ${judgements(contents)}
          ${nameDetails([...groups.values()].flat(), plan)} ${sharedParts(contents)}
        </main>
        <footer><p>Written by lync-reverse-proxy plan --html.</p></footer>
        <aside id="panel" hidden aria-label="Details of a name">
          <button type="button">close</button>
          <div aria-live="polite"></div>
        </aside>
        <script>${new Markup(SCRIPT)}</script>
      </body>
    </html>
`;
  return page.text;

  function groupsOf(names: readonly NumberedName[]): readonly PictureGroup[] {
    return [...groupedBy(names, ({ name }) => name.domain)].map(([domain, own]) => pictureGroup(domain, own, plan));
  }
}

/** Nothing but the page's own script runs, whatever a template holds. */
function hashOf(script: string): string {
  return `sha256-${createHash('sha256').update(script).digest('base64')}`;
}

function summary({ plan, findings, quotas, capacity }: PlanContents): Markup {
  const monthly = together(costLines(plan.cost, capacity, '×'));
  const open = findings.filter(isOpen);
  const names = plan.names.filter(({ kind }) => kind !== 'any host').length;
  const errors = open.filter(({ severity }) => severity === 'error').length;
  const warnings = open.filter(({ severity }) => severity === 'warning').length;
  const rules = plan.loadBalancers.flatMap(({ listeners }) => listeners).reduce((sum, listener) => sum + listener.rules, 0);
  const fullest = [...quotas].sort((a, b) => b.used / b.limit - a.used / a.limit)[0];
  const facts: readonly (readonly [target: string, value: string | number, what: string, className?: string])[] = [
    ['names', names, nounOf(names, 'public name')],
    ['picture', rules, nounOf(rules, 'listener rule')],
    ...(
      [
        ['pools', plan.targetGroups.length, nounOf(plan.targetGroups.length, 'target group')],
        ['certificates', plan.certificates.length, nounOf(plan.certificates.length, 'certificate')],
      ] as const
    ).filter(([, count]) => count > 0),
    ...(errors > 0 ? [['findings', errors, nounOf(errors, 'error'), 'error'] as const] : []),
    ['findings', warnings, nounOf(warnings, 'warning'), warnings > 0 ? 'warning' : ''],
    ...(fullest === undefined
      ? []
      : [['quotas', `${fullest.used} of ${fullest.limit}`, `${QUOTAS[fullest.name].label}: the fullest quota`] as const]),
    ...(plan.cost.items.length === 0
      ? []
      : [['cost', dollars(monthly), capacity === undefined ? 'a month, and capacity units' : 'a month'] as const]),
  ];
  return markup`<ul class="facts">
    ${facts.map(
      ([target, value, what, className = '']) =>
        markup`<li class="${className}">
          <a href="#${target}"><b>${value}</b>${what}</a>
        </li>`,
    )}
  </ul>`;
}

function nounOf(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}
