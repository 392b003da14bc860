import type { Finding } from '../../findings/finding';
import { haproxyFindings } from './haproxy';
import { fleetSite } from '../haproxy-fleet';
import type { FrontEndPlan } from '../publishing-plan';
import { publishedBackends } from '../backends';
import { passageOf } from '../front-ends/passage';
import type { CheckInput } from './check-input';

/** What the HAProxy that runs on AWS cannot do, should not, or may not be told besides. */
export function fleetFindings({ key }: FrontEndPlan, { proxy, names }: CheckInput): readonly Finding[] {
  const here = names.filter(({ frontEnd }) => frontEnd.key === key);
  const reached = publishedBackends(proxy).filter((declared) => {
    const { current, old } = passageOf(declared, proxy);
    return current.key === key || old?.key === key;
  });
  return haproxyFindings(proxy, fleetSite(here, proxy), reached);
}
