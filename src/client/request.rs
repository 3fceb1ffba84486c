//! The method and the URL of each operation, checked before anything is sent.

use super::failure::Failure;
use crate::validate::{self, Issue};

/// The methods of the operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Creates: not safe to repeat.
    Post,
    /// Creates or replaces.
    Put,
    /// Deletes.
    Delete,
}

impl Method {
    /// The method's name in HTTP.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// The resource that an operation is about. Ids are as the caller gives them; `None` stands for an id that is no text.
#[derive(Clone, Copy, Debug)]
pub enum Resource<'a> {
    /// The gateways of the contract.
    Gateways,
    /// One gateway.
    Gateway(Option<&'a str>),
    /// The tunnels of a gateway.
    Tunnels(Option<&'a str>),
    /// A tunnel of a gateway.
    Tunnel(Option<&'a str>, Option<&'a str>),
}

/// Which page of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PageQuery {
    /// Index of the first item, from 0; `None` for the API's default, 0.
    pub offset: Option<u32>,
    /// Most items on the page; `None` for the API's default, [`PAGE_LIMIT`](crate::model::PAGE_LIMIT).
    pub limit: Option<u32>,
}

/// A request without its body, which the driver keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The absolute URL.
    pub url: String,
}

/// Where requests go.
#[derive(Clone, Copy, Debug)]
pub struct Server<'a> {
    /// The base URL, without a slash at its end.
    pub base_url: &'a str,
    /// Whether ids must be UUIDs. An id that would change the path of the URL is refused in any case.
    pub validate: bool,
}

impl Server<'_> {
    /// The request for a resource. `issues` are those of the tunnel that is to be sent; the issues of ids are added, so
    /// that the caller gets all of them at once.
    ///
    /// # Errors
    ///
    /// [`Failure::Validation`] with all issues, if there are any.
    pub fn request(
        &self,
        method: Method,
        resource: Resource<'_>,
        page: PageQuery,
        mut issues: Vec<Issue>,
    ) -> Result<Request, Failure> {
        let mut segment = |id: Option<&str>, name: &'static str| {
            let encoded = id.and_then(path_segment);
            if self.validate || encoded.is_none() {
                issues.extend(validate::check_id(id, name));
            }
            encoded.unwrap_or_default()
        };
        let path = match resource {
            Resource::Gateways => String::new(),
            Resource::Gateway(gateway) => ["/", &segment(gateway, "gatewayId")].concat(),
            Resource::Tunnels(gateway) => ["/", &segment(gateway, "gatewayId"), "/tunnels"].concat(),
            Resource::Tunnel(gateway, tunnel) => {
                ["/", &segment(gateway, "gatewayId"), "/tunnels/", &segment(tunnel, "tunnelId")].concat()
            }
        };
        let mut url = [self.base_url, "/ipsecgateways", &path].concat();
        let mut separator = '?';
        for (name, value) in [("offset=", page.offset), ("limit=", page.limit)] {
            if let Some(value) = value {
                url.push(separator);
                url += name;
                url += &value.to_string();
                separator = '&';
            }
        }
        if issues.is_empty() { Ok(Request { method, url }) } else { Err(Failure::Validation(issues)) }
    }
}

/// Encodes an id as one segment of a path, with everything but unreserved characters in percent-encoding (RFC 3986,
/// sections 2.1 and 2.3). `None` for an id that is empty, "." or "..".
fn path_segment(id: &str) -> Option<String> {
    if matches!(id, "" | "." | "..") {
        return None;
    }
    let mut segment = String::with_capacity(id.len());
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            segment.push(char::from(byte));
        } else {
            segment.push('%');
            for digit in [byte >> 4, byte & 15] {
                segment.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
            }
        }
    }
    Some(segment)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GATEWAY: &str = "66a114c7-2ddd-5119-9ddf-5a789f5a5a44";
    const TUNNEL: &str = "c28b2d3e-7b15-53ca-ae88-6ae9378d6efe";

    fn url(server: Server<'_>, resource: Resource<'_>, page: PageQuery) -> String {
        server.request(Method::Get, resource, page, Vec::new()).map(|request| request.url).unwrap_or_default()
    }

    #[test]
    fn each_resource_has_its_url() {
        let server = Server { base_url: "https://api.example.com/vpn", validate: true };
        let first = PageQuery { offset: Some(0), limit: Some(7) };
        for (resource, page, path) in [
            (Resource::Gateways, PageQuery::default(), "/ipsecgateways".to_owned()),
            (Resource::Gateways, first, "/ipsecgateways?offset=0&limit=7".to_owned()),
            (Resource::Gateway(Some(GATEWAY)), PageQuery::default(), format!("/ipsecgateways/{GATEWAY}")),
            (Resource::Tunnels(Some(GATEWAY)), PageQuery::default(), format!("/ipsecgateways/{GATEWAY}/tunnels")),
            (
                Resource::Tunnels(Some(GATEWAY)),
                PageQuery { limit: Some(7), ..PageQuery::default() },
                format!("/ipsecgateways/{GATEWAY}/tunnels?limit=7"),
            ),
            (
                Resource::Tunnel(Some(GATEWAY), Some(TUNNEL)),
                PageQuery::default(),
                format!("/ipsecgateways/{GATEWAY}/tunnels/{TUNNEL}"),
            ),
        ] {
            assert_eq!(url(server, resource, page), format!("https://api.example.com/vpn{path}"), "{resource:?}");
        }
    }

    #[test]
    fn every_id_that_is_none_is_told_at_once() {
        let server = Server { base_url: "", validate: true };
        let refused = server.request(Method::Get, Resource::Tunnel(Some("a"), None), PageQuery::default(), Vec::new());
        let Err(Failure::Validation(issues)) = refused else { panic!("{refused:?}") };
        let paths: Vec<_> = issues.iter().map(|issue| issue.path[0].to_string()).collect();
        assert_eq!(paths, ["gatewayId", "tunnelId"]);
    }

    #[test]
    fn an_id_cannot_change_the_path() {
        let server = Server { base_url: "", validate: false };
        assert_eq!(
            url(server, Resource::Gateway(Some("a/../b?c#d%2e")), PageQuery::default()),
            "/ipsecgateways/a%2F..%2Fb%3Fc%23d%252e"
        );
        for id in [Some(""), Some("."), Some(".."), None] {
            assert_eq!(url(server, Resource::Gateway(id), PageQuery::default()), "", "{id:?}");
        }
    }
}
