/** What expectations are made of, behind one door: it is loaded when they are wanted, not with every app. */
export { checkJson, expectationsJsonText, nameJson } from '../reports/verification/expectations-json';
export { expectedByDeployment } from '../verification/expected-by-deployment';
export { expectedByName } from '../verification/expected-by-name';
export { expectedByTemplate } from '../verification/expected-by-template';
export { checksForAll } from '../verification/name-checks';
