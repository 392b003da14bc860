/** What a comparison is made of, behind one door: it is loaded when one is wanted, not with every routing table. */
export { compareStacks, isQuiet } from '../comparing/compare-stacks';
export { compareJson } from '../reports/comparison/compare-json';
export { compareMarkdown } from '../reports/comparison/compare-markdown';
export { compareReport } from '../reports/comparison/compare-report';
export { isFailing } from '../routing/judged-finding';
