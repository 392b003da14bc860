const ROLES = 'urn:schema:Microsoft.Rtc.Management.Deploy.ServiceRoles.2008';

/** A published topology of so many Front End pools of three servers, in the shape that Get-CsTopology -AsXml writes. */
export function topologyDocument(pools: number): string {
  const numbers = Array.from({ length: pools }, (_, index) => index + 1);
  return [
    '<Topology xmlns="urn:schema:Microsoft.Rtc.Management.Deploy.Topology.2008">',
    '  <InternalDomains AllowAllDomains="false" DefaultDomain="contoso.com">',
    '    <InternalDomain Name="contoso.com" Authoritative="false" AllowSubDomains="false" />',
    '  </InternalDomains>',
    '  <Sites>',
    '    <CentralSite SiteId="1"><Name>Redmond</Name><Location /></CentralSite>',
    '  </Sites>',
    '  <Clusters>',
    ...numbers.map(cluster),
    '  </Clusters>',
    '  <Services>',
    ...numbers.map(services),
    '  </Services>',
    '</Topology>',
    '',
  ].join('\n');
}

function cluster(pool: number): string {
  const machines = [1, 2, 3].map(
    (machine) => `      <Machine OrdinalInCluster="${machine}" Fqdn="fe${machine}.pool${pool}.contoso.local">
        <NetInterface InterfaceSide="Primary" InterfaceNumber="1" IPAddress="0.0.0.0" />
        <NetInterface InterfaceSide="External" InterfaceNumber="1" IPAddress="0.0.0.0" />
        <NetInterface InterfaceSide="Pstn" InterfaceNumber="1" IPAddress="0.0.0.0" />
      </Machine>`,
  );
  return `    <Cluster RequiresReplication="true" RequiresSetup="true" Fqdn="pool${pool}.contoso.local">
      <ClusterId SiteId="1" Number="${pool}" />
${machines.join('\n')}
    </Cluster>`;
}

function services(pool: number): string {
  return [
    service(
      pool,
      'Registrar',
      `      <Ports xmlns="${ROLES}">${port('Registrar', 'SipServer', 'Primary', 5061, 'Mtls')}</Ports>
      <RegistrarService IsDirector="false" xmlns="${ROLES}" />`,
    ),
    service(
      pool,
      'WebServices',
      `      <Ports xmlns="${ROLES}">
        ${port('OCSWebSite', 'WebSite', 'External', 8080, 'Http', 80)}
        ${port('OCSWebSite', 'WebSite', 'External', 4443, 'Https', 443)}
        ${port('OCSWebSite', 'WebSite', 'Primary', 80, 'Http')}
        ${port('OCSWebSite', 'WebSite', 'Primary', 443, 'Https')}
      </Ports>
      <WebService xmlns="${ROLES}"><ExternalSettings Host="webext${pool}.contoso.com"><OverrideUrls /></ExternalSettings></WebService>`,
    ),
  ].join('\n');
}

function service(pool: number, role: string, contents: string): string {
  return `    <Service RoleVersion="1" ServiceVersion="7">
      <ServiceId SiteId="1" RoleName="${role}" Instance="${pool}" />
      <DependsOn />
      <InstalledOn><ClusterId SiteId="1" Number="${pool}" /></InstalledOn>
${contents}
    </Service>`;
}

function port(owner: string, usage: string, side: string, number: number, protocol: string, configured?: number): string {
  const published = configured === undefined ? '' : ` ConfiguredPort="${configured}"`;
  return `<Port Owner="urn:component:${owner}" Usage="${usage}" InterfaceSide="${side}" InterfaceNumber="1" Port="${number}" Protocol="${protocol}" UrlPath="/" AuthorizesRequests="false"${published} />`;
}
