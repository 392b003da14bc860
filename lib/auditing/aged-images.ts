import { HAPROXY_IMAGE, MOST_IMAGE_DAYS } from '../facts/haproxy-image';
import { finding, type Finding } from '../findings/finding';
import type { DeployedResource } from '../templates/deployed-resources';
import { HAPROXY_CONTAINER, TASK_DEFINITION } from '../templates/load-balancers/haproxy-fleet';
import { entry, list, text } from '../templates/load-balancers/properties';

const DAY = 86_400_000;

/**
 * Images of HAProxy that have had no update for long. Of other digests than that of this version of the package nobody knows
 * the day without asking. Not among what is said of a template at synthesis, which is the same on every day.
 *
 * @param today milliseconds since 1970
 */
export function agedImages(resources: readonly DeployedResource[], today: number): readonly Finding[] {
  return resources.filter(({ type }) => type === TASK_DEFINITION).flatMap((definition) => agedIn(definition, today));
}

function agedIn(definition: DeployedResource, today: number): readonly Finding[] {
  const container = list(definition.property('ContainerDefinitions')).find((each) => text(entry(each, 'Name')) === HAPROXY_CONTAINER);
  const { reference, version, built, supportEnds } = HAPROXY_IMAGE;
  const [, digest = ''] = reference.split('@');
  if (text(entry(container, 'Image'))?.endsWith(`@${digest}`) !== true) return [];
  const days = Math.floor((today - Date.parse(built)) / DAY);
  if (today >= Date.parse(supportEnds) + DAY) {
    return [finding('haproxy-image-aged', definition.logicalId, { kind: 'out of support', version, supportEnds })];
  }
  if (days <= MOST_IMAGE_DAYS) return [];
  return [finding('haproxy-image-aged', definition.logicalId, { kind: 'old', version, built, days })];
}
