/** What an overview is made of, behind one door: it is loaded when one is wanted, not with every routing table. */
export { planContents } from '../reports/plan/plan-contents';
export { planJson, planJsonText } from '../reports/plan/plan-json';
export { planReport } from '../reports/plan/plan-report';
export { isFailing } from '../routing/judged-finding';
