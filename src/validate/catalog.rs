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
    /// The name that the package and the typings use.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// A reason, as in `params.reason`, and the template for it.
pub(super) type Reason = (&'static str, &'static str);

/// Declares the codes, each with its stable name, severity, template with params in braces, the document behind it, and the
/// templates that replace the first one where an issue has a reason.
macro_rules! catalog {
    ($($variant:ident = $code:literal, $severity:ident, $template:literal $(, $reference:literal)?
        $(; $reason:literal => $words:literal)*;)+) => {
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

            /// Sentences that say more than [`Code::template`], for the issues whose param `reason` names them.
            pub const fn reasons(self) -> &'static [Reason] {
                match self { $(Self::$variant => &[$(($reason, $words)),*]),+ }
            }

            /// The document behind it, where there is one: an RFC with its section, or several with ", " in between; for a
            /// registry or a resolution, which have no sections, the name alone.
            pub const fn reference(self) -> Option<&'static str> {
                match self { $(Self::$variant => catalog!(@reference $($reference)?)),+ }
            }
        }
    };
    (@reference) => { None };
    (@reference $reference:literal) => { Some($reference) };
}

/// Stands for no document: local networks use these names by custom, and no registry lists them.
const CUSTOMARY: &str = "";

impl Code {
    /// Documents that replace [`Code::reference`] for some issues of a code, by the value of the param `suffix` or
    /// `reason`. The empty text means that there is no document.
    pub const fn sources(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::RemoteHostSpecial => &[("multicast", "IANA IPv4 Multicast Address Space Registry")],
            Self::EncryptionShortIcv => &[("ike", "RFC 5282 §7.2")],
            Self::CidrSpecial => &[("multicast", "IANA IPv4 and IPv6 Multicast Address Space Registries")],
            Self::RemoteHostSpecialName => &[
                ("digits", "RFC 1123 §2.1"),
                (".internal", "ICANN Board Resolution 2024.07.29.06"),
                (".lan", CUSTOMARY),
                (".home", CUSTOMARY),
                (".corp", CUSTOMARY),
                (".intranet", CUSTOMARY),
                (".localdomain", CUSTOMARY),
                ("fritz.box", CUSTOMARY),
            ],
            _ => &[],
        }
    }
}

