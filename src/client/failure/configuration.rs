//! What can be wrong with the options of a client or of a call.

/// Which option cannot work, and why: a stable code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfigurationCode {
    /// A region that does not exist.
    RegionUnknown,
    /// Neither a region nor a base URL.
    BaseUrlMissing,
    /// Both a region and a base URL.
    BaseUrlConflict,
    /// No http or https URL, or one with a query.
    BaseUrlInvalid,
    /// Plain http that leaves the machine.
    BaseUrlInsecure,
    /// User name or password in the URL.
    BaseUrlCredentials,
    /// No token.
    TokenMissing,
    /// A token that cannot stand in a header.
    TokenInvalid,
    /// The token function failed.
    TokenUnavailable,
    /// A header name or value that HTTP does not allow.
    HeaderInvalid,
    /// A header that the client or the platform sets.
    HeaderReserved,
    /// Another option that cannot be used.
    OptionInvalid,
    /// The platform has no `fetch`, and none was given.
    PlatformNoFetch,
}

impl ConfigurationCode {
    /// All codes.
    pub const ALL: [Self; 13] = [
        Self::RegionUnknown,
        Self::BaseUrlMissing,
        Self::BaseUrlConflict,
        Self::BaseUrlInvalid,
        Self::BaseUrlInsecure,
        Self::BaseUrlCredentials,
        Self::TokenMissing,
        Self::TokenInvalid,
        Self::TokenUnavailable,
        Self::HeaderInvalid,
        Self::HeaderReserved,
        Self::OptionInvalid,
        Self::PlatformNoFetch,
    ];

    /// The code as text, such as "base-url.insecure".
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RegionUnknown => "region.unknown",
            Self::BaseUrlMissing => "base-url.missing",
            Self::BaseUrlConflict => "base-url.conflict",
            Self::BaseUrlInvalid => "base-url.invalid",
            Self::BaseUrlInsecure => "base-url.insecure",
            Self::BaseUrlCredentials => "base-url.credentials",
            Self::TokenMissing => "token.missing",
            Self::TokenInvalid => "token.invalid",
            Self::TokenUnavailable => "token.unavailable",
            Self::HeaderInvalid => "header.invalid",
            Self::HeaderReserved => "header.reserved",
            Self::OptionInvalid => "option.invalid",
            Self::PlatformNoFetch => "platform.no-fetch",
        }
    }
}
