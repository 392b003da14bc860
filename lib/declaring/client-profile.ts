import type { ClientDeclaration } from './declarations';

/**
 * A client generation that signs in from outside. The TLS policy admits 1.0 only when one of them needs it.
 *
 * @see https://learn.microsoft.com/skypeforbusiness/manage/topology/disable-tls-1.0-1.1
 *
 * @example
 * declare const network: PerimeterNetwork;
 * declare const pool01: PoolPublishingRule;
 * new LyncReverseProxy(this, 'ReverseProxy', {
 *   vpc: network.vpc,
 *   publishingRules: [pool01],
 *   clients: [ClientProfile.SKYPE_FOR_BUSINESS_2016, ClientProfile.LYNC_PHONE_EDITION, ClientProfile.modern('Acme Meeting Bar')],
 * });
 */
export class ClientProfile {
  /** Lync 2010 on Windows. */
  public static readonly LYNC_2010 = new ClientProfile('lync2010', '1.0', { isOnOldWindows: true });
  /** Lync 2010 Attendee. */
  public static readonly LYNC_2010_ATTENDEE = new ClientProfile('lync2010Attendee', '1.0', { isOnOldWindows: true });
  /** Lync 2010 Mobile, which uses Mcx. */
  public static readonly LYNC_2010_MOBILE = new ClientProfile('lync2010Mobile', '1.0', { isMobile: true });
  /** Lync 2013 (Skype for Business 2015) on Windows, from 15.0.5023.1000. */
  public static readonly LYNC_2013 = new ClientProfile('lync2013', '1.2', { isOnOldWindows: true });
  /** Lync 2013 Mobile. */
  public static readonly LYNC_2013_MOBILE = new ClientProfile('lync2013Mobile', '1.0', { isMobile: true });
  /** Lync for Mac 2011. */
  public static readonly LYNC_MAC_2011 = new ClientProfile('lyncMac2011', '1.0');
  /** Desk phones with Lync Phone Edition. */
  public static readonly LYNC_PHONE_EDITION = new ClientProfile('lyncPhoneEdition', '1.0', { isPhone: true });
  /** Lync Room System. */
  public static readonly LYNC_ROOM_SYSTEM = new ClientProfile('lyncRoomSystem', '1.0', { isOnOldWindows: true });
  /** Lync Windows Store app. */
  public static readonly LYNC_STORE_APP = new ClientProfile('lyncStoreApp', '1.0', { isMobile: true, isOnOldWindows: true });
  /** Lync Web App and Skype for Business Web App in a current browser. */
  public static readonly WEB_APP = new ClientProfile('webApp', '1.3');
  /** Skype for Business 2015 on Windows. */
  public static readonly SKYPE_FOR_BUSINESS_2015 = new ClientProfile('skypeForBusiness2015', '1.2', { isOnOldWindows: true });
  /** Skype for Business 2016 on Windows, from 16.0.4678.1000. */
  public static readonly SKYPE_FOR_BUSINESS_2016 = new ClientProfile('skypeForBusiness2016', '1.2', { isOnOldWindows: true });
  /** Skype for Business 2019 on Windows. */
  public static readonly SKYPE_FOR_BUSINESS_2019 = new ClientProfile('skypeForBusiness2019', '1.2');
  /** Skype for Business on Mac, from 16.15. */
  public static readonly SKYPE_FOR_BUSINESS_MAC = new ClientProfile('skypeForBusinessMac', '1.2');
  /** Skype for Business on iOS and Android, from 6.19. */
  public static readonly SKYPE_FOR_BUSINESS_MOBILE = new ClientProfile('skypeForBusinessMobile', '1.2', { isMobile: true });
  /** Skype for Business on Windows Phone. */
  public static readonly SKYPE_FOR_BUSINESS_WINDOWS_PHONE = new ClientProfile('skypeForBusinessWindowsPhone', '1.0', { isMobile: true });
  /** Microsoft Teams Rooms, from 4.0.64.0. */
  public static readonly TEAMS_ROOMS = new ClientProfile('teamsRooms', '1.2');

  /**
   * Any other client that negotiates TLS 1.2.
   *
   * @param name what findings and reports call it
   */
  public static modern(name: string): ClientProfile {
    return new ClientProfile(name, '1.2');
  }

  /**
   * Any other client that negotiates nothing newer than TLS 1.0.
   *
   * @param name what findings and reports call it
   */
  public static legacy(name: string): ClientProfile {
    return new ClientProfile(name, '1.0');
  }

  /**
   * The client known by a name, as the deployment file spells it.
   *
   * @internal
   */
  public static _named(name: string): ClientProfile | undefined {
    return Object.values(ClientProfile).find(
      (value): value is ClientProfile => value instanceof ClientProfile && value.clientName === name,
    );
  }

  /** What findings, reports and the deployment file call it. */
  public readonly clientName: string;

  /** Whether it negotiates nothing newer than TLS 1.0. */
  public readonly needsTls10: boolean;

  private readonly traits: ClientTraits;

  private constructor(clientName: string, highestTls: ClientDeclaration['highestTls'], traits: Partial<ClientTraits> = {}) {
    this.clientName = clientName;
    this.needsTls10 = highestTls === '1.0';
    this.traits = { highestTls, isMobile: false, isPhone: false, isOnOldWindows: false, ...traits };
  }

  /** @internal */
  public _declaration(): ClientDeclaration {
    return { name: this.clientName, ...this.traits };
  }
}

type ClientTraits = Omit<ClientDeclaration, 'name'>;
