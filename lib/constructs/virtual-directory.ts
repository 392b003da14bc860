/**
 * A virtual directory of the external web site of Lync Server.
 *
 * Requests match in any letter case, as IIS compares them.
 *
 * @see https://learn.microsoft.com/powershell/module/skype/get-csservice
 *
 * @example
 * new PoolPublishingRule(this, 'Mobility', {
 *   pool: LyncPool.standardEdition('webext-ams.contoso.com', PoolServers.fromLoadBalancerAddress('10.30.0.10')),
 *   virtualDirectories: [VirtualDirectory.UCWA, VirtualDirectory.WEB_TICKET, VirtualDirectory.of('/Custom')],
 * });
 */
export class VirtualDirectory {
  /** Address book download and queries. */
  public static readonly ABS = new VirtualDirectory('/abs');
  /** Autodiscover service. */
  public static readonly AUTODISCOVER = new VirtualDirectory('/Autodiscover');
  /** Enrolment of user certificates. */
  public static readonly CERT_PROV = new VirtualDirectory('/CertProv');
  /** Conference content. */
  public static readonly COLLAB_CONTENT = new VirtualDirectory('/CollabContent');
  /** Slides and uploads of Lync Web App. */
  public static readonly DATA_COLLAB_WEB = new VirtualDirectory('/DataCollabWeb');
  /** Client and device updates. */
  public static readonly DEVICE_UPDATE_FILES = new VirtualDirectory('/DeviceUpdateFiles_Ext');
  /** Dial-in conferencing page. */
  public static readonly DIALIN = new VirtualDirectory('/Dialin');
  /** Distribution group expansion. */
  public static readonly GROUP_EXPANSION = new VirtualDirectory('/GroupExpansion');
  /** Move of users to and from Office 365. */
  public static readonly HOSTED_MIGRATION = new VirtualDirectory('/HostedMigration');
  /** Hybrid configuration. */
  public static readonly HYBRID_CONFIG = new VirtualDirectory('/HybridConfig');
  /** Lync Web App. */
  public static readonly LWA = new VirtualDirectory('/lwa');
  /** Mobility service of Lync 2010 Mobile. */
  public static readonly MCX = new VirtualDirectory('/Mcx');
  /** Join page. */
  public static readonly MEET = new VirtualDirectory('/Meet');
  /** Passive authentication (AD FS). */
  public static readonly PASSIVE_AUTH = new VirtualDirectory('/passiveauth');
  /** Persistent Chat. */
  public static readonly PERSISTENT_CHAT = new VirtualDirectory('/PersistentChat');
  /** Meetings in Lync Web App. */
  public static readonly REACH = new VirtualDirectory('/Reach');
  /** Device update requests. */
  public static readonly REQUEST_HANDLER = new VirtualDirectory('/RequestHandlerExt');
  /** Fonts of Lync Web App. */
  public static readonly FONTS = new VirtualDirectory('/Fonts');
  /** Static data of Lync Web App. */
  public static readonly LM_STATIC_DATA = new VirtualDirectory('/LMStaticData');
  /** Meetings in Lync Web App. */
  public static readonly MEETING = new VirtualDirectory('/meeting');
  /** Content of meetings. */
  public static readonly MEETING_CONTENT = new VirtualDirectory('/MeetingContent');
  /** Files of meetings. */
  public static readonly MEETING_FILES = new VirtualDirectory('/MeetingFiles');
  /** Storage service; its path is not verified. */
  public static readonly STORE_WEB = new VirtualDirectory('/StoreWeb');
  /** Support conferencing console. */
  public static readonly SUPPORT_CONF_CONSOLE = new VirtualDirectory('/supportconfconsole');
  /** Response group agents. */
  public static readonly RGS_CLIENTS = new VirtualDirectory('/RgsClients');
  /** Response group configuration. */
  public static readonly RGS_CONFIG = new VirtualDirectory('/RgsConfig');
  /** Web Scheduler. */
  public static readonly SCHEDULER = new VirtualDirectory('/Scheduler');
  /** Mobility service of Lync 2013 and later, and web SDK. */
  public static readonly UCWA = new VirtualDirectory('/ucwa');
  /** Issuer of web tickets. */
  public static readonly WEB_TICKET = new VirtualDirectory('/WebTicket');

  /**
   * Any other virtual directory.
   *
   * @param path like `/MeetingFiles`: letters, digits, hyphens, dots and underscores
   */
  public static of(path: string): VirtualDirectory {
    return new VirtualDirectory(path);
  }

  /** Path below the host. */
  public readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }
}
