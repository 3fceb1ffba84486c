//! What can be wrong with the options of a client or of a call.

codes! {
    /// Which option cannot work, and why.
    ConfigurationCode, as_str {
        /// A region that does not exist.
        RegionUnknown = "region.unknown",
        /// Neither a region nor a base URL.
        BaseUrlMissing = "base-url.missing",
        /// Both a region and a base URL.
        BaseUrlConflict = "base-url.conflict",
        /// No http or https URL, or one with a query.
        BaseUrlInvalid = "base-url.invalid",
        /// Plain http that leaves the machine.
        BaseUrlInsecure = "base-url.insecure",
        /// User name or password in the URL.
        BaseUrlCredentials = "base-url.credentials",
        /// No token.
        TokenMissing = "token.missing",
        /// A token that cannot stand in a header.
        TokenInvalid = "token.invalid",
        /// The token function failed.
        TokenUnavailable = "token.unavailable",
        /// A header name or value that HTTP does not allow.
        HeaderInvalid = "header.invalid",
        /// A header that the client or the platform sets.
        HeaderReserved = "header.reserved",
        /// Another option that cannot be used.
        OptionInvalid = "option.invalid",
        /// The platform has no `fetch`, and none was given.
        PlatformNoFetch = "platform.no-fetch",
    }
}
