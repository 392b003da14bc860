/**
 * What plans and renders a proxy, and says what is wrong with it: loaded with the first one, so that an app which only imports the
 * package does not wait for it.
 */
export { fixedAddressProblems } from './fixed-address-uses';
export { stackLimitProblems } from './stack-limits';
export { findingId } from '../findings/catalogue';
export { FindingsError, concerning, finding, findingText } from '../findings/finding';
export { perimeterFindings, perimeterZonesProblem, routedNetworkProblem } from '../planning/checks/perimeter-network';
export { deploymentNotes } from '../planning/deployment-notes';
export { ofDeclared } from '../planning/places';
export { planPublishing } from '../planning/plan-publishing';
export { metricsOfBalancer, metricsOfGroup } from '../planning/watching/planned-metrics';
export { renderDeploymentNotes } from '../rendering/render-deployment-notes';
export { renderFlowLogs } from '../rendering/render-flow-logs';
export { renderProxy } from '../rendering/render-proxy';
