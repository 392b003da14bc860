import type { QuotaRow } from '../../../routing/quotas';
import { QUOTAS } from '../../../planning/quotas';
import type { JudgedFinding } from '../../../routing/judged-finding';
import type { RecordToCreate } from '../../../planning/deployment-notes';
import type { TemplatePlan } from '../../../routing/overview/template-plan';
import { acknowledgedOf, isOpen, type AcknowledgedRow, type PlanContents } from '../plan-contents';
import { capacityText, capacityUnitText, costLines, pricesText, together } from '../plan-cost';
import { alarmTexts } from '../plan-alarms';
import { zoneText } from '../change-batch-files';
import type { PlannedFleet } from '../../../routing/overview/planned-fleets';
import { logTexts } from '../plan-logs';
import {
  certificatesInHaproxyText,
  certificatesOfServersText,
  counted,
  dollars,
  fleetText,
  groupText,
  HAPROXY,
  listenerText,
} from '../plan-words';
import { dashboardCostText, dashboardTexts } from '../plan-dashboards';
import { markup, type Markup } from '../../page/markup';

/** What somebody may have to act on. Each section has an id that the summary links to. */
export function judgements(contents: PlanContents): Markup {
  const { plan, findings, quotas, capacity } = contents;
  return markup`${section('findings', 'Findings', findingList(findings.filter(isOpen)))}
  ${section('acknowledged', 'Acknowledged', acknowledgedList(acknowledgedOf(contents)))}
  ${section('cut-over', 'Records to create', recordList(plan))} ${section('logs', 'Logs', logList(plan))}
  ${section('quotas', 'Quotas', quotaTable(quotas, plan))} ${section('alarms', 'Alarms', alarmList(plan))}
  ${section('cost', 'Monthly cost, estimated', costTable(plan, capacity))}
  ${section('dashboard', 'Dashboard', dashboardList(plan))}`;
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

function logList({ loadBalancers }: TemplatePlan): Markup | undefined {
  const texts = loadBalancers.flatMap(logTexts);
  if (texts.length === 0) return undefined;
  return markup`<ul>
    ${texts.map((text) => markup`<li>${text}</li>`)}
  </ul>`;
}

function alarmList(plan: TemplatePlan): Markup | undefined {
  const texts = alarmTexts(plan);
  return texts.length === 0 ? undefined : markup`${texts.map((text) => markup`<p>${text}</p>`)}`;
}

function findingList(findings: readonly JudgedFinding[]): Markup {
  if (findings.length === 0) return markup`<p>None.</p>`;
  return markup`<ul class="findings">
    ${findings.map(
      ({ id, severity, message, where }) =>
        markup`<li class="${severity}">
          <p>
            <strong>${severity}</strong>
            <code>${id}</code>${where === undefined ? undefined : markup` in ${where}`}
          </p>
          <p>${message}</p>
        </li>`,
    )}
  </ul>`;
}

function acknowledgedList(rows: readonly AcknowledgedRow[]): Markup | undefined {
  if (rows.length === 0) return undefined;
  return markup`<ul class="findings">
    ${rows.map(
      ({ id, severity, where, message, reason }) =>
        markup`<li class="acknowledged">
          <p><strong>${severity ?? 'finding'}</strong> <code>${id}</code> ${where === undefined ? 'anywhere' : `in ${where}`}</p>
          ${message === undefined ? undefined : markup`<p>${message}</p>`}
          <p>Acknowledged: ${reason}</p>
        </li>`,
    )}
  </ul>`;
}

/** Records that are no part of the stack, by zone. */
function recordList({ recordsToCreate }: TemplatePlan): Markup | undefined {
  if (recordsToCreate.length === 0) return undefined;
  const byHand = recordsToCreate.filter(({ how }) => how === 'change batch');
  const elsewhere = recordsToCreate.filter(({ how }) => how === 'elsewhere');
  return markup`${
    byHand.length === 0
      ? undefined
      : markup`<p>
            The stack creates no records in these zones. For the change batches of the cut-over and of the roll-back run
            <code>lync-reverse-proxy plan --filter ZONE</code>, or <code>lync-reverse-proxy plan --json</code> for all of them.
          </p>
          ${zoneList(byHand, ({ zone, hostedZoneId }) => zoneText(zone, hostedZoneId))}`
  }
  ${
    elsewhere.length === 0
      ? undefined
      : markup`<p>To create where these zones are managed, as ALIAS or ANAME if they can be had, else as CNAME:</p>
          ${zoneList(elsewhere, ({ zone }) => zone)}`
  }`;
}

function zoneList(records: readonly RecordToCreate[], zoneOf: (record: RecordToCreate) => string): Markup {
  const zones = [...new Set(records.map(zoneOf))].sort();
  return markup`<ul>
    ${zones.map(
      (zone) =>
        markup`<li>
          ${zone}: ${records
            .filter((record) => zoneOf(record) === zone)
            .map(({ name }) => name)
            .join(', ')}
        </li>`,
    )}
  </ul>`;
}

function quotaTable(quotas: readonly QuotaRow[], { loadBalancers }: TemplatePlan): Markup | undefined {
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
            <th scope="row">${QUOTAS[name].label}${several ? markup` <small>${loadBalancer}</small>` : undefined}</th>
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

function dashboardList(plan: TemplatePlan): Markup | undefined {
  if (plan.dashboards.length === 0) return undefined;
  return markup`${dashboardTexts(plan).map((text) => markup`<p>${text}</p>`)}`;
}

function costTable(plan: TemplatePlan, capacity: PlanContents['capacity']): Markup | undefined {
  const { cost } = plan;
  if (cost.items.length === 0) return undefined;
  const paid = costLines(cost, capacity, '×');
  return markup`<table>
      <tbody>
        ${paid.map(
          ({ what, monthly }) =>
            markup`<tr>
              <th scope="row">${what}</th>
              <td class="number">${dollars(monthly)}</td>
            </tr>`,
        )}
        <tr class="sum">
          <th scope="row">together</th>
          <td class="number">${dollars(together(paid))}</td>
        </tr>
      </tbody>
    </table>
    <p>${pricesText(cost)}</p>
    ${dashboardCostText(plan).map((text) => markup`<p>${text}</p>`)}
    ${capacityUnitText(cost, capacity).map((text) => markup`<p>${text}</p>`)}
    ${capacity === undefined ? undefined : markup`<p>${capacityText(capacity)}</p>`}`;
}

function certificateList(plan: TemplatePlan): Markup | undefined {
  const { certificates } = plan;
  const elsewhere = [certificatesInHaproxyText(plan), certificatesOfServersText(plan)].filter((text) => text !== undefined);
  if (certificates.length === 0 && elsewhere.length === 0) return undefined;
  return markup`${certificates.length === 0 ? undefined : attachedCertificates(certificates)} ${elsewhere.map((text) => markup`<p>${text}</p>`)}`;
}

function attachedCertificates(certificates: TemplatePlan['certificates']): Markup {
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

function groupTable({ targetGroups, fleets }: TemplatePlan): Markup | undefined {
  if (targetGroups.length === 0) return undefined;
  const ofFleets = new Set(fleets.flatMap((fleet) => fleet.targetGroups));
  const direct = targetGroups.filter(({ key }) => !ofFleets.has(key));
  return markup`<ul class="pools">
    ${fleets.map((fleet) => fleetItem(fleet, targetGroups))}
    ${direct.map(
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

function fleetItem(fleet: PlannedFleet, targetGroups: TemplatePlan['targetGroups']): Markup {
  const own = targetGroups.filter(({ key }) => fleet.targetGroups.includes(key));
  return markup`<li>
    <strong>${HAPROXY}</strong> ${fleetText(fleet)}<br />${own.map((group) => markup`<code>${groupText(group)}</code> ${listenerText(group)}<br />`)}
    ${fleet.backends.map(
      ({ pools, protocol, port, servers }) =>
        markup`${pools.join(', ')} ${listenerText({ protocol, port })}, ${counted(servers.length, 'server')}:
          ${servers.map(({ address }) => address).join(', ')}<br />`,
    )}
  </li>`;
}
