import type { PlannedRoute } from '../../../routing/overview/planned-routes';
import type { TemplatePlan } from '../../../routing/overview/template-plan';
import { certificateText, destinations, listenerText, ownAnswer, pathText, priorityText, recordText, tellingRoutes } from '../plan-words';
import { breakable } from '../../page/breakable';
import { markup, type Markup } from '../../page/markup';
import type { NumberedName } from './picture-blocks';

/** The style sheet has them too, for narrow screens. */
const COLUMNS = ['public name', 'listener rule', 'pool', 'certificate', 'record'] as const;

/** The names of a group row by row: for paper, where tables break between rows, and for narrow screens. */
export function nameTable(names: readonly NumberedName[], plan: TemplatePlan): Markup {
  return markup`<table class="rows">
    <thead>
      <tr>
        ${COLUMNS.map((column) => markup`<th scope="col">${column}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${names.map((name) => row(name, plan))}
    </tbody>
  </table>`;
}

function row({ id, name }: NumberedName, plan: TemplatePlan): Markup {
  const routes = tellingRoutes(name);
  const cells = [routes.map(ruleLine), distinct(routes.map(endText)).map(line), certificateText(name, plan), recordText(name)];
  return markup`<tr data-id="${id}" data-row>
    <th scope="row"><a href="#${id}">${breakable(name.host)}</a></th>
    ${cells.map((cell) => markup`<td>${cell}</td>`)}
  </tr>`;
}

function ruleLine(route: PlannedRoute): Markup {
  const { rule, paths, conditions } = route;
  const by = rule === 'default' ? (route.hostsReadBy === null ? 'default action' : priorityText(route)) : `priority ${priorityText(route)}`;
  const only = [...paths.map(pathText), ...conditions];
  return markup`<div>${listenerText(route)}, ${by}${only.length === 0 ? undefined : markup` <small>only ${only.join(', ')}</small>`}</div>`;
}

function endText(route: PlannedRoute): string {
  return ownAnswer(route) ?? destinations(route).join(', ');
}

function line(text: string): Markup {
  return markup`<div>${breakable(text)}</div>`;
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
