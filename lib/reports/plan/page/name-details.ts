import type { PlannedRoute } from '../../../routing/overview/planned-routes';
import type { TemplatePlan } from '../../../routing/overview/template-plan';
import { backendText, counted, groupText, HAPROXY, listenerText, ownAnswer, pathText } from '../plan-words';
import { zoneText } from '../change-batch-files';
import { markup, type Markup } from '../../page/markup';
import type { NumberedName, PictureGroup } from './picture-blocks';

/** Everything about each name, by domain: what the panel shows, and what is printed. */
export function nameDetails(groups: readonly PictureGroup[], plan: TemplatePlan): Markup {
  return markup`<section id="names" aria-labelledby="names-title">
    <h2 id="names-title">Names in detail</h2>
    ${groups.map(
      ({ domain, names }) =>
        markup`<section class="details" data-group>
          <h3>${domain}</h3>
          ${names.map((name) => nameArticle(name, plan))}
        </section>`,
    )}
  </section>`;
}

function nameArticle({ id, name }: NumberedName, plan: TemplatePlan): Markup {
  return markup`<article id="${id}" data-detail="${id}" data-search="${searchText({ id, name })}">
    <h4>${name.host}</h4>
    <dl>
      <dt>Record</dt>
      <dd>${recordSentence({ id, name }, plan)}</dd>
      <dt>Certificate</dt>
      <dd>${certificateSentence({ id, name }, plan)}</dd>
      ${name.routes.map(
        (route) =>
          markup`<dt>${listenerText(route)}</dt>
            <dd>${routeSentence(route, plan)}</dd>`,
      )}
    </dl>
  </article>`;
}

/** What the filter box looks in, in lower case. */
function searchText({ name }: NumberedName): string {
  const { host, domain, record, routes } = name;
  const parts = routes.flatMap(({ rule, paths, targets, hostsReadBy, pools: reached }) => [
    ...(rule === 'default' ? [] : [rule.logicalId, String(rule.priority ?? '')]),
    ...paths.map(pathText),
    ...(hostsReadBy === null ? targets.flatMap(({ targetGroup, pools }) => [groupText(targetGroup), ...pools]) : reached),
  ]);
  return [...new Set([host, domain, ...record.zones, ...parts])].join(' ').toLowerCase();
}

function recordSentence({ name: { record } }: NumberedName, { recordsToCreate }: TemplatePlan): string {
  const { state, types, zones } = record;
  const ofZone = (name: string) => recordsToCreate.find(({ how, zone }) => how === 'change batch' && zone === name);
  const known = zones.map((zone) => {
    const note = ofZone(zone);
    return note === undefined ? zone : zoneText(zone, note.hostedZoneId);
  });
  const what = `${types.join(' and ')} in zone ${known.join(', ')}`;
  switch (state) {
    case 'in this template':
      return what;
    case 'leads elsewhere':
      return `${what}, but it does not lead to this load balancer`;
    case 'change batch':
      return `${what}: by hand, with a change batch`;
    case 'elsewhere':
      return `where the zone ${zones.join(', ')} is managed`;
    case 'none in this template':
      return 'none in this template';
    case 'does not apply':
      return 'whatever leads to this load balancer';
  }
}

function certificateSentence({ name: { certificate } }: NumberedName, { certificates }: TemplatePlan): Markup {
  const { state, key, isDefault } = certificate;
  const others = (certificates.find((each) => each.key === key)?.names ?? []).length - 1;
  const also = isDefault ? ', also for clients without SNI' : '';
  switch (state) {
    case 'covered':
      return markup`<code>${key ?? ''}</code>${others > 0 ? `, with ${counted(others, 'more name')}` : ''}${also}`;
    case 'unknown names':
      return key === null ? markup`unknown` : markup`<code>${key}</code>, whose names the template does not tell${also}`;
    case 'none':
      return markup`<strong>none covers it</strong>`;
    case 'HTTP only':
      return markup`none, and none is wanted: it is published over HTTP only`;
    case 'does not apply':
      return markup`that of the name clients ask for`;
    case 'in HAProxy':
      return markup`in ${HAPROXY}, where TLS ends`;
    case 'no TLS here':
      return markup`none: TLS does not end at this load balancer`;
  }
}

function routeSentence(route: PlannedRoute, plan: TemplatePlan): Markup {
  const { rule, paths, conditions, targets, status, certain, hostsReadBy } = route;
  const own = ownAnswer(route);
  const led = backendText(route, plan);
  const ends = led !== undefined ? markup`<strong>${route.pools.join(', ')}</strong> at ${led}<br />` : targets.map(({ targetGroup, pools, weight }) => {
    const port = `${targetGroup.protocol ?? ''} ${targetGroup.port ?? ''}`.trim();
    const share = targets.length > 1 ? `, weight ${weight ?? '?'}` : '';
    return markup`<strong>${pools.join(', ') || 'a pool without tag'}</strong> by target group
      <code>${groupText(targetGroup)}</code> ${port}${share}<br />`;
  });
  return markup`${own === undefined ? ends : markup`<strong>${own}</strong>${route.action === 'redirect' && status !== null ? ` (${status})` : ''}<br />`}
  ${hostsReadBy !== null && rule === 'default' ? markup`by ${HAPROXY}, which reads the host` : rule === 'default' ? markup`default action` : markup`rule <code>${rule.logicalId}</code>, priority ${rule.priority ?? 'unknown'}`}
  ${[...paths.map((path) => `path ${pathText(path)}`), ...conditions].map((each) => markup`<br />only if ${each}`)}
  ${certain ? undefined : markup`<br />perhaps: the template does not tell`}`;
}
