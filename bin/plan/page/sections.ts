import type { TemplatePlan } from '../../../lib/routing/plan/template-plan';
import type { PlanContents, PlanFinding, QuotaUse } from '../plan-contents';
import { capacityText, capacityUnitText, pricesText } from '../plan-cost';
import { counted, dollars, groupText, listenerText } from '../plan-words';
import { markup, type Markup } from './markup';

/** What somebody may have to act on. Each section has an id that the summary links to. */
export function judgements({ plan, findings, quotas, capacity }: PlanContents): Markup {
  return markup`${section('findings', 'Findings', findingList(findings))} ${section('quotas', 'Quotas', quotaTable(quotas, plan))}
  ${section('cost', 'Monthly cost, estimated', costTable(plan, capacity))}`;
}

/** What names share. */
export function sharedParts({ plan }: PlanContents): Markup {
  return markup`${section('certificates', 'Certificates', certificateList(plan))} ${section('pools', 'Target groups', groupTable(plan))}`;
}

function section(id: string, title: string, body: Markup | undefined): Markup | undefined {
  return body === undefined
    ? undefined
    : markup`<section id="${id}" aria-labelledby="${id}-title">
        <h2 id="${id}-title">${title}</h2>
        ${body}
      </section>`;
}

function findingList(findings: readonly PlanFinding[]): Markup {
  if (findings.length === 0) return markup`<p>None.</p>`;
  return markup`<ul class="findings">
    ${findings.map(
      ({ id, severity, message, where, acknowledged }) =>
        markup`<li class="${acknowledged === undefined ? severity : 'acknowledged'}">
          <p>
            <strong>${acknowledged === undefined ? severity : `${severity}, acknowledged`}</strong>
            <code>${id}</code>${where === undefined ? undefined : markup` in ${where}`}
          </p>
          <p>${message}</p>
          ${acknowledged === undefined ? undefined : markup`<p>Acknowledged: ${acknowledged}</p>`}
        </li>`,
    )}
  </ul>`;
}

function quotaTable(quotas: readonly QuotaUse[], { loadBalancers }: TemplatePlan): Markup | undefined {
  if (quotas.length === 0) return undefined;
  const several = loadBalancers.length > 1;
  return markup`<table>
    <thead>
      <tr>
        <th scope="col">quota</th>
        <th scope="col" class="number">used</th>
        <th scope="col" class="number">of</th>
        <td></td>
      </tr>
    </thead>
    <tbody>
      ${quotas.map(
        ({ loadBalancer, name, used, limit }) =>
          markup`<tr>
            <th scope="row">${name}${several ? markup` <small>${loadBalancer}</small>` : undefined}</th>
            <td class="number">${used}</td>
            <td class="number">${limit}</td>
            <td>
              <span class="bar${used > limit ? ' over' : ''}" aria-hidden="true"
                ><i style="width:${Math.min(100, Math.round((used / Math.max(limit, 1)) * 100))}%"></i
              ></span>
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function costTable({ cost }: TemplatePlan, capacity: PlanContents['capacity']): Markup {
  return markup`<table>
      <tbody>
        ${cost.items.map(
          ({ what, count, monthly }) =>
            markup`<tr>
              <th scope="row">${count} × ${what}</th>
              <td class="number">${dollars(monthly)}</td>
            </tr>`,
        )}
        <tr class="sum">
          <th scope="row">together</th>
          <td class="number">${dollars(cost.fixed)}</td>
        </tr>
      </tbody>
    </table>
    <p>${pricesText(cost)}</p>
    <p>${capacityUnitText(cost)}</p>
    ${capacity === undefined ? undefined : markup`<p>${capacityText(capacity)}</p>`}`;
}

function certificateList({ certificates }: TemplatePlan): Markup | undefined {
  if (certificates.length === 0) return undefined;
  return markup`<ol class="certificates">
    ${certificates.map(
      ({ key, names, isDefault }) =>
        markup`<li>
          <code>${key}</code>${isDefault ? ', for clients without SNI' : ''}<br />
          ${names === null ? 'The template does not tell its names.' : names.join(', ')}
        </li>`,
    )}
  </ol>`;
}

function groupTable({ targetGroups }: TemplatePlan): Markup | undefined {
  if (targetGroups.length === 0) return undefined;
  return markup`<ul class="pools">
    ${targetGroups.map(
      (group) =>
        markup`<li>
          <strong>${group.pools.join(', ') || 'a pool without tag'}</strong> ${listenerText(group)}<br /><code>${groupText(group)}</code
          ><br />
          ${counted(group.targets.length, 'server')}:
          ${group.targets.map(({ id }) => id).join(', ')}${group.healthCheckPath === null ? '' : `; health check ${group.healthCheckPath}`}
        </li>`,
    )}
  </ul>`;
}
