//! The catalogue: every code that this release can report, with its severity, words and source.

/// How much an issue weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The API would refuse the tunnel.
    Error,
    /// The API accepts it, and it is probably a mistake or unsafe.
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    /// The name that the bridge and the typings use.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// Declares the codes: stable name, severity, template with params in braces, and the document behind it.
macro_rules! catalog {
    ($($variant:ident = $code:literal, $severity:ident, $template:literal $(, $reference:literal)?;)+) => {
        /// A stable machine code. Its documentation is its template: see [`Code::template`].
        #[allow(missing_docs)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Code { $($variant),+ }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code as callers see it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// How much it weighs.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity),+ }
            }

            /// One English sentence with params in braces.
            pub const fn template(self) -> &'static str {
                match self { $(Self::$variant => $template),+ }
            }

            /// The document and section behind it, where there is one.
            pub const fn reference(self) -> Option<&'static str> {
                match self { $(Self::$variant => catalog!(@reference $($reference)?)),+ }
            }
        }
    };
    (@reference) => { None };
    (@reference $reference:literal) => { Some($reference) };
}

catalog! {
    // What the API's contract refuses.
    JsonSyntax = "json.syntax", Error, "This is not JSON: there is a mistake at line {line}, column {column}.";
    Type = "type", Error, "{field} must be of type {expected}, not {actual}.";
    Required = "required", Error, "{field} is required.";
    Enum = "enum", Error, "{field} must be one of {allowed}.";
    NumberInteger = "number.integer", Error, "{field} must be a whole number.";
    NumberMin = "number.min", Error, "{field} must be at least {minimum}.";
    NumberMax = "number.max", Error, "{field} must be at most {maximum}.";
    StringMax = "string.max", Error, "{field} must have at most {maximum} characters, not {length}.";
    ItemsMin = "items.min", Error, "{field} must have at least {minimum} entry.";
    ItemsMax = "items.max", Error, "{field} must have at most {maximum} entries, not {count}.";
    UuidInvalid = "uuid.invalid", Error, "{field} must be a UUID, such as 66a114c7-2ddd-5119-9ddf-5a789f5a5a44.";
    CidrInvalid = "cidr.invalid", Error,
        "{field} must be a network in CIDR notation, such as 192.168.1.0/24 or 2001:db8::/32.";
    RemoteHostInvalid = "remote-host.invalid", Error,
        "{field} must be an IPv4 address or a host name, such as 203.0.113.7 or vpn.example.com.";
    PskRequired = "psk.required", Error, "{field} is required: the authentication method PSK needs a pre-shared key.";
    PskEmpty = "psk.empty", Error, "{field} must not be empty: type or generate a pre-shared key.";

    // What the API accepts and an operator may regret.
    MemberUnknown = "member.unknown", Warning, "{field} is not a member that the API knows; check its spelling.";
    NameBlank = "name.blank", Warning, "{field} is blank; give the tunnel a name that people can find.";
    NamePadded = "name.padded", Warning, "{field} begins or ends with white space; remove it.";
    RemoteHostSpecial = "remote-host.special", Warning,
        "{field} is an address for {use} ({network}), which a gateway on the internet cannot reach; use a public one.",
        "IANA IPv4 Special-Purpose Address Registry";
    CidrHostBits = "cidr.host-bits", Warning, "{field} names a host inside a network; the network is {network}.";
    CidrDuplicate = "cidr.duplicate", Warning, "{field} is the same network as {other}; remove one of them.";
    CidrContained = "cidr.contained", Info, "{field} lies inside {other}; it can be left out.";
    CidrSidesOverlap = "cidr.sides-overlap", Warning,
        "{field} overlaps with {other} on the other side; traffic between them has no clear way.";
    PskShort = "psk.short", Warning, "{field} has {length} characters; use at least {minimum}.";
    PskSample = "psk.sample", Warning,
        "{field} is the sample key from the API's public documentation; generate one of your own.";
    LifetimeOrder = "lifetime.order", Warning,
        "{field} is {lifetime} seconds, no shorter than ike.lifetime; ESP keys should be renewed more often.";

    // What only shows across the tunnels of one gateway.
    TunnelsMax = "tunnels.max", Warning, "A gateway holds at most {maximum} tunnels, and these are {count}.";
    TunnelsName = "tunnels.name", Warning, "{field} is the name of tunnel {other} too; give each tunnel its own.";
    TunnelsOverlap = "tunnels.overlap", Warning,
        "{field} overlaps with {network} of tunnel {other}; the gateway cannot tell which tunnel to use.";
}