catalog! {
    // What the API's contract refuses.
    JsonSyntax = "json.syntax", Error, "This is not JSON: there is a mistake at line {line}, column {column}.";
        "empty" => "There is no JSON: the text is empty at line {line}, column {column}.";
        "encoding" => "This is not JSON in UTF-8: there is another encoding at line {line}, column {column}; save the file as UTF-8.";
        "trailing-comma" => "This is not JSON: there is a comma before the bracket at line {line}, column {column}; remove the comma.";
        "comment" => "This is not JSON: there is a comment at line {line}, column {column}; remove it.";
        "single-quotes" => "This is not JSON: there is a single quote at line {line}, column {column}; use double quotes.";
        "several" => "This is more than one JSON value: another one begins at line {line}, column {column}; put them into a list.";
        "control-character" => "This is not JSON: there is a control character, such as a line break in a text, at line {line}, column {column}; write it as an escape.";
    DocumentWrapped = "document.wrapped", Error, "{field} holds what is meant; pass that alone.";
        "properties" => "{field} is inside an answer or a request of the API; pass the object that it holds as the tunnel.";
        "items" => "{field} is inside a list of the API; pass the properties of its elements, each as a tunnel.";
    FieldUnknown = "field.unknown", Error,
        "{field} is not the path of a field; write one such as remoteHost, ike.lifetime or cloudNetworkCIDRs.0.";
    Type = "type", Error, "{field} must be of type {expected}, not {actual}.";
        "key" => "{field} must be an object, not text; put the pre-shared key into auth.psk.key.";
        "unreadable" => "{field} could not be read, and must be of type {expected}.";
    Required = "required", Error, "{field} is required.";
    Enum = "enum", Error, "{field} must be one of {allowed}.";
        "single" => "{field} must be {allowed}.";
    NumberInteger = "number.integer", Error, "{field} must be a whole number.";
    NumberMin = "number.min", Error, "{field} must be at least {minimum}.";
        "seconds" => "{field} must be at least {minimum} seconds.";
        "minutes" => "{field} is in seconds and must be at least {minimum}; {value} would be right in minutes.";
        "hours" => "{field} is in seconds and must be at least {minimum}; {value} would be right in hours.";
    NumberMax = "number.max", Error, "{field} must be at most {maximum}.";
        "seconds" => "{field} must be at most {maximum} seconds.";
        "milliseconds" => "{field} is in seconds and must be at most {maximum}; {value} would be right in milliseconds.";
    StringMax = "string.max", Error, "{field} must have at most {maximum} characters, not {length}.";
    ItemsMin = "items.min", Error, "{field} must have at least {minimum} entry.";
    ItemsMax = "items.max", Error, "{field} must have at most {maximum} entries, not {count}.";
    UuidInvalid = "uuid.invalid", Error, "{field} must be a UUID, such as 66a114c7-2ddd-5119-9ddf-5a789f5a5a44.";
    CidrInvalid = "cidr.invalid", Error,
        "{field} must be a network in CIDR notation, such as 192.168.1.0/24 or 2001:db8::/32.";
        "address" => "{field} is an address without a prefix length; add one, such as /24 for a network or /32 for a single IPv4 address.";
        "prefix" => "{field} has a prefix length that is too long; IPv4 has at most 32 bits, and IPv6 at most 128.";
        "mask" => "{field} has a mask that is written as an address; write the prefix length, such as /24 for 255.255.255.0.";
        "range" => "{field} is a range of addresses; write the networks that it is made of, each as an entry of its own.";
        "several" => "{field} has several networks; make an entry of each.";
        "leading-zeros" => "{field} has zeros before its numbers, which some programs read as octal; leave them out.";
        "ipv4-in-ipv6" => "{field} has an IPv4 address inside an IPv6 address, which the API does not accept; write it in hexadecimal.";
        "zone" => "{field} has a zone after a percent sign, which is valid on one machine only; write the network without it.";
        "blank" => "{field} has white space or invisible characters in it or around it; remove them.";
        "punctuation" => "{field} has punctuation in it or around it, such as quotation marks or brackets; write the network alone.";
    RemoteHostInvalid = "remote-host.invalid", Error,
        "{field} must be an IPv4 address or a host name, such as 203.0.113.7 or vpn.example.com.";
        "ipv6" => "{field} is an IPv6 address, which the API does not accept; use an IPv4 address or a host name.";
        "numeric-end" => "{field} ends like an IPv4 address and is none; write four numbers from 0 to 255, or a host name.";
        "leading-zeros" => "{field} has zeros before its numbers, which some programs read as octal; leave them out.";
        "network" => "{field} is a network; use the peer's own address, without a prefix length.";
        "url" => "{field} is more than a host, such as a URL; use the host alone.";
        "port" => "{field} has a port, and IKE's ports are fixed; use the host alone.";
        "spaces" => "{field} has white space or invisible characters in it or around it; remove them.";
        "punctuation" => "{field} has characters that no host has, such as long dashes, quotation marks or full-width digits; type it with plain ones.";
        "several" => "{field} has several hosts; make a tunnel to each.";
        "underscore" => "{field} has an underscore, which host names must not have; use the name with hyphens or an address.";
        "trailing-dot" => "{field} ends with a dot; leave the dot out.";
        "international" => "{field} is an international name; write {name} in its A-label form, which begins with xn--.";
        "a-label" => "{field} has a label that begins with xn-- and is no valid A-label; copy the name again.";
        "length" => "{field} is too long: a host name has at most 253 characters, and 63 between two dots.";
    PskRequired = "psk.required", Error, "{field} is required: the authentication method PSK needs a pre-shared key.";
    PskEmpty = "psk.empty", Error, "{field} must not be empty: type or generate a pre-shared key.";

    // Names and members.
    MemberUnknown = "member.unknown", Warning, "{field} is not a member that the API knows; leave it out.";
        "similar" => "{field} is not a member that the API knows; rename it to {intended}.";
        "moved" => "{field} is not a member that the API knows; move it to {intended}.";
        "nested" => "{field} has a name with dots, which the API does not read as a path; put the value into nested objects.";
        "wrapped" => "{field} holds the tunnel's own members; pass what is inside it.";
    MemberDuplicate = "member.duplicate", Warning,
        "{field} is there more than once, first at line {other}, and only the last one counts; remove the others.";
    MemberReadOnly = "member.read-only", Warning, "{field} is set by the API and cannot be chosen; leave it out.";
    NameBlank = "name.blank", Warning, "{field} is blank; give the tunnel a name that people can find.";
    NamePadded = "name.padded", Warning, "{field} begins or ends with white space; remove it.";

    // Networks.
    CidrHostBits = "cidr.host-bits", Warning, "{field} names a host inside a network; write the network, {network}.",
        "RFC 4632 §3.1, RFC 4291 §2.3";
    CidrNotCanonical = "cidr.not-canonical", Info,
        "{field} is not in canonical form, which logs and other tools show; write {network}.", "RFC 5952 §4";
    CidrDuplicate = "cidr.duplicate", Warning, "{field} is the same network as {other}; remove one of them.";
    CidrContained = "cidr.contained", Info, "{field} lies inside {other}; leave it out.";
    CidrSidesOverlap = "cidr.sides-overlap", Warning,
        "{field} lies inside {other} on the cloud side, so that traffic to it stays in the cloud; use networks that do not overlap.";
    CidrDefaultRoute = "cidr.default-route", Info,
        "{field} stands for every IPv{family} address; narrow it down unless all traffic is meant to use the tunnel.";
        "cloud" => "{field} lets every IPv{family} address of the cloud use the tunnel, as in the examples of IONOS; narrow it down where only some networks are meant to.";
        "both" => "{field} and the cloud side both stand for every IPv{family} address, so that routes alone decide what uses the tunnel; narrow them down where you can.";
    CidrDefaultRouteBeside = "cidr.default-route-beside", Warning,
        "{field} covers every other IPv{family} network of its side; keep it alone, or leave it out.";
    CidrNoPair = "cidr.no-pair", Warning,
        "The cloud side has IPv{cloud} networks alone and the peer's side IPv{peer}, so that none can talk to another; use one family on both sides.";
    CidrFamilyOneSide = "cidr.family-one-side", Warning,
        "{field} is an IPv{family} network, and there is none in {other} to talk to; add one there, or leave this one out.";
    CidrRemoteHost = "cidr.remote-host", Warning,
        "{field} contains the remote host {host}, whose own packets would then go into the tunnel; leave the host out of it.";
        "itself" => "{field} is the remote host {host} itself, whose own packets would then go into the tunnel; name the networks behind it.";
        "cloud" => "{field} contains the remote host {host}, which the gateway would then look for in the cloud; use networks that do not hold it.";
    CidrPairs = "cidr.pairs", Info,
        "The two sides make {count} pairs of networks, and some peers need a child SA for each; use one network on each side where you can.",
        "RFC 7296 §2.9";
    CidrAggregate = "cidr.aggregate", Info,
        "{field} has {count} networks that make up {network} together; write that one instead.";
    CidrSpecial = "cidr.special", Warning,
        "{field} is in {network}, and no network has these addresses; check the network.",
        "IANA IPv4 and IPv6 Special-Purpose Address Registries";
        "loopback" => "{field} is for loopback ({network}), and traffic to it never leaves a host; check the network.";
        "link-local" => "{field} is for single links ({network}), and traffic to it is not routed; check the network.";
        "multicast" => "{field} is for multicast ({network}), which a tunnel between networks does not carry; check the network.";
        "reserved" => "{field} is reserved ({network}), and no network has these addresses; check the network.";
        "documentation" => "{field} is for examples ({network}), and no network has these addresses; write the network that is meant.";
    CidrSingleAddress = "cidr.single-address", Info,
        "{field} is a single address that looks like that of a network; write the network's own prefix length, such as /24, if the network is meant.",
        "RFC 4632 §3.1";

    // The remote host.
    RemoteHostSpecial = "remote-host.special", Warning,
        "{field} is in {network}, which a gateway on the internet cannot reach; use a public address.",
        "IANA IPv4 Special-Purpose Address Registry";
        "private" => "{field} is a private address ({network}), which a gateway on the internet cannot reach; use the public one.";
        "shared" => "{field} is an address behind a carrier's NAT ({network}), which a gateway on the internet cannot reach; use a public one.";
        "loopback" => "{field} is a loopback address ({network}), with which the gateway would reach itself; use the peer's public one.";
        "link-local" => "{field} is a link-local address ({network}), which is valid on one link only; use a public one.";
        "multicast" => "{field} is a multicast address ({network}), and a peer has one of its own; use its public unicast address.";
        "reserved" => "{field} is a reserved address ({network}), which no peer can have; use the peer's public one.";
        "documentation" => "{field} is an address for examples ({network}), which no peer has; use the peer's public one.";
        "benchmark" => "{field} is an address for benchmarks ({network}), which is not routed on the internet; use a public one.";
    RemoteHostSpecialName = "remote-host.special-name", Warning,
        "{field} is a special name ({suffix}), which is not for hosts on the internet; use a public name or address.",
        "IANA Special-Use Domain Names Registry";
        "local" => "{field} is a name for local networks ({suffix}), which a gateway on the internet cannot resolve; use a public name or address.";
        "localhost" => "{field} is a name with which the gateway would reach itself ({suffix}); use the peer's public name or address.";
        "example" => "{field} is a name for examples ({suffix}), which no peer has; use the peer's public name or address.";
        "not-resolved" => "{field} is a name that never resolves on the internet ({suffix}); use a public name or address.";
        "digits" => "{field} ends in a label with digits, which is not a top-level domain; check it for a typo.";
    RemoteHostSingleLabel = "remote-host.single-label", Warning,
        "{field} has a single label, which only a local network can resolve; use the full name, such as vpn.example.com.";

    // The pre-shared key.
    PskVeryShort = "psk.very-short", Warning,
        "{field} has a length of only {length} and can be found by trial; use at least {minimum} random characters.",
        "RFC 7296 §2.15";
    PskShort = "psk.short", Info, "{field} has a length of {length}; use at least {minimum} random characters.",
        "RFC 7296 §2.15";
    PskLong = "psk.long", Info,
        "{field} has more than {maximum} characters, which AWS and several appliances refuse; a random key need not be longer.";
    PskWeak = "psk.weak", Warning,
        "{field} is worth about {bits} bits; generate a random key of at least {minimum} bits.", "RFC 7296 §2.15";
        "repeats" => "{field} repeats itself and is worth about {bits} bits; generate a random key of at least {minimum} bits.";
        "sequence" => "{field} has sequences such as abcd or 4321 and is worth about {bits} bits; generate a random key of at least {minimum} bits.";
        "keyboard" => "{field} follows the keyboard and is worth about {bits} bits; generate a random key of at least {minimum} bits.";
        "words" => "{field} is made of common words and is worth about {bits} bits; generate a random key of at least {minimum} bits.";
    PskSample = "psk.sample", Warning,
        "{field} is the sample key from the API's public documentation; generate one of your own.";
    PskPlaceholder = "psk.placeholder", Warning,
        "{field} looks like something that stands in for a key, such as a variable that was not replaced; put the key itself there.";
    PskOwnName = "psk.own-name", Warning,
        "{field} holds what everyone may know of the tunnel; generate a random key.", "RFC 7296 §2.15";
        "name" => "{field} holds the tunnel's own name, or a word of it, which everyone may know; generate a random key.";
        "host" => "{field} holds the remote host, or a part of it, which everyone may know; generate a random key.";
    PskExposed = "psk.exposed", Warning,
        "{field} holds the pre-shared key, and everyone who may see the tunnel reads it there; take it out, and generate another key.";
    PskPrefix = "psk.prefix", Info, "{field} has a prefix that some gateways decode; begin it with another character.";
        "hexadecimal" => "{field} begins with 0x, after which some gateways expect hexadecimal; begin it with another character.";
        "base64" => "{field} begins with 0s, after which some gateways expect base64; begin it with another character.";
    PskCharacters = "psk.characters", Info,
        "{field} has characters that some gateways refuse; use letters and digits alone.";
        "control" => "{field} has control characters, such as a line break, which many gateways refuse or cut off; remove them.";
        "ends" => "{field} begins or ends with white space or an invisible character, which pfSense and others cut off; remove it.";
        "non-ascii" => "{field} has characters beyond ASCII, which pfSense refuses and others encode in different ways; use letters and digits alone.";
        "quote" => "{field} has quotes or a backslash, which VyOS and other configuration files interpret; use letters and digits alone.";
        "syntax" => "{field} has braces, # or $, which configuration files such as those of strongSwan interpret; use letters and digits alone.";
        "space" => "{field} has spaces, which Azure refuses; use letters and digits alone.";
        "tilde" => "{field} has a tilde, which Azure refuses; use letters and digits alone.";

    // Algorithms and lifetimes.
    IntegrityUnused = "integrity.unused", Info,
        "{field} has no effect, because {algorithm} protects the integrity of ESP itself; you may leave it out.",
        "RFC 5282 §8";
    IntegrityPrf = "integrity.prf", Info,
        "{field} can at most choose the pseudorandom function, because {algorithm} protects the integrity of IKE itself; set the same function at the peer.",
        "RFC 5282 §8";
    EncryptionShortIcv = "encryption.short-icv", Info,
        "{field} has a 12-byte integrity check value, which peers need not support; use AES256-GCM-16 unless the peer asks for this.",
        "RFC 4106 §6, RFC 4309 §3";
        "ike" => "{field} has a 12-byte integrity check value, which is not recommended for IKE; use AES256-GCM-16 unless the peer asks for this.";
    EncryptionIkeWeaker = "encryption.ike-weaker", Warning,
        "{field} is weaker than {algorithm} of ESP, whose keys it protects, and compliance rules and Cisco's sa-strength-enforcement refuse that; use {alternative}.";
    EncryptionCcmIke = "encryption.ccm-ike", Warning,
        "{field} is a CCM algorithm, which few peers support for IKE; use AES256-GCM-16 or AES256.";
    EncryptionCtr = "encryption.ctr", Info,
        "{field} is a counter mode, which fewer peers support; use AES256-GCM-16 or AES256 unless the peer asks for this.";
    IntegrityXcbc = "integrity.xcbc", Info,
        "{field} has a 128-bit key, which is weaker than {algorithm}; use SHA256 or stronger.", "RFC 3566 §4";
    GroupBrainpool = "group.brainpool", Info,
        "{field} is a Brainpool group, which several peers do not support; use {alternative} unless the peer asks for this.";
    GroupWeaker = "group.weaker", Info,
        "{field} is weaker than the IKE group {group}, though strong enough by itself; use the same group for both where you can.";
    LifetimeOrder = "lifetime.order", Info,
        "{field} is {lifetime} seconds, no shorter than ike.lifetime; IKEv2 allows it, because a new IKE SA takes over the child SAs, and a shorter one renews the keys of ESP more often.",
        "RFC 7296 §2.8";

    // What only shows across the tunnels of one gateway.
    TunnelsMax = "tunnels.max", Warning, "A gateway holds at most {maximum} tunnels, and these are {count}; use a second one.";
    TunnelsName = "tunnels.name", Warning, "{member} of tunnel {this} is the name of tunnel {tunnel} too; give each tunnel its own.";
    TunnelsSamePeer = "tunnels.same-peer", Warning,
        "{member} of tunnel {this} is the remote host of tunnel {tunnel} too, and their networks overlap; make one tunnel of the two.";
    TunnelsPeerSettings = "tunnels.peer-settings", Warning,
        "{member} of tunnel {this} is the remote host of tunnel {tunnel} too, which has another key or other IKE algorithms; give both the same.";
        "key" => "{member} of tunnel {this} is the remote host of tunnel {tunnel} too, which has another key, and when this host connects nothing tells which one to use; give both the same key.";
        "ike" => "{member} of tunnel {this} is the remote host of tunnel {tunnel} too, which has other IKE algorithms, and when this host connects nothing tells which ones to use; give both the same.";
    TunnelsRemoteHost = "tunnels.remote-host", Warning,
        "{member} of tunnel {this} lies inside {network} of tunnel {tunnel}, so that packets to this host would not reach it; keep remote hosts out of the networks of tunnels.";
        "network" => "{member} of tunnel {this} is {network}, which contains the remote host of tunnel {tunnel}, so that packets to that host would not reach it; keep remote hosts out of the networks of tunnels.";
    TunnelsPsk = "tunnels.psk", Info,
        "{member} of tunnel {this} is the key of tunnel {tunnel} too, and whoever gets hold of it has both; give each tunnel a key of its own.";
    TunnelsOverlap = "tunnels.overlap", Warning,
        "{member} of tunnel {this} is also {network} of tunnel {tunnel}, so that the gateway cannot tell which tunnel to use; use disjoint networks.";
    TunnelsNested = "tunnels.nested", Info,
        "{member} of tunnel {this} and {network} of tunnel {tunnel} lie one inside the other, and gateways use the narrower one for what fits both; check that this is meant.";

    // A plan.
    PlanAmbiguous = "plan.ambiguous", Error, "{member} of tunnel {this} fits several tunnels, and nothing tells which one is meant; give each tunnel a name of its own.";
        "desired" => "{member} of tunnel {this} is also the name of tunnel {tunnel} of the same plan; give each tunnel a name of its own.";
        "actual" => "{member} of tunnel {this} is the name of {count} tunnels of the gateway, and nothing tells which one is meant; rename or delete the others.";

    // The configuration of the other side.
    PeerOption = "peer.option", Error, "{field} is not usable for the configuration of the other side.";
        "address" => "{field} must be an IPv4 address, such as 203.0.113.7.";
        "identity" => "{field} must be an IPv4 address, a name of letters, digits, dots, hyphens and underscores, or an e-mail address of these.";
        "identity-long" => "{field} is too long for an identity on {device}, which takes at most {maximum} characters; give the peer a shorter one.";
    PeerUnsupported = "peer.unsupported", Error,
        "{field} cannot be {value} on {device}; choose another value, or another device.";
        "unknown" => "{field} is {value}, which this release of the package cannot write for {device}; update the package, or use the table for any device.";
        "esp-group" => "{field} must be the group of IKE: {device} uses that one for ESP too, and the first rekeying would fail.";
        "ipv6" => "{field} is the IPv6 network {value}, which {device} cannot carry to an IPv4 gateway; leave it out, or choose another device.";
        "no-pair" => "{field} has no network of the family of one on the other side; add one, so that there is traffic to carry.";
        "identity" => "{field} is {value}, which cannot be the identity that the peer sends; give the peer an identity of its own.";
        "identity-long" => "{field} is too long for an identity on {device}, which takes at most {maximum} characters; give the peer a shorter one.";
        "key-short" => "{field} is too short for {device}, which wants at least {minimum} characters; generate a longer key.";
        "key-long" => "{field} is too long for {device}, which takes at most {maximum} bytes of this kind; generate a shorter key.";
        "key-ascii" => "{field} has characters beyond ASCII, which {device} refuses; use letters and digits alone.";
        "key-control" => "{field} has control characters, which nobody can type into a field of {device}; use letters and digits alone.";
        "key-padded" => "{field} begins or ends with white space, which {device} may remove; use letters and digits alone.";
    PeerPairs = "peer.pairs", Warning,
        "{field} makes {count} pairs with the networks of the other side, and {device} initiates a child SA for each; see that all come up.",
        "RFC 7296 §2.9";
}
