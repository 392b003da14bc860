/** What a configuration of HAProxy is made of, behind one door: it is loaded when one is wanted, not with every app. */
export { certificateProblems } from '../haproxy/certificate-files';
export { haproxyOutput } from '../planning/haproxy-output';
export { planHaproxy } from '../planning/plan-haproxy';
