use ionos_ipsec_tunnels::{
    client::{Failure, Patience},
    fetch::{Error, TunnelClient},
    model::{AuthMethod, IPSecPSK, IPSecTunnel, IPSecTunnelAuth, IPSecTunnelRead},
    validate::tunnel_id_for,
};

/// Creates the tunnel to the office, or replaces it, and waits until the API has set its side up.
pub async fn connect_office(client: &TunnelClient, gateway: &str, key: String) -> Result<IPSecTunnelRead, Error> {
    let id = tunnel_id_for(gateway, "office").unwrap_or_default();
    let tunnel = IPSecTunnel {
        name: "office".into(),
        description: None,
        remote_host: "vpn.example.com".into(),
        auth: IPSecTunnelAuth { method: AuthMethod::Psk, psk: Some(IPSecPSK { key }) },
        ike: Default::default(),
        esp: Default::default(),
        cloud_network_cidrs: vec!["10.7.0.0/24".into()],
        peer_network_cidrs: vec!["192.168.5.0/24".into()],
    };
    client.ensure(gateway, &id, &tunnel).await?;
    client.wait_until_available(gateway, &id, Patience::default()).await
}

/// What to show the user: each issue of a tunnel that was not sent, or what went wrong.
pub fn messages(error: &Error) -> Vec<String> {
    match error.failure() {
        Failure::Validation(issues) => issues.iter().map(ToString::to_string).collect(),
        _ => vec![error.to_string()],
    }
}
