import type { FindingFamily } from './finding-family';
import { RULE_ACTIONS } from './listener-rules/actions';
import { RULE_CONDITIONS } from './listener-rules/conditions';
import { RULE_ORDER } from './listener-rules/order';

/** About listener rules, their conditions and actions. */
export const LISTENER_RULES = { ...RULE_ACTIONS, ...RULE_CONDITIONS, ...RULE_ORDER } as const satisfies FindingFamily;
