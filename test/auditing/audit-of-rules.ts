import type { SaidRow } from './audit-of-values';
import {
  alias,
  certificate,
  forward,
  hostExpressions,
  hosts,
  listener,
  loadBalancer,
  notFound,
  pathExpressions,
  paths,
  ref,
  rule,
  targetGroup,
  toHttps,
  type Properties,
  type Resources,
} from '../support/listener-template';

const meet = hosts('meet.contoso.com');
const SHOP: Resources = { Shop: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Port: 80, Protocol: 'HTTP' } } };
const toShop = forward('Shop');
const redirect = (config: Properties) => ({ Type: 'redirect', RedirectConfig: { StatusCode: 'HTTP_302', ...config } });
const plain = (action: Properties, port = 80, more: Properties = {}) =>
  listener(port, { Protocol: 'HTTP', Certificates: undefined, DefaultActions: [action], ...more });
const weighted = (...groups: readonly (readonly [unknown, unknown])[]) => ({
  Type: 'forward',
  ForwardConfig: { TargetGroups: groups.map(([TargetGroupArn, Weight]) => ({ TargetGroupArn, Weight })) },
});
const POOL02 = { Pool02: targetGroup('webext02.contoso.com') };
const DISCOVER = {
  Discover: rule(30, [hosts('lyncdiscover.contoso.com')]),
  DiscoverRecord: alias('lyncdiscover.contoso.com'),
  Certificate: certificate('*.contoso.com'),
};
const WEB02 = {
  ...POOL02,
  Webext02: rule(12, [hosts('webext02.contoso.com')], forward('Pool02')),
  Web02Record: alias('webext02.contoso.com'),
  Certificate: certificate('*.contoso.com'),
};
const withActions = (priority: number, conditions: readonly unknown[], ...Actions: readonly unknown[]) => {
  const made = rule(priority, conditions);
  return { ...made, Properties: { ...made.Properties, Actions } };
};
const transformed = (conditions: readonly unknown[], ...Transforms: readonly unknown[]) => {
  const made = rule(20, conditions);
  return { ...made, Properties: { ...made.Properties, Transforms } };
};
const url = (Regex: unknown, Replace?: unknown) => ({ Type: 'url-rewrite', UrlRewriteConfig: { Rewrites: [{ Regex, Replace }] } });
const host = (Regex: unknown, Replace?: unknown) => ({
  Type: 'host-header-rewrite',
  HostHeaderRewriteConfig: { Rewrites: [{ Regex, Replace }] },
});
const source = (...Values: readonly unknown[]) => ({ Field: 'source-ip', SourceIpConfig: { Values } });
const header = (HttpHeaderName: string, ...Values: readonly unknown[]) => ({
  Field: 'http-header',
  HttpHeaderConfig: { HttpHeaderName, Values },
});
const headerExpressions = (HttpHeaderName: string, ...RegexValues: readonly unknown[]) => ({
  Field: 'http-header',
  HttpHeaderConfig: { HttpHeaderName, RegexValues },
});
const method = (...Values: readonly unknown[]) => ({ Field: 'http-request-method', HttpRequestMethodConfig: { Values } });
const query = (...Values: readonly Properties[]) => ({ Field: 'query-string', QueryStringConfig: { Values } });
const behind = (first: unknown, second: unknown): Partial<Resources> => ({
  Meet: rule(20, [meet, first]),
  Later: rule(30, [meet, second]),
  Rest: rule(40, [meet]),
});

const family = (IpAddressType: unknown) => ({ Field: 'source-ip', SourceIpConfig: { IpAddressType } });
/** Two rules of a Network Load Balancer. */
const families = (first: unknown, second: unknown): Partial<Resources> => ({
  Front: loadBalancer({ Type: 'network', LoadBalancerAttributes: [] }),
  Tcp: listener(443, { Protocol: 'TCP', Certificates: undefined, DefaultActions: [forward('Passed')] }, 'Front'),
  Passed: {
    Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    Properties: { Port: 443, Protocol: 'TCP', Tags: [{ Key: 'lync-reverse-proxy:pool', Value: 'webext.contoso.com' }] },
  },
  OfFamily: rule(1, [family(first)], forward('Passed'), 'Tcp'),
  LaterOfFamily: rule(2, [family(second)], forward('Passed'), 'Tcp'),
});

