import fc from 'fast-check';

/** Hosts of Lync, of others, and of nobody in particular. */
export const HOSTS: readonly string[] = ['contoso.com', 'fabrikam.com'].flatMap((domain) =>
  ['meet', 'dialin', 'lyncdiscover', 'webext', 'webdirext', 'officewebapps', 'mail', 'autodiscover', 'sts', 'www', 'scheduler'].map(
    (label) => `${label}.${domain}`,
  ),
);

const FARMS = ['Lync', 'Director', 'meet.contoso.com', 'webext.fabrikam.com', 'Exchange', 'Retired'] as const;

const host = fc.constantFrom(...HOSTS);

/** Patterns as people write them, in both syntaxes. */
const wildcard = fc.oneof(
  host,
  host.map((name) => `${name.split('.')[0] ?? ''}.*`),
  host.map((name) => `*.${name.split('.').slice(1).join('.')}`),
  fc.constant('*'),
);
const expression = fc.oneof(
  host.map((name) => `^${name.replaceAll('.', '\\.')}$`),
  host.map((name) => name),
  host.map((name) => `^${name.split('.')[0] ?? ''}\\.`),
  fc.tuple(host, host).map(([one, other]) => `^(${one.replaceAll('.', '\\.')}|${other})$`),
  fc
    .tuple(
      fc.shuffledSubarray(['meet', 'dialin', 'webext', 'lyncdiscover', 'mail'], { minLength: 1 }),
      fc.constantFrom('contoso', '(contoso|fabrikam)'),
    )
    .map(([labels, domain]) => `^(?:${labels.join('|')})\\.${domain}\\.com(:443)?$`),
  fc.constantFrom('\\.contoso\\.com$', '^lync', '^meet\\d?\\.', '.*', '^[mw]e[a-z]+\\.fabrikam\\.com$'),
);

const rule = fc
  .record({
    syntax: fc.constantFrom('Wildcard', 'ECMAScript'),
    enabled: fc.integer({ min: 0, max: 9 }).map((chance) => chance > 0),
    stops: fc.integer({ min: 0, max: 9 }).map((chance) => chance > 1),
    scheme: fc.constantFrom('any', 'https', 'https', 'http'),
    grouping: fc.constantFrom('MatchAll', 'MatchAll', 'MatchAny'),
    action: fc.constantFrom('Rewrite', 'Rewrite', 'Rewrite', 'Rewrite', 'Redirect', 'None', 'AbortRequest'),
    farm: fc.constantFrom(...FARMS, 'NoFarm'),
    tls: fc.integer({ min: 0, max: 9 }).map((chance) => chance > 0),
    path: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
  })
  .chain((shape) =>
    fc
      .array(fc.record({ pattern: shape.syntax === 'Wildcard' ? wildcard : expression, negate: fc.integer({ min: 0, max: 6 }) }), {
        maxLength: 3,
      })
      .map((conditions) => ({ ...shape, conditions })),
  );

type Rule = typeof rule extends fc.Arbitrary<infer Shape> ? Shape : never;

/** An applicationHost.config with any mixture of farms and rules. */
export const arbitraryArr: fc.Arbitrary<string> = fc
  .record({
    rules: fc.array(rule, { minLength: 1, maxLength: 8 }),
    ports: fc.tuple(...FARMS.map(() => fc.constantFrom<string | undefined>('4443', '4443', '4443', '443', undefined))),
    farmEnabled: fc.tuple(...FARMS.map(() => fc.integer({ min: 0, max: 9 }).map((chance) => chance > 0))),
    serverEnabled: fc.tuple(...FARMS.map(() => fc.integer({ min: 0, max: 9 }).map((chance) => chance > 1))),
    bound: fc.subarray([...HOSTS], { maxLength: 3 }),
  })
  .map(({ rules, ports, farmEnabled, serverEnabled, bound }) => {
    const farms = FARMS.map((name, index) => farm(name, index, ports[index], farmEnabled[index] === true, serverEnabled[index] === true));
    return [
      '<configuration><system.applicationHost><sites><site name="Default Web Site" id="1"><bindings>',
      ...bound.map((name) => `<binding protocol="https" bindingInformation="*:443:${name}" />`),
      '</bindings></site></sites></system.applicationHost><webFarms>',
      ...farms,
      '</webFarms><system.webServer><rewrite><globalRules>',
      ...rules.map(ruleText),
      '</globalRules></rewrite></system.webServer></configuration>',
    ].join('\n');
  });

/** The second and third farm have the same servers: one pool. */
function farm(name: string, index: number, port: string | undefined, isEnabled: boolean, isSecondEnabled: boolean): string {
  const subnet = Math.max(index, 1);
  const ports = port === undefined ? '' : `<applicationRequestRouting httpPort="8080" httpsPort="${port}" />`;
  const servers = [`10.9.${subnet}.1`, `10.9.${subnet}.2`].map(
    (address, place) => `<server address="${address}" enabled="${String(place === 0 || isSecondEnabled)}">${ports}</server>`,
  );
  return `<webFarm name="${name}" enabled="${String(isEnabled)}">${servers.join('')}</webFarm>`;
}

function ruleText(each: Rule, index: number): string {
  const isWildcard = each.syntax === 'Wildcard';
  const path = each.path ? (isWildcard ? 'owa/*' : '^owa/') : isWildcard ? '*' : '(.*)';
  const scheme = each.scheme === 'any' ? [] : [`<add input="{HTTPS}" pattern="${each.scheme === 'https' ? 'on' : 'off'}" />`];
  const conditions = each.conditions.map(
    ({ pattern, negate }) => `<add input="{HTTP_HOST}" pattern="${pattern}"${negate === 0 ? ' negate="true"' : ''} />`,
  );
  const url = each.action === 'Redirect' ? 'https://{HTTP_HOST}/{R:0}' : `${each.tls ? 'https' : 'http'}://${each.farm}/{R:0}`;
  return [
    `<rule name="Rule ${index}" enabled="${String(each.enabled)}" patternSyntax="${each.syntax}" stopProcessing="${String(each.stops)}">`,
    `<match url="${path}" />`,
    `<conditions logicalGrouping="${each.grouping}">${[...scheme, ...conditions].join('')}</conditions>`,
    `<action type="${each.action}"${each.action === 'None' ? '' : ` url="${url}"`} />`,
    '</rule>',
  ].join('\n');
}
