/** A web publishing rule of a TMG export. */
export interface RuleShape {
  readonly name: string;
  readonly names: readonly string[];
  readonly server: string;
  readonly enabled?: boolean;
  readonly denies?: boolean;
  readonly path?: string;
  /** The element `Order`. */
  readonly order?: string;
  /** Id of its listener. */
  readonly listener?: string;
  /** Further properties. */
  readonly properties?: string;
}

export function ruleXml({ name, names, server, enabled = true, denies = false, path = '/*', ...more }: RuleShape): string {
  const { order = '', listener, properties = '' } = more;
  return [
    `<fpc4:PolicyRule><fpc4:Name>${name}</fpc4:Name>${order}`,
    enabled ? '' : '<fpc4:Enabled>0</fpc4:Enabled>',
    denies ? '<fpc4:Action>1</fpc4:Action>' : '',
    `<fpc4:WebPublishingProperties><fpc4:WebSite>${server}</fpc4:WebSite>`,
    '<fpc4:SSLRedirectPort>4443</fpc4:SSLRedirectPort><fpc4:PublishedServerType>1</fpc4:PublishedServerType>',
    listener === undefined ? '' : `<fpc4:Ref><fpc4:Name>${listener}</fpc4:Name><fpc4:RefClass>msFPCWebListener</fpc4:RefClass></fpc4:Ref>`,
    properties,
    `<fpc4:PathMappings><fpc4:PathMapping><fpc4:InternalPath>${path}</fpc4:InternalPath></fpc4:PathMapping></fpc4:PathMappings>`,
    `<fpc4:PublicNames>${names.map((each) => `<fpc4:Str>${each}</fpc4:Str>`).join('')}</fpc4:PublicNames>`,
    '</fpc4:WebPublishingProperties></fpc4:PolicyRule>',
  ].join('');
}

/** A list of rules. */
export const policyXml = (rules: string) => `<fpc4:PolicyRules>${rules}</fpc4:PolicyRules>`;

/** A listener on port 443, with further properties. */
export const listenerXml = (id: string, properties = '') =>
  `<fpc4:WebListeners><fpc4:WebListener StorageName="${id}"><fpc4:Name>Listener ${id}</fpc4:Name><fpc4:Properties StorageName="Properties"><fpc4:SSLPort>443</fpc4:SSLPort>${properties}</fpc4:Properties></fpc4:WebListener></fpc4:WebListeners>`;

export const rootXml = (inner: string, build = '7.0.9193.500') =>
  `<fpc4:Root xmlns:fpc4="http://schemas.microsoft.com/isa/config-4" xmlns:dt="urn:schemas-microsoft-com:datatypes"><fpc4:Build dt:dt="string">${build}</fpc4:Build>${inner}</fpc4:Root>`;