export const SAID_OF_RULES: readonly SaidRow[] = [
  ['plain HTTP that leads every host to another one, beside names of somebody else', { ...SHOP, Http: plain(redirect({ Protocol: 'HTTPS', Port: '443', Host: 'www.contoso.com' })), Www: rule(5, [hosts('n.fabrikam.com')], toShop) }, [['redirect-to-another-host', 'Http', 'http://meet.contoso.com/ and http://webext.contoso.com/ are redirected to https://www.contoso.com/']]],
  ['plain HTTP that a rule leads to another host, and the default action to a third one', { Http: plain(redirect({ Protocol: 'HTTPS', Port: '443', Host: 'www.contoso.com' })), MeetHttp: rule(1, [meet], redirect({ Protocol: 'HTTPS', Port: '443', Host: 'www.fabrikam.com' }), 'Http') }, [['redirect-to-another-host', 'Http', 'http://webext.contoso.com/ is redirected to https://www.contoso.com/'], ['redirect-to-another-host', 'MeetHttp', 'http://meet.contoso.com/ is redirected to https://www.fabrikam.com/']]],
  ['plain HTTP that leads to the same host in capitals', { Http: plain(redirect({ Protocol: 'HTTPS', Port: '443', Host: 'Webext.contoso.com' })), MeetHttp: rule(1, [meet], redirect({ Protocol: 'HTTPS', Port: '443', Host: 'MEET.contoso.com' }), 'Http') }, []],
  ['plain HTTP on another port that leads elsewhere, of somebody else', { Other: plain(redirect({ Protocol: 'HTTPS', Port: '443', Host: 'www.contoso.com' }), 8080) }, []],
  ['plain HTTP that is refused', { Http: plain(notFound) }, []],
  ['plain HTTP that leads to hosts that only the deployment knows', { Http: plain(redirect({ Protocol: 'HTTPS', Port: '443', Host: ref('Unknown') })) }, []],
  ['plain HTTP that leads to what is no URL', { Http: plain(redirect({ Protocol: 'HTTPS', Port: '443', Host: 'a b' })) }, []],
  ['plain HTTP on two ports, one of which leads elsewhere', { Http: plain(toHttps), Old: plain(redirect({ Protocol: 'HTTPS', Port: '443', Host: 'www.contoso.com' }), 8080), OldMeet: rule(1, [meet], forward('Pool01'), 'Old') }, [['http-not-redirected', 'OldMeet', 'meet.contoso.com goes to targets over plain HTTP by the listener on port 8080'], ['redirect-to-another-host', 'Old', 'http://webext.contoso.com/ is redirected to https://www.contoso.com/']]],
  ['names that answer a fixed response over HTTPS, led elsewhere by plain HTTP', { Gone: rule(5, [hosts('gone.contoso.com')], notFound), Http: plain(toHttps), GoneHttp: rule(1, [hosts('gone.contoso.com')], redirect({ Protocol: 'HTTPS', Port: '443', Host: 'www.contoso.com' }), 'Http') }, []],
  ['a redirect that keeps HTTP, on another port', { Http: plain(redirect({ Port: '8080' })) }, [['http-not-redirected', 'Http', 'http://webext.contoso.com/ is redirected to http://webext.contoso.com:8080/, which is plain HTTP again']]],
  ['autodiscover over plain HTTP by the default action', { ...DISCOVER, Http: plain(forward('Pool01')) }, [['unknown-host-reaches-pool', 'Http', 'The default action of the listener on port 80 forwards requests for hosts that are not published'], ['http-not-redirected', 'Http', 'meet.contoso.com, webext.contoso.com go to targets over plain HTTP by the default action of the listener on port 80']]],
  ['autodiscover over plain HTTP by a rule, and another name', { ...DISCOVER, Both: rule(1, [hosts('lyncdiscover.contoso.com', 'meet.contoso.com')], forward('Pool01'), 'Http') }, [['http-not-redirected', 'Both', 'meet.contoso.com goes to targets over plain HTTP by the listener on port 80']]],
  ['plain HTTP for somebody else', { ...SHOP, Theirs: rule(1, [hosts('shop.contoso.com')], toShop, 'Http') }, []],
  ['plain HTTP that goes to somebody else by default', { ...SHOP, Http: plain(toShop) }, [['http-not-redirected', 'Http', 'meet.contoso.com, webext.contoso.com go to targets over plain HTTP by the default action of the listener on port 80']]],
  ['redirects to HTTPS on a port where nothing listens', { Http: plain(redirect({ Protocol: 'HTTPS', Port: '8443' })) }, [['redirect-unanswered', 'Http', 'http://webext.contoso.com/ is redirected to https://webext.contoso.com:8443/, and the load balancer has no listener for https on port 8443']]],
  ['redirects of another host to a port where nothing listens', { Http: plain(redirect({ Protocol: 'HTTPS', Port: '8443', Host: 'www.contoso.com' })) }, [['redirect-to-another-host', 'Http', 'http://meet.contoso.com/ and http://webext.contoso.com/ are redirected to https://www.contoso.com:8443/']]],
  ['a rule that redirects to a port where nothing listens', { MeetHttp: rule(1, [meet], redirect({ Protocol: 'HTTPS', Port: '8443' }), 'Http') }, [['redirect-unanswered', 'MeetHttp', 'http://meet.contoso.com/ is redirected to https://meet.contoso.com:8443/, and the load balancer has no listener for https on port 8443']]],
  ['a rule that redirects names of somebody else to a port where nothing listens', { Theirs: rule(1, [hosts('shop.contoso.com')], redirect({ Protocol: 'HTTPS', Port: '8443' }), 'Http') }, []],

  ['plain HTTP that leads elsewhere, beside names that are published over plain HTTP alone', { Http: plain(redirect({ Protocol: 'HTTPS', Port: '443', Host: 'www.contoso.com' })), PlainOnly: rule(1, [hosts('n.contoso.com')], forward('Pool01'), 'Old'), Old: plain(toHttps, 8080) }, [['http-not-redirected', 'PlainOnly', 'n.contoso.com goes to targets'], ['name-without-record', 'LoadBalancer', 'n.contoso.com'], ['redirect-to-another-host', 'Http', 'http://meet.contoso.com/ and http://webext.contoso.com/ are redirected to']]],
  ['plain HTTP by the default action, beside names that are published over plain HTTP alone', { Http: plain(forward('Pool01')), PlainOnly: rule(1, [hosts('n.contoso.com')], forward('Pool01'), 'Old'), Old: plain(toHttps, 8080) }, [['unknown-host-reaches-pool', 'Http', 'hosts that are not published'], ['http-not-redirected', 'Http', 'meet.contoso.com, webext.contoso.com go to targets'], ['http-not-redirected', 'PlainOnly', 'n.contoso.com goes to targets'], ['name-without-record', 'LoadBalancer', 'n.contoso.com']]],
  ['plain HTTP by the default action, beside a name of somebody else', { ...SHOP, Http: plain(forward('Pool01')), Theirs: rule(5, [hosts('n.contoso.com')], toShop) }, [['unknown-host-reaches-pool', 'Http', 'hosts that are not published'], ['http-not-redirected', 'Http', 'meet.contoso.com, webext.contoso.com go to targets']]],
  ['plain HTTP by the default action, and names beside autodiscover', { Certificate: certificate('*.contoso.com'), Discover: rule(30, [hosts('lyncdiscover.contoso.com', 'api.contoso.com')]), Http: plain(forward('Pool01')) }, [['unknown-host-reaches-pool', 'Http', 'hosts that are not published'], ['http-not-redirected', 'Http', 'api.contoso.com, meet.contoso.com, webext.contoso.com go to targets'], ['name-without-record', 'LoadBalancer', 'api.contoso.com, lyncdiscover.contoso.com']]],
  ['plain HTTP that leads elsewhere, beside a name that answers a fixed response, of a plan nobody tells', { Pool01: { ...targetGroup('x'), Properties: { ...targetGroup('x').Properties, Tags: [] } }, Gone: rule(5, [hosts('n.contoso.com')], notFound), Http: plain(redirect({ Protocol: 'HTTPS', Port: '443', Host: 'www.contoso.com' })) }, [['name-on-no-certificate', 'Https', 'n.contoso.com'], ['name-without-record', 'LoadBalancer', 'n.contoso.com'], ['redirect-to-another-host', 'Http', 'http://meet.contoso.com/ and http://webext.contoso.com/ are redirected to']]],
  ['redirects to a port where nothing listens, behind a name of somebody else', { ...SHOP, Theirs: rule(1, [hosts('shop.contoso.com')], toShop), Http: plain(redirect({ Protocol: 'HTTPS', Port: '8443' })) }, [['redirect-unanswered', 'Http', 'http://webext.contoso.com/ is redirected to']]],
  ['redirects to a port where nothing listens, behind a wildcard', { Any: rule(5, [hosts('*.contoso.com'), pathExpressions('^/[Xx]$')]), Certificate: certificate('*.contoso.com'), Http: plain(redirect({ Protocol: 'HTTPS', Port: '8443' })) }, [['redirect-unanswered', 'Http', 'http://webext.contoso.com/ is redirected to']]],

  ['the weight 0', { Meet: rule(20, [meet], weighted([ref('Pool01'), 0])) }, [['forwarded-to-nobody', 'Meet', 'It forwards to Pool01, and no weight is above 0']]],
  ['the weight 0 twice', { ...POOL02, Meet: rule(20, [meet], weighted([ref('Pool01'), 0], [ref('Pool02'), '0'])) }, [['forwarded-to-nobody', 'Meet', 'It forwards to Pool01 and Pool02, and no weight is above 0']]],
  ['the weight 0 for one of two', { ...POOL02, Meet: rule(20, [meet], weighted([ref('Pool01'), 1], [ref('Pool02'), 0])) }, []],
  ['the weight 0 by default', { Https: listener(443, { DefaultActions: [weighted([ref('Pool01'), 0])] }) }, [['forwarded-to-nobody', 'Https', 'It forwards to Pool01, and no weight is above 0'], ['unknown-host-reaches-pool', 'Https', 'The default action of the listener on port 443 forwards requests for hosts that are not published']]],
  ['the weight 0 for somebody else', { ...SHOP, Theirs: rule(5, [hosts('shop.contoso.com')], weighted([ref('Shop'), 0])) }, []],
  ['a weight beyond the range, twice', { ...POOL02, Meet: rule(20, [meet], weighted([ref('Pool01'), 1000], [ref('Pool02'), 1000])) }, [['attribute-out-of-range', 'Meet', 'Its attribute Weight is "1000", which is not 0 to 999']]],
  ['weights at the ends of the range', { ...POOL02, Meet: rule(20, [meet], weighted([ref('Pool01'), 999], [ref('Pool02'), 0])) }, []],
  ['a weight that only the deployment knows', { ...POOL02, Meet: rule(20, [meet], weighted([ref('Pool01'), ref('Unknown')], [ref('Pool02'), 0])) }, []],
  ["another pool's target group for the name of one", { ...WEB02, Webext: rule(10, [hosts('webext.contoso.com')], forward('Pool02')) }, [['pool-of-another-host', 'Webext', 'It leads webext.contoso.com to Pool02, whose servers are those of webext02.contoso.com by the tag of the pool']]],
  ["another pool's target group beside its own, without weight", { ...WEB02, Webext: rule(10, [hosts('webext.contoso.com')], weighted([ref('Pool01'), 1], [ref('Pool02'), 0])) }, []],
  ["another pool's target group beside its own", { ...WEB02, Webext: rule(10, [hosts('webext.contoso.com')], weighted([ref('Pool01'), 1], [ref('Pool02'), 1])) }, [['pool-of-another-host', 'Webext', 'It leads webext.contoso.com to Pool02, whose servers are those of webext02.contoso.com by the tag of the pool']]],
  ["another pool's target group, as much as only the deployment knows", { ...WEB02, Webext: rule(10, [hosts('webext.contoso.com')], weighted([ref('Pool01'), 1], [ref('Pool02'), ref('Unknown')])) }, []],
  ['a target group of somebody else for the name of a pool, beside its own', { ...SHOP, Webext: rule(10, [hosts('webext.contoso.com')], weighted([ref('Pool01'), 1], [ref('Shop'), 1])) }, [['https-sent-as-http', 'Webext', 'Requests that come over HTTPS on the listener on port 443 go on to Shop in the clear']]],
  ['target groups of two pools that are one', { One: targetGroup('webext.contoso.com'), Webext: rule(10, [hosts('Webext.contoso.com')], weighted([ref('Pool01'), 1], [ref('One'), 1])) }, []],
  ['tickets of somebody else before a rule', { Meet: withActions(20, [meet], { Type: 'jwt-validation', Order: 1 }, { ...forward('Pool01'), Order: 2 }) }, [['pre-authentication', 'Meet', 'Requests pass jwt-validation first']]],
  ['a sign-in before the rule of somebody else', { ...SHOP, Theirs: withActions(5, [hosts('shop.contoso.com')], { Type: 'authenticate-oidc', Order: 1 }, { ...toShop, Order: 2 }) }, []],
  ['an action that nobody knows yet before a rule', { Meet: withActions(20, [meet], { Type: 'not-jwt-validation', Order: 1 }, { Type: 'jwt-validation-2', Order: 2 }, { Type: 'x-authenticate-y', Order: 3 }, { ...forward('Pool01'), Order: 4 }) }, []],
  ['plain HTTP and HTTPS behind HTTPS', { ...SHOP, Plain: { ...targetGroup('webext.contoso.com', 8080), Properties: { ...targetGroup('webext.contoso.com', 8080).Properties, Protocol: 'HTTP', HealthCheckProtocol: 'HTTP' } }, Meet: rule(20, [meet], weighted([ref('Plain'), 1], [ref('Pool01'), 1])) }, [['https-sent-as-http', 'Meet', 'Requests that come over HTTPS on the listener on port 443 go on to Plain in the clear']]],
  ['a redirect to the same URL with every placeholder', { Meet: rule(20, [meet], redirect({ Protocol: '#{protocol}', Host: '#{host}', Port: '#{port}', Path: '/#{path}' })) }, [['redirect-to-http', 'Meet', 'The redirect leads to the URL it comes from']]],
  ['a redirect to the same URL with a path in short', { Meet: rule(20, [meet], redirect({ Protocol: 'HTTPS', Path: '#{path}' })) }, [['redirect-to-http', 'Meet', 'The redirect leads to the URL it comes from']]],
  ['a redirect from plain HTTP to the same URL', { MeetHttp: rule(1, [meet], redirect({ Protocol: 'HTTP' }), 'Http') }, [['redirect-to-http', 'MeetHttp', 'The redirect leads to the URL it comes from'], ['http-not-redirected', 'MeetHttp', 'http://meet.contoso.com/ is redirected to http://meet.contoso.com/, which is plain HTTP again']]],
  ['a redirect from plain HTTP to another path of it', { MeetHttp: rule(1, [meet], redirect({ Protocol: 'HTTP', Path: '/x' }), 'Http') }, [['http-not-redirected', 'MeetHttp', 'http://meet.contoso.com/ is redirected to http://meet.contoso.com/x, which is plain HTTP again']]],
  ['a redirect to another path', { Meet: rule(20, [meet], redirect({ Path: '/x' })) }, []],
  ['a redirect to another port', { Meet: rule(20, [meet], redirect({ Port: '8443' })) }, []],
  ['a redirect to another host', { Meet: rule(20, [meet], redirect({ Host: 'www.contoso.com' })) }, []],
  ['a redirect to a scheme that only the deployment knows', { Meet: rule(20, [meet], redirect({ Protocol: ref('Unknown') })) }, []],
  ['a sign-in at a Network Load Balancer', { Front: loadBalancer({ Type: 'network', LoadBalancerAttributes: [] }), Tls: listener(443, { Protocol: 'TCP', Certificates: undefined, DefaultActions: [{ Type: 'authenticate-oidc', Order: 1 }, { Type: 'forward', TargetGroupArn: ref('Passed'), Order: 2 }] }, 'Front'), Passed: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Port: 443, Protocol: 'TCP' } } }, [['network-load-balancer-only-forwards', 'Tls', 'Its action is authenticate-oidc, and a Network Load Balancer does nothing but forward: it sees no request']]],
  ['an action of a Network Load Balancer that only the deployment knows', { Front: loadBalancer({ Type: 'network', LoadBalancerAttributes: [] }), Tls: listener(443, { Protocol: 'TCP', Certificates: undefined, DefaultActions: [{ 'Fn::If': ['Sometimes', ref('AWS::NoValue'), ref('AWS::NoValue')] }, { Type: 'forward', TargetGroupArn: ref('Passed'), Order: 2 }] }, 'Front'), Passed: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Port: 443, Protocol: 'TCP' } } }, []],

  ['the priority of a rule of somebody else', { ...SHOP, Theirs: rule(20, [hosts('shop.contoso.com')], toShop) }, [['priority-taken', 'Meet', 'The rule has the priority 20 of Theirs on the same listener']]],
  ['the priority of a rule of somebody else, who comes first', { ...SHOP, Aaa: rule(30, [hosts('shop.contoso.com')], toShop), Zzz: rule(30, [meet, paths('/x')]) }, [['priority-taken', 'Zzz', 'The rule has the priority 30 of Aaa on the same listener'], ['rule-unreachable', 'Zzz', 'The rule with priority 30 (host is meet.contoso.com, path is /x) never answers']]],
  ['a rule without a priority', { Meet: rule(undefined, [meet]) }, [['priority-out-of-range', 'Meet', 'The rule has no priority']]],
  ['a rule that may not be there with the priority of one that is', { Later: { ...rule(20, [meet, paths('/x')]), Condition: 'Sometimes' } }, [['priority-taken', 'Later', 'The rule has the priority 20 of Meet on the same listener']]],

  ['another host for a wildcard', { Meet: transformed([hosts('*.contoso.com')], host('^(.*)$', 'fe01.contoso.local')), Certificate: certificate('*.contoso.com') }, [['request-rewritten', 'Meet', 'Its transforms make the host fe01.contoso.local of a.contoso.com before the pool gets it']]],
  ['another host for a name by an expression', { Meet: transformed([hostExpressions('^meet[.]contoso[.]com$')], host('meet', 'join')) }, [['request-rewritten', 'Meet', 'Its transforms make the host join.contoso.com of meet.contoso.com before the pool gets it']]],
  ['another host, for what is not forwarded', { Meet: { ...transformed([meet], host('^.*$', 'x.contoso.com')), Properties: { ...transformed([meet], host('^.*$', 'x.contoso.com')).Properties, Actions: [notFound] } } }, []],
  ['another host for somebody else', { ...SHOP, Theirs: { Type: 'AWS::ElasticLoadBalancingV2::ListenerRule', Properties: { ...transformed([hosts('shop.contoso.com')], host('shop', 'www')).Properties, Priority: 5, Actions: [toShop] } } }, []],
  ['two rewrites of which one undoes the other', { Meet: transformed([meet], { Type: 'host-header-rewrite', HostHeaderRewriteConfig: { Rewrites: [{ Regex: '^meet', Replace: 'join' }, { Regex: '^join', Replace: 'meet' }] } }) }, []],
  ['a rewrite of the path in the words of one of the host', { Meet: transformed([meet], { Type: 'host-header-rewrite', UrlRewriteConfig: { Rewrites: [{ Regex: '^/meet', Replace: '/join' }] } }) }, []],
  ['a rewrite without a replacement', { Meet: transformed([meet], url('^/meet')) }, []],
  ['a rewrite to what only the deployment knows', { Meet: transformed([meet], url('^/meet', ref('Unknown'))) }, []],
  ['another path for a rule of that path', { Meet: transformed([meet, pathExpressions('^/[Mm]eet(/.*)?$')], url('^/[Mm]eet', '/join')), Rest: rule(30, [meet]) }, [['request-rewritten', 'Meet', 'Its transforms make the path /join of /meet before the pool gets it']]],
  ['another path for pages of Lync that the rule is not for', { Meet: transformed([meet, pathExpressions('^/[Mm]eet(/.*)?$')], url('^/[Dd]ialin', '/call')), Rest: rule(30, [meet]) }, []],
  ['another path for a page that the rule names and Lync does not', { Meet: transformed([meet, paths('/help')], url('^/help', '/support')), Rest: rule(30, [meet]) }, [['request-rewritten', 'Meet', 'Its transforms make the path /support of /help before the pool gets it']]],
  ['another path for one of two conditions', { Meet: transformed([meet, pathExpressions('^/[Mm]eet(/.*)?$'), paths('*/JavaScriptResources.aspx')], url('^/meet/amy', '/join')), Rest: rule(30, [meet]) }, [['condition-value-malformed', 'Meet', 'The path-pattern condition of a rule is there twice']]],
  ['another path for what only the deployment knows', { Meet: transformed([meet, paths(ref('Unknown'))], url('^/[Dd]ialin', '/call')), Rest: rule(30, [meet]) }, []],
  ['another path for one of two paths', { Meet: transformed([meet, paths('/Meet/*', '/meet/*')], url('^/meet/amy', '/join')), Rest: rule(30, [meet]) }, [['request-rewritten', 'Meet', 'Its transforms make the path /join/4H6GJ2KL of /meet/amy/4H6GJ2KL before the pool gets it']]],

  ['hosts nobody publishes that somebody else gets', { ...SHOP, Https: listener(443, { DefaultActions: [toShop] }) }, []],
  ['hosts nobody publishes that are told where to go', { Https: listener(443, { DefaultActions: [redirect({ Host: 'www.contoso.com' })] }) }, []],

  ['a rule for every address, before', behind(source('0.0.0.0/0', '::/0'), paths('/a')), [['rule-unreachable', 'Later', 'The rule with priority 30 (host is meet.contoso.com, path is /a) never answers'], ['rule-unreachable', 'Rest', 'The rule with priority 40 (host is meet.contoso.com) never answers']]],
  ['a rule for every IPv4 address, before', behind(source('0.0.0.0/0'), paths('/a')), []],
  ['a rule for every host by an asterisk, before', { Meet: rule(20, [hosts('*')]), Later: rule(30, [hosts('dialin.contoso.com')]) }, [['condition-value-malformed', 'Meet', 'The host-header condition "*" has no dot'], ['name-on-no-certificate', 'Https', '*, dialin.contoso.com are on no certificate of the listener on port 443'], ['rule-unreachable', 'Later', 'The rule with priority 30 (host is dialin.contoso.com) never answers'], ['unknown-host-reaches-pool', 'Meet', 'The rule with priority 20 forwards requests for hosts that are not published'], ['name-without-record', 'LoadBalancer', 'The template has no record for dialin.contoso.com']]],
  ['a rule for a smaller network, behind', behind(source('10.0.0.0/8'), source('10.1.0.0/16')), [['rule-unreachable', 'Later', 'The rule with priority 30 (host is meet.contoso.com, source address is 10.1.0.0/16) never answers']]],
  ['a rule for a larger network, behind', behind(source('10.1.0.0/16'), source('10.0.0.0/8')), []],
  ['a rule for a header, behind one for more of it', behind(header('X-Lync', 'a*'), header('x-lync', 'AB')), [['rule-unreachable', 'Later', 'The rule with priority 30 (host is meet.contoso.com, header x-lync is AB) never answers']]],
  ['a rule for another header, behind', behind(header('X-Lync', 'a*'), header('X-Other', 'ab')), []],
  ['a rule for a header behind an expression for it', behind(headerExpressions('X-Lync', '^[Aa][Bb]$'), header('X-Lync', 'ab')), [['rule-unreachable', 'Later', 'The rule with priority 30 (host is meet.contoso.com, header X-Lync is ab) never answers']]],
  ['a rule for a header behind an expression for one letter case of it', behind(headerExpressions('X-Lync', '^ab$'), header('X-Lync', 'ab')), []],
  ['an expression behind another one', behind(pathExpressions('^/[a-c]$'), pathExpressions('^/a$')), []],
  ['an expression behind itself', behind(pathExpressions('^/[a-c]$'), pathExpressions('^/[a-c]$')), [['rule-unreachable', 'Later', 'The rule with priority 30 (host is meet.contoso.com, path is /^/[a-c]$/) never answers']]],
  ['a path with a wildcard behind an expression', behind(pathExpressions('^/a.*$'), paths('/ab*')), []],
  ['a path behind an expression that ends before the query', behind(pathExpressions('^/a$'), paths('/a')), []],
  ['a path behind an expression for it and its query', behind(pathExpressions('^/a([?].*)?$'), paths('/a')), [['rule-unreachable', 'Later', 'The rule with priority 30 (host is meet.contoso.com, path is /a) never answers']]],
  ['a method behind another', behind(method('GET'), method('POST')), []],
  ['a method behind itself', behind(method('GET', 'POST'), method('GET')), [['rule-unreachable', 'Later', 'The rule with priority 30 (host is meet.contoso.com, method is GET) never answers']]],
  ['a query behind one for more of it', behind(query({ Key: 'a', Value: 'b*' }), query({ Key: 'A', Value: 'BC' })), [['rule-unreachable', 'Later', 'The rule with priority 30 (host is meet.contoso.com, query is A=BC) never answers']]],
  ['a query behind one for any key', behind(query({ Value: 'b*' }), query({ Key: 'a', Value: 'bc' })), [['rule-unreachable', 'Later', 'The rule with priority 30 (host is meet.contoso.com, query is a=bc) never answers']]],
  ['a query for any key behind one for some', behind(query({ Key: 'a', Value: 'b' }), query({ Value: 'b' })), []],
  ['a query for any key behind one for all of them', behind(query({ Key: '*', Value: 'b' }), query({ Value: 'b' })), [['rule-unreachable', 'Later', 'The rule with priority 30 (host is meet.contoso.com, query is b) never answers']]],
  ['a query behind one for less of it', behind(query({ Key: 'a', Value: 'bc' }), query({ Key: 'a', Value: 'b*' })), []],
  ['an expression behind a path in the same words', behind(paths('/a'), pathExpressions('/a')), []],
  ['an expression behind a path that ends as it does', behind(paths('*/ab$'), pathExpressions('^/ab$')), []],
  ['an expression for one of two, behind one that finds its words', behind(pathExpressions('.*b.*'), pathExpressions('b|c')), []],
  ['an expression behind one of two paths that is for all', behind(paths('/*', '/b'), pathExpressions('^/a$')), [['rule-unreachable', 'Later', 'The rule with priority 30 (host is meet.contoso.com, path is /^/a$/) never answers'], ['rule-unreachable', 'Rest', 'The rule with priority 40 (host is meet.contoso.com) never answers']]],
  ['a path with a backslash, which escapes nothing there', behind(paths('/a\\*'), paths('/a\\b')), [['condition-value-malformed', 'Later', 'has the character'], ['condition-value-malformed', 'Meet', 'has the character'], ['rule-unreachable', 'Later', 'never answers']]],
  ['a query with an asterisk that a backslash makes a letter', behind(query({ Value: 'a\\*' }), query({ Value: 'a\\b' })), []],
  ['a key of a query with an asterisk that a backslash makes a letter', behind(query({ Key: 'a\\*', Value: 'x' }), query({ Key: 'a\\b', Value: 'x' })), []],
  ['a query of the same value under another key', behind(query({ Key: 'a', Value: 'b' }), query({ Key: 'c', Value: 'b' })), []],
  ['a query of another value behind one for any key', behind(query({ Value: 'b' }), query({ Key: 'a', Value: 'c' })), []],
  ['a query whose key only the deployment knows, behind', behind(query({ Value: 'b' }), query({ Key: ref('Unknown'), Value: 'b' })), []],
  ['a query behind one whose key only the deployment knows', behind(query({ Key: ref('Unknown'), Value: 'b' }), query({ Key: 'a', Value: 'b' })), []],
  ['a query whose value only the deployment knows, behind', behind(query({ Key: 'a', Value: '*' }), query({ Key: 'a', Value: ref('Unknown') })), []],
  ['a header behind an expression for the other letter case of it', behind(headerExpressions('X-Lync', '^AB$'), header('X-Lync', 'ab')), []],
  ['a method behind a path with its name', behind(paths('*GET*'), method('GET')), []],
  ['a rule for every IPv6 address, before', behind(source('::/0'), paths('/a')), []],
  ['a family of addresses, which an Application Load Balancer does not read, twice', behind(family('ipv4'), family('ipv4')), [['condition-value-malformed', 'Later', 'which only rules of a Network Load Balancer have'], ['condition-value-malformed', 'Meet', 'which only rules of a Network Load Balancer have']]],
  ['every address of a family, which an Application Load Balancer does not read, before', behind({ Field: 'source-ip', SourceIpConfig: { Values: ['0.0.0.0/0', '::/0'], IpAddressType: 'ipv4' } }, paths('/a')), [['condition-value-malformed', 'Meet', 'which only rules of a Network Load Balancer have']]],
  ['the same family twice at a Network Load Balancer', families('ipv4', 'ipv4'), [['rule-unreachable', 'LaterOfFamily', 'The rule with priority 2 (source address is an IPv4 address) never answers']]],
  ['two families at a Network Load Balancer', families('ipv4', 'ipv6'), []],
  ['families that only the deployment knows at a Network Load Balancer', families(ref('Unknown'), ref('Unknown')), []],
  ['conditions of kinds that nobody knows', behind({ Values: ['/a'] }, { Values: ['/a'] }), []],
  ['a condition without a value, behind', behind(paths('/a'), paths()), []],
  ['a condition without a value, before', behind(paths(), paths('/a')), []],
  ['a path in the other letter case', behind(paths('/a'), paths('/A')), []],
  ['a host in the other letter case', { Later: rule(30, [hosts('MEET.contoso.com'), paths('/a')]) }, [['rule-unreachable', 'Later', 'The rule with priority 30 (host is MEET.contoso.com, path is /a) never answers']]],
  ['a value that only the deployment knows, behind', behind(paths('/*'), paths(ref('Unknown'))), [['rule-unreachable', 'Rest', 'The rule with priority 40 (host is meet.contoso.com) never answers']]],
  ['a path behind one that only the deployment knows', behind(paths(ref('Unknown')), paths('/a')), []],
  ['a path behind one of which only the deployment knows half', behind(paths('/a*', ref('Unknown')), paths('/ab')), []],
  ['one of two paths, behind', behind(paths('/a*'), paths('/ab', '/b')), [['rule-shadowed', 'Later', 'The rule with priority 30 never answers for meet.contoso.com with /ab']]],
  ['two paths, behind two rules', { ...behind(paths('/a*'), paths('/ab', '/b')), Second: rule(25, [meet, paths('/b*')]) }, [['rule-unreachable', 'Later', 'The rule with priority 30 (host is meet.contoso.com, path is /ab or /b) never answers']]],
  ['paths without a slash', { Meet: rule(20, [meet, paths('meet', 'join')]), Rest: rule(30, [meet]) }, [['rule-unreachable', 'Meet', 'The rule with priority 20 (host is meet.contoso.com, path is meet or join) never answers']]],
  ['one of two paths without a slash', { Meet: rule(20, [meet, paths('/meet', 'join')]), Rest: rule(30, [meet]) }, [['rule-shadowed', 'Meet', 'The rule with priority 20 never answers for meet.contoso.com with join']]],
  ['one of two paths that another pool takes', { ...WEB02, Meet: rule(20, [meet, paths('/1*')], forward('Pool02')), Later: rule(30, [meet, paths('/12', '/2')]), Rest: rule(40, [meet]) }, [['paths-overlap', 'Later', 'The paths /12 of meet.contoso.com overlap, and Meet (20), which does something else with them, comes first']]],
  ['a rule that may not be there, before', { First: { ...rule(5, [meet]), Condition: 'Sometimes' } }, []],
  ['a rule that may not be there, behind', { Later: { ...rule(30, [meet]), Condition: 'Sometimes' } }, [['rule-unreachable', 'Later', 'The rule with priority 30 (host is meet.contoso.com) never answers']]],
  ['a rule without a condition, which Elastic Load Balancing refuses', { Later: rule(30, []) }, [['unknown-host-reaches-pool', 'Later', 'The rule with priority 30 forwards requests for hosts that are not published']]],
  ['rules of somebody else that take one another', { ...SHOP, Theirs: rule(30, [hosts('shop.contoso.com')], toShop), Again: rule(40, [hosts('shop.contoso.com')], toShop) }, []],

  ['the whole published name for somebody else, before', { ...SHOP, Page: rule(5, [meet], toShop) }, [['rule-unreachable', 'Meet', 'The rule with priority 20 (host is meet.contoso.com) never answers']]],
  ['a page of somebody else behind the pool', { ...SHOP, Page: rule(50, [meet, paths('/Meet/*')], toShop) }, []],
  ['a page of somebody else for Lync, at the priority of the pool', { ...SHOP, Page: rule(20, [meet, paths('/Meet/*')], toShop) }, [['priority-taken', 'Meet', 'The rule has the priority 20 of Page on the same listener']]],
  ['a page of somebody else without a priority', { ...SHOP, Page: rule(undefined, [meet, paths('/Meet/*')], toShop) }, [['priority-out-of-range', 'Page', 'The rule has no priority']]],
  ['a page of somebody else whose action only the deployment knows', { ...SHOP, Page: rule(5, [meet, paths('/Meet/*')], { 'Fn::If': ['Sometimes', toShop, notFound] }) }, []],
  ['a page of somebody else that a page of somebody else takes', { ...SHOP, Page: rule(5, [meet, paths('/Meet/*')], toShop), Same: rule(6, [meet, paths('/Meet/1')], toShop) }, [['published-name-taken', 'Meet', 'meet.contoso.com: the rule Page with priority 5 (host is meet.contoso.com, path is /Meet/*), which is not of the plan, comes before Meet (20) and takes requests that Lync answers']]],
  ['a page of somebody else for what answers by itself', { ...SHOP, Meet: rule(20, [meet], notFound), Page: rule(5, [meet, paths('/Meet/*')], toShop) }, []],
  ['pages of somebody else for Lync and beside it, before two rules', { ...SHOP, Abs: rule(15, [meet, pathExpressions('^/[Aa]bs(/.*)?$')]), Page: rule(5, [meet, pathExpressions('^/[Aa]bs/own$')], toShop) }, [['published-name-taken', 'Abs', 'meet.contoso.com: the rule Page with priority 5 (host is meet.contoso.com, path is /^/[Aa]bs/own$/), which is not of the plan, comes before Abs (15) and Meet (20) and takes requests that Lync answers']]],
  ['a page of somebody else by an expression', { ...SHOP, Page: rule(5, [meet, pathExpressions('^/[Mm]eet/own$')], toShop) }, [['published-name-taken', 'Meet', 'meet.contoso.com: the rule Page with priority 5 (host is meet.contoso.com, path is /^/[Mm]eet/own$/), which is not of the plan, comes before Meet (20) and takes requests that Lync answers']]],
  ['a page of somebody else by an expression for the letter case that clients use', { ...SHOP, Page: rule(5, [meet, pathExpressions('^/Meet(/.*)?$')], toShop) }, [['published-name-taken', 'Meet', 'path is /^/Meet(/.*)?$/']]],
  ['a page of somebody else by an expression for a letter case that the rule of the pool has none of', { ...SHOP, Meet: rule(20, [meet, pathExpressions('^/Abs/.*$')]), Page: rule(5, [meet, pathExpressions('^/abs/own$')], toShop) }, [['path-letter-case', 'Meet', '/abs/']]],
  ['a page of somebody else by an expression for a directory below another', { ...SHOP, Page: rule(5, [meet, pathExpressions('^/x/meet$')], toShop) }, [['published-name-shared', 'Meet', 'path is /^/x/meet$/']]],
  ['a page of somebody else whose paths nobody reads', { ...SHOP, Page: rule(5, [meet, paths()], toShop) }, [['published-name-shared', 'Meet', 'something this version does not read']]],
  ["a document like one of Exchange's in a directory of Lync", { ...SHOP, Page: rule(5, [meet, paths('/meet/autodiscover/autodiscover.xml')], toShop) }, [['published-name-taken', 'Meet', 'path is /meet/autodiscover/autodiscover.xml']]],
  ['a page of somebody else by an expression that Lync has none of', { ...SHOP, Page: rule(5, [meet, pathExpressions('^/help/own$')], toShop) }, [['published-name-shared', 'Meet', 'meet.contoso.com: the rule Page with priority 5 (host is meet.contoso.com, path is /^/help/own$/), which is not of the plan, comes before Meet (20) and takes some requests']]],
  ['a page of somebody else that only the deployment knows', { ...SHOP, Page: rule(5, [meet, paths(ref('Unknown'))], toShop) }, [['published-name-shared', 'Meet', 'meet.contoso.com: the rule Page with priority 5 (host is meet.contoso.com, path is <Unknown>), which is not of the plan, comes before Meet (20) and takes some requests']]],
  ['a page of somebody else, half of which only the deployment knows', { ...SHOP, Page: rule(5, [meet, paths('/Meet/*', ref('Unknown'))], toShop) }, [['published-name-shared', 'Meet', 'meet.contoso.com: the rule Page with priority 5 (host is meet.contoso.com, path is /Meet/* or <Unknown>), which is not of the plan, comes before Meet (20) and takes some requests']]],
  ['a page of somebody else by an expression that only the deployment knows', { ...SHOP, Page: rule(5, [meet, pathExpressions(ref('Unknown'))], toShop) }, [['published-name-shared', 'Meet', 'meet.contoso.com: the rule Page with priority 5 (host is meet.contoso.com, path is /<Unknown>/), which is not of the plan, comes before Meet (20) and takes some requests']]],
  ['a page of somebody else for some methods', { ...SHOP, Page: rule(5, [meet, paths('/Meet/*'), method('GET')], toShop) }, [['published-name-shared', 'Meet', 'meet.contoso.com: the rule Page with priority 5 (host is meet.contoso.com, path is /Meet/*, method is GET), which is not of the plan, comes before Meet (20) and takes some requests']]],
  ['a page of somebody else that may not be there', { ...SHOP, Page: { ...rule(5, [meet, paths('/Meet/*')], toShop), Condition: 'Sometimes' } }, [['published-name-shared', 'Meet', 'meet.contoso.com: the rule Page with priority 5 (host is meet.contoso.com, path is /Meet/*), which is not of the plan, comes before Meet (20) and takes some requests']]],
  ['a page of somebody else for a host that only the deployment knows', { ...SHOP, Page: rule(5, [hosts(ref('Unknown')), paths('/Meet/*')], toShop) }, [['published-name-shared', 'Webext', 'meet.contoso.com and webext.contoso.com: the rule Page with priority 5 (host is <Unknown>, path is /Meet/*), which is not of the plan, comes before Webext (10) and Meet (20) and takes some requests']]],
  ['a page of somebody else for another host', { ...SHOP, Page: rule(5, [hosts('shop.contoso.com'), paths('/Meet/*')], toShop) }, []],
  ['a page of somebody else for paths that the rule of the pool has none of', { ...SHOP, Meet: rule(20, [meet, paths('/1')]), Page: rule(5, [meet, paths('/2')], toShop) }, []],
  ['a page of somebody else for paths that the rule of the pool has some of', { ...SHOP, Meet: rule(20, [meet, paths('/1', '/2')]), Page: rule(5, [meet, paths('/3', '/2')], toShop) }, [['published-name-taken', 'Meet', 'meet.contoso.com: the rule Page with priority 5 (host is meet.contoso.com, path is /3 or /2), which is not of the plan, comes before Meet (20) and takes requests that Lync answers']]],
  ['the documents of Exchange beside other autodiscover of it', { ...SHOP, Page: rule(5, [paths('/autodiscover/autodiscover.xml', '/autodiscover/autodiscover.json/*')], toShop) }, []],
  ['documents of Exchange beside Lync', { ...SHOP, Page: rule(5, [paths('/autodiscover/autodiscover.xml/../x', '/x/autodiscover/autodiscover.xml', '/autodiscover/autodiscover.xmlx')], toShop) }, [['published-name-taken', 'Webext', 'meet.contoso.com and webext.contoso.com: the rule Page with priority 5 (path is /autodiscover/autodiscover.xml/../x or /x/autodiscover/autodiscover.xml or /autodiscover/autodiscover.xmlx), which is not of the plan, comes before Webext (10) and Meet (20) and takes requests that Lync answers']]],
  ['documents of Exchange by an expression that takes others too', { ...SHOP, Page: rule(5, [pathExpressions('^/[Aa]utodiscover/([Aa]utodiscover[.]xml|autodiscoverservice[.]svc/root)$')], toShop) }, [['published-name-taken', 'Webext', 'meet.contoso.com and webext.contoso.com: the rule Page with priority 5 (path is /^/[Aa]utodiscover/([Aa]utodiscover[.]xml|autodiscoverservice[.]svc/root)$/), which is not of the plan, comes before Webext (10) and Meet (20) and takes requests that Lync answers']]],
  ['the root page of somebody else for web services', { ...SHOP, Page: rule(5, [hosts('webext.contoso.com'), paths('/')], toShop) }, [['published-name-shared', 'Webext', 'webext.contoso.com: the rule Page with priority 5 (host is webext.contoso.com, path is /), which is not of the plan, comes before Webext (10) and takes some requests']]],
]; // prettier-ignore
