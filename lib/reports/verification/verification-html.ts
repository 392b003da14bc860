import type { CheckResult, CheckState } from '../../verification/check';
import { groupedDifferences, migrationLine, type DifferenceGroup } from '../../verification/compare-results';
import { markup, type Markup } from '../page/markup';
import { breakable } from '../page/breakable';
import { pageHead } from '../page/page-head';
import { STYLE } from '../page/style';
import { printable } from '../wrapped-text';
import { byName, countOf, summaryOf, type Verification } from '../../verification/verification';

/** Added to the style sheet of plan's page. */
const OWN_STYLE = `
.checks{list-style:none;padding:0;margin:0}.checks>li{border-left:5px solid var(--line);padding:.1rem 0 .1rem .9rem;margin:0 0 .6rem;overflow-wrap:anywhere}
.checks .failed{border-color:var(--error)}.checks .failed b{color:var(--error)}.checks .warning{border-color:var(--warning)}.checks .warning b{color:var(--warning)}.checks .ok{border-color:var(--c2)}
details{margin:.4rem 0 0}summary{cursor:pointer;color:var(--quiet)}details .checks{margin-top:.6rem}
`;

/** The report as one page that needs nothing else: no network and no script. Whatever a server sent is text. */
export function verificationPage({ title, remarks, results, differences }: Verification): string {
  return markup`<!doctype html>
    <html lang="en">
      ${pageHead(printable(title), STYLE + OWN_STYLE)}
      <body>
        <header>
          <h1>${printable(title)}</h1>
          <p class="lead">${summaryOf(results)}</p>
          ${facts(results)}
        </header>
        <main>
          ${differences === undefined ? undefined : differenceSection(differences)} ${byName(results).map(nameSection)}
        </main>
        <footer>${remarks.map((remark) => markup`<p>${printable(remark)}</p>`)}</footer>
      </body>
    </html>
`.text;
}

function facts(results: readonly CheckResult[]): Markup {
  const shown: readonly (readonly [state: CheckState, what: string, className: string])[] = [
    ['failed', 'failed', 'error'],
    ['warning', 'to look at', 'warning'],
    ['ok', 'ok', ''],
    ['skipped', 'skipped', ''],
  ];
  return markup`<ul class="facts">
    ${shown.map(([state, what, className]) => {
      const count = countOf(results, state);
      const first = results.find((result) => result.state === state)?.name;
      return markup`<li class="${count === 0 ? '' : className}">
        <a href="#${first === undefined ? '' : idOf(first)}"><b>${count}</b>${what}</a>
      </li>`;
    })}
  </ul>`;
}

function nameSection([name, results]: readonly [string, readonly CheckResult[]]): Markup {
  const remarkable = results.filter(({ state }) => state === 'failed' || state === 'warning');
  const others = results.filter((result) => !remarkable.includes(result));
  const skipped = countOf(others, 'skipped');
  return markup`<section id="${idOf(name)}">
    <h2>${breakable(printable(name))}</h2>
    ${remarkable.length === 0 ? undefined : markup`<ul class="checks">${remarkable.map(checkItem)}</ul>`}
    <details>
      <summary>${countOf(others, 'ok')} ok${skipped === 0 ? '' : `, ${skipped} skipped`}</summary>
      <ul class="checks">${others.map(checkItem)}</ul>
    </details>
  </section>`;
}

function checkItem({ id, state, expected, got, usually, change }: CheckResult): Markup {
  const row = (label: string, text: string | undefined) =>
    text === undefined
      ? undefined
      : markup`<dt>${label}</dt>
          <dd>${printable(text)}</dd>`;
  return markup`<li class="${state}">
    <b>${state}</b> <code>${printable(id)}</code>
    <dl>${row('expected', expected)}${row('got', got)}${row('usually', usually)}${row('change', change)}</dl>
  </li>`;
}

function differenceSection(differences: NonNullable<Verification['differences']>): Markup {
  const groups = groupedDifferences(differences);
  const migration = migrationLine(differences);
  return markup`<section id="differences">
    <h2>Differences from the old proxy</h2>
    ${differences.length === 0 ? markup`<p>Both answer alike.</p>` : undefined}
    ${differenceList(
      'Verdicts that change',
      groups.filter(({ kind }) => kind === 'verdict'),
    )}
    ${differenceList(
      'Other answers, with the same verdict',
      groups.filter(({ kind }) => kind === 'answer'),
    )}
    ${migration === undefined ? undefined : markup`<p>${printable(migration)}</p>`}
  </section>`;
}

function differenceList(heading: string, groups: readonly DifferenceGroup[]): Markup | undefined {
  if (groups.length === 0) return undefined;
  return markup`<p>${heading}</p>
    <ul class="checks">
      ${groups.map(
        ({ names, id, before, now }) =>
          markup`<li class="${now.state}">
            <b>${breakable(printable(names.join(', ')))}</b> <code>${printable(id)}</code>
            <dl>
              <dt>before</dt>
              <dd>${before.state}, ${printable(before.got)}</dd>
              <dt>now</dt>
              <dd>${now.state}, ${printable(now.got)}</dd>
            </dl>
          </li>`,
      )}
    </ul>`;
}

/** Names of hosts make sound fragments. */
function idOf(name: string): string {
  return `name-${name.replace(/[^a-z0-9.-]/gi, '-')}`;
}
