/**
 * Validation and a fetch client for the IPSec tunnels of the IONOS Cloud VPN Gateway API.
 *
 * Ready on import: there is nothing to initialise. The WebAssembly inside is compiled at the first call, once per
 * process or page. Where that cannot be done, the call throws a {@link ConfigurationError}: `wasm.blocked` where a
 * Content Security Policy forbids it (allow it with `script-src 'wasm-unsafe-eval'`) or an edge platform does,
 * `wasm.unavailable` where the engine has no WebAssembly or too little memory for it, and `wasm.not-initialised` in the
 * `/slim` entry before `init` has resolved. This holds for every function here, for `tunnelSchema` and for
 * `new TunnelClient`.
 *
 * Two rules run through the whole package. Bad data is a return value: validators report issues and do not throw.
 * Trouble is an exception: the client rejects with one of the {@link TunnelError} classes.
 *
 * Objects that you only receive (issues, tunnels read, events, errors) may gain members in later releases.
 *
 * @packageDocumentation
 */

// ── Wire types: names and shapes of the VPN Gateway API ─────────────────────────────────────────────

/**
 * Diffie-Hellman groups that the API lists, named "number-kind": MODP groups by their size in bits, ECP groups by their
 * curve, "BP" for Brainpool curves.
 *
 * Default: `"16-MODP4096"`. Source: API schema, `DiffieHellmanGroup`. Labels and strengths are in {@link algorithms}.
 */
export type DiffieHellmanGroup =
  | "15-MODP3072"
  | "16-MODP4096"
  | "19-ECP256"
  | "20-ECP384"
  | "21-ECP521"
  | "28-ECP256BP"
  | "29-ECP384BP"
  | "30-ECP512BP";

/**
 * Ciphers that the API lists. The first number is the key length in bits; names that end in `-12` or `-16` also say how
 * many bytes of authentication tag they add.
 *
 * Default: `"AES256"`. Source: API schema, `EncryptionAlgorithm`. Labels are in {@link algorithms}.
 */
export type EncryptionAlgorithm =
  | "AES128-CTR"
  | "AES256-CTR"
  | "AES128-GCM-16"
  | "AES256-GCM-16"
  | "AES128-GCM-12"
  | "AES256-GCM-12"
  | "AES128-CCM-12"
  | "AES256-CCM-12"
  | "AES128"
  | "AES256";

/**
 * Integrity algorithms that the API lists.
 *
 * Default: `"SHA256"`. Source: API schema, `IntegrityAlgorithm`. Labels are in {@link algorithms}.
 */
export type IntegrityAlgorithm = "SHA256" | "SHA384" | "SHA512" | "AES-XCBC";

/**
 * What has become of a tunnel.
 *
 * - `AVAILABLE`: the API has set its side up. Whether traffic flows depends on the other side as well, of which the API
 *   knows nothing.
 * - `PROVISIONING`: it is being created or changed.
 * - `DESTROYING`: it is being deleted.
 * - `FAILED`: it could not be set up; {@link IPSecTunnelMetadata.statusMessage} says why.
 *
 * Source: API schema, `Status`.
 */
export type Status = "AVAILABLE" | "PROVISIONING" | "DESTROYING" | "FAILED";

/**
 * One of the values in `T`, which editors complete, or any other string that the API may have learnt since this
 * release. Stands only in what is read. What you send takes the literal unions themselves.
 *
 * @typeParam T - The values that this release knows.
 */
export type Known<T extends string> = T | (string & {});

/** Holder of the pre-shared key. */
export interface IPSecPSK {
  /**
   * The pre-shared key itself. Write-only: the API stores it and never sends it back. {@link generatePsk} makes a
   * strong one.
   */
  key: string;
}

/** How the two ends prove who they are. */
export interface IPSecTunnelAuth {
  /** The only method that the API offers is a pre-shared key. */
  method: "PSK";
  /**
   * The key. Optional in shape, because the API leaves it out of what it returns, but required in what is sent with
   * method `"PSK"`: without it validation reports `psk.required`.
   */
  psk?: IPSecPSK;
}

/**
 * Settings of the first phase (IKE), in which the two ends agree on keys. Each member that you leave out gets the API's
 * default.
 */
export interface IKEEncryption {
  /**
   * Group for the key exchange.
   *
   * @defaultValue `"16-MODP4096"`
   */
  diffieHellmanGroup?: DiffieHellmanGroup;
  /**
   * Cipher.
   *
   * @defaultValue `"AES256"`
   */
  encryptionAlgorithm?: EncryptionAlgorithm;
  /**
   * Integrity algorithm.
   *
   * @defaultValue `"SHA256"`
   */
  integrityAlgorithm?: IntegrityAlgorithm;
  /**
   * How long the phase lasts, in whole seconds. IKE takes 3600 to 86400, one hour to one day (API schema, also in
   * `limits.ikeLifetime`).
   *
   * @defaultValue `86400`
   */
  lifetime?: number;
}

/**
 * Settings of the second phase (ESP), which carries the traffic. The algorithms and their defaults are those of
 * {@link IKEEncryption}; the lifetime has limits of its own.
 */
export interface ESPEncryption extends IKEEncryption {
  /**
   * How long the phase lasts, in whole seconds. ESP takes 600 to 14400, ten minutes to four hours (API schema, also in
   * `limits.espLifetime`).
   *
   * @defaultValue `3600`
   */
  lifetime?: number;
}

/**
 * A tunnel as you define it: what the API calls its `properties`.
 *
 * @example
 * ```ts
 * const tunnel: IPSecTunnel = {
 *   name: "office-berlin",
 *   remoteHost: "vpn.example.com",
 *   auth: { method: "PSK", psk: { key } },
 *   ike: { diffieHellmanGroup: "20-ECP384" },
 *   esp: {},
 *   cloudNetworkCIDRs: ["10.7.0.0/24"],
 *   peerNetworkCIDRs: ["192.168.40.0/24"],
 * };
 * ```
 */
export interface IPSecTunnel {
  /** Name for people, up to 255 characters (API schema, also in `limits.nameLength`). */
  name: string;
  /** Free text, up to 1024 characters (API schema, also in `limits.descriptionLength`). */
  description?: string;
  /**
   * The other end: an IPv4 address or a host name, never IPv6 (API schema). It should be the public address of the
   * peer. International names are written in their A-label form, such as `xn--bcher-kva.example`.
   */
  remoteHost: string;
  /** Authentication. */
  auth: IPSecTunnelAuth;
  /** First phase. `{}` takes every default. */
  ike: IKEEncryption;
  /** Second phase. `{}` takes every default. */
  esp: ESPEncryption;
  /**
   * Networks on the cloud side that may use the tunnel: 1 to 20 CIDRs, IPv4 or IPv6 (API schema, also in
   * `limits.cidrsPerSide`). `"0.0.0.0/0"` or `"::/0"` stands for all addresses.
   */
  cloudNetworkCIDRs: string[];
  /** Networks on the other side that may use the tunnel: 1 to 20 CIDRs, by the same rules. */
  peerNetworkCIDRs: string[];
}

/** A tunnel with all settings of both phases present: what validation hands back. */
export interface CompleteIPSecTunnel extends IPSecTunnel {
  /** First phase, nothing left out. */
  ike: Required<IKEEncryption>;
  /** Second phase, nothing left out. */
  esp: Required<ESPEncryption>;
}

/** What the API keeps about a tunnel. Read-only. */
export interface IPSecTunnelMetadata {
  /** When the tunnel was created: ISO 8601 text, with an offset such as `+01:00`. */
  createdDate?: string;
  /** Unique name of the identity that created it. */
  createdBy?: string;
  /** Unique id of the identity that created it. */
  createdByUserId?: string;
  /** When the tunnel was last changed: ISO 8601 text, with an offset. */
  lastModifiedDate?: string;
  /** Unique name of the identity that changed it last. */
  lastModifiedBy?: string;
  /** Unique id of the identity that changed it last. */
  lastModifiedByUserId?: string;
  /** Unique name of the resource in IONOS Cloud. */
  resourceURN?: string;
  /**
   * Where the tunnel stands; a status that is newer than this release comes through as it is. An answer may leave it
   * out: a wait then goes on.
   */
  status: Known<Status>;
  /** Why the tunnel failed, when `status` is `"FAILED"`; else often `null` or absent. */
  statusMessage?: string | null;
}

/**
 * A tunnel as the API returns it. The type is what the API's schema promises. Only `id` is checked, so that a tunnel is
 * never lost because another member is not as promised: if the API breaks its promise, a member may be missing, `null` or
 * of another type. `metadata` and `properties` are always objects.
 *
 * Its `properties` are no {@link IPSecTunnel}: the key is missing, and algorithms may
 * be newer than this release. To send a tunnel that you have read, check it with {@link validateTunnel} after adding
 * the key.
 */
export interface IPSecTunnelRead {
  /** Id of the tunnel, a UUID. */
  id: string;
  /** Kind of resource, always `"ipsectunnel"`. */
  type: "ipsectunnel";
  /** URL of the tunnel in the API, often relative. */
  href: string;
  /** Status and history. */
  metadata: IPSecTunnelMetadata;
  /** The definition as the server sent it. Unknown algorithms and unknown members come through unchanged. */
  properties: {
    /** Name for people. */
    name: string;
    /** Free text; the API may also say `null`. */
    description?: string;
    /** IPv4 address or host name of the other end. */
    remoteHost: string;
    /** Authentication, without the key. */
    auth: {
      /** Method of authentication. */
      method: Known<"PSK">;
    };
    /** First phase. */
    ike: {
      /** Group for the key exchange. */
      diffieHellmanGroup?: Known<DiffieHellmanGroup>;
      /** Cipher. */
      encryptionAlgorithm?: Known<EncryptionAlgorithm>;
      /** Integrity algorithm. */
      integrityAlgorithm?: Known<IntegrityAlgorithm>;
      /** Lifetime in seconds. */
      lifetime?: number;
    };
    /** Second phase. */
    esp: {
      /** Group for the key exchange. */
      diffieHellmanGroup?: Known<DiffieHellmanGroup>;
      /** Cipher. */
      encryptionAlgorithm?: Known<EncryptionAlgorithm>;
      /** Integrity algorithm. */
      integrityAlgorithm?: Known<IntegrityAlgorithm>;
      /** Lifetime in seconds. */
      lifetime?: number;
    };
    /** Networks on the cloud side. */
    cloudNetworkCIDRs: string[];
    /** Networks on the other side. */
    peerNetworkCIDRs: string[];
  };
}

/**
 * URLs of the neighbouring pages, absolute or relative. {@link TunnelClient.iterate} reads all pages for you. It asks for
 * each by its offset, and follows none of these.
 */
export interface Links {
  /** The page before; absent on the first. */
  prev?: string;
  /** This page. */
  self?: string;
  /** The page after; absent on the last. */
  next?: string;
}

/** One page of tunnels. */
export interface IPSecTunnelReadList {
  /** Id of the list, a UUID. */
  id: string;
  /** Kind of resource, always `"collection"`. */
  type: "collection";
  /** URL of the list in the API, often relative. */
  href: string;
  /**
   * The tunnels of this page. Always an array: where the server leaves it out, an empty one. A malformed tunnel
   * does not make the others fail; an entry that is not an object is left out.
   */
  items: IPSecTunnelRead[];
  /** How many tunnels come before this page. */
  offset: number;
  /** How many tunnels the page may hold. */
  limit: number;
  /** Where the neighbouring pages are. */
  _links: Links;
}

/**
 * A VPN gateway as the API returns it. Only `id` is checked, as of {@link IPSecTunnelRead}.
 */
export interface IPSecGatewayRead {
  /** Id of the gateway, a UUID: what calls about its tunnels take as `gatewayId`. */
  id: string;
  /** Kind of resource, `"ipsecgateway"`. */
  type: string;
  /** URL of the gateway in the API, often relative. */
  href: string;
  /** Status and history. */
  metadata: IPSecTunnelMetadata;
  /** What the gateway is. */
  properties: {
    /** Name for people. */
    name: string;
    /** Free text; the API may also say `null`. */
    description?: string;
    /** Public IPv4 address: the remote end, as every peer sees it. */
    gatewayIP: string;
    /** The networks of the cloud that it is connected to. */
    connections: {
      /** Id of the data centre. */
      datacenterId?: string;
      /** Id of the LAN in it. */
      lanId?: string;
      /** Address of the gateway in the LAN, with the network's length: `"192.168.1.5/24"`. */
      ipv4CIDR?: string;
      /** The same for IPv6. */
      ipv6CIDR?: string;
    }[];
    /** Version of the protocol. */
    version?: Known<"IKEv2">;
    /** Size: `"STANDARD"`, `"ENHANCED"` or `"PREMIUM"`, each also with `"_HA"` at its end (high availability). */
    tier?: string;
    /** When the API may restart it. */
    maintenanceWindow?: {
      /** Time of the day, UTC. */
      time?: string;
      /** Day of the week, in English. */
      dayOfTheWeek?: string;
    };
  };
}

// ── Validation: synchronous, no network, never throws for bad data ──────────────────────────────────

/**
 * Weight of an issue.
 *
 * - `error`: the API's contract refuses it.
 * - `warning`: the API takes it, and it is probably a mistake or unsafe.
 * - `info`: good to know.
 */
export type Severity = "error" | "warning" | "info";

/**
 * Stable code of an issue, made for programs.
 *
 * Errors have one of these: `json.syntax`, `document.wrapped`, `field.unknown`, `type`, `required`, `enum`,
 * `number.integer`, `number.min`, `number.max`,
 * `string.max`, `items.min`, `items.max`, `uuid.invalid`, `cidr.invalid`, `remote-host.invalid`, `psk.required`,
 * `psk.empty`, `plan.ambiguous`, `peer.option`, `peer.unsupported`. Codes of advice are listed in
 * {@link issueCatalog}, together with these.
 */
export type IssueCode = string;

/** One finding. */
export interface Issue {
  /** Which kind of finding it is. */
  code: IssueCode;
  /** How much it weighs. */
  severity: Severity;
  /**
   * Which member it is about, from the root of the tunnel: `["ike", "lifetime"]` or `["cloudNetworkCIDRs", 0]`. `[]` is
   * the tunnel as a whole. A missing member is reported at the place where it should be.
   */
  path: (string | number)[];
  /** One English sentence: what is wrong, and what would be right. Never holds the pre-shared key. */
  message: string;
  /**
   * The values that the message is made of, for wording it in another language: the entries `/locales/de`,
   * `/locales/es` and `/locales/fr` do, and {@link issueCatalog} has what other languages need. Never holds the
   * pre-shared key.
   */
  params: Record<string, string | number | boolean | readonly string[]>;
  /**
   * What to put at `path` to settle the issue, where that is plain: `"10.0.0.0/8"` for `"10.0.0.1/8"`. The A-label form
   * of an international host name comes from the platform's `URL`.
   */
  suggestion?: string | number;
  /** The document behind a piece of advice, with its section: `"RFC 5282 §8"`. A registry, which has none, is named alone. */
  reference?: string;
  /**
   * Where in the text the value stands that the issue is about: only from {@link validateTunnelJson} and
   * {@link validateTunnelsJson}. For a missing member it is the place of the object that lacks it; for `json.syntax` that
   * of the offending character, or the end of the text.
   */
  position?: Position;
}

/** A place in a text, as editors count. A byte order mark at the beginning is not counted. */
export interface Position {
  /** The line, from 1. A line ends with a line feed. */
  line: number;
  /** The column in UTF-16 code units, from 1. */
  column: number;
  /** UTF-16 code units before it in the whole text, from 0: the index in a JavaScript string. */
  offset: number;
}

/** Every path that {@link validateField} knows, so that editors complete it. */
export type FieldPath =
  | "name"
  | "description"
  | "remoteHost"
  | "auth"
  | "auth.method"
  | "auth.psk"
  | "auth.psk.key"
  | "cloudNetworkCIDRs"
  | `cloudNetworkCIDRs.${number}`
  | "peerNetworkCIDRs"
  | `peerNetworkCIDRs.${number}`
  | "ike"
  | "esp"
  | `${"ike" | "esp"}.${"diffieHellmanGroup" | "encryptionAlgorithm" | "integrityAlgorithm" | "lifetime"}`;

/**
 * Outcome of a validation. Test `valid`: only a valid result has a `value`.
 *
 * @example
 * ```ts
 * const result = validateTunnel(input);
 * if (result.valid) {
 *   console.log(result.value.ike.lifetime);
 * } else {
 *   console.log(result.issues.map((issue) => issue.message));
 * }
 * ```
 */
export type ValidationResult =
  | {
      /** The API's contract allows the tunnel. */
      valid: true;
      /**
       * The tunnel with its defaults filled in. Where none was missing, it is the very object that you passed. Unknown
       * members stay as they are. Your input is never changed.
       */
      value: CompleteIPSecTunnel;
      /** Advice: warnings and infos, no errors. */
      issues: Issue[];
    }
  | {
      /** The API's contract does not allow the tunnel. There is no `value` key. */
      valid: false;
      /**
       * All errors at once, and the advice that can still be given. Of an array that is too long, elements past the
       * 100th are not looked at.
       */
      issues: Issue[];
    };

/** Settings of a validation. */
export interface ValidateOptions {
  /**
   * `false` reports errors only, no warnings and no infos.
   *
   * @defaultValue `true`
   */
  advice?: boolean;
}

/**
 * Checks a tunnel against the API's contract and gives advice about it.
 *
 * @param input - Any JavaScript value: plain and frozen objects, proxies as in Vue or MobX, class instances with
 * getters. It is read, never changed.
 * @param options - See {@link ValidateOptions}.
 * @returns The tunnel with its defaults and some advice, or every error at once.
 * @throws {@link ConfigurationError} with a `wasm.*` code, where WebAssembly cannot be used. Never for bad data.
 *
 * @example
 * ```ts
 * const result = validateTunnel(formData);
 * for (const issue of result.issues) {
 *   console.log(issue.severity, issue.path.join("."), issue.message);
 * }
 * ```
 */
export declare function validateTunnel(input: unknown, options?: ValidateOptions): ValidationResult;

/**
 * Parses the JSON of one tunnel and checks it in the same pass.
 *
 * @param json - JSON text, or the same as UTF-8 bytes.
 * @param options - See {@link ValidateOptions}.
 * @returns As {@link validateTunnel}. Text that is not JSON gives a single issue, `json.syntax`, with line and
 * column.
 * @throws {@link ConfigurationError} with a `wasm.*` code, where WebAssembly cannot be used. Never for bad data.
 *
 * @example
 * ```ts
 * const result = validateTunnelJson(await readFile("tunnel.json"));
 * ```
 */
export declare function validateTunnelJson(json: string | Uint8Array, options?: ValidateOptions): ValidationResult;

/**
 * Checks a JSON array of tunnels, of any length. It looks at each tunnel by itself; for what shows only between the
 * tunnels of a gateway, see {@link checkTunnels}.
 *
 * @param json - JSON text, or the same as UTF-8 bytes, with an array at its root.
 * @param options - See {@link ValidateOptions}.
 * @returns How many elements there are and how many of them are valid, a report for each element that has issues, and
 * the issues of the document itself.
 * @throws {@link ConfigurationError} with a `wasm.*` code, where WebAssembly cannot be used. Never for bad data.
 *
 * @example
 * ```ts
 * const { total, valid, reports } = validateTunnelsJson(text, { advice: false });
 * console.log(`${valid} of ${total} can be sent`);
 * for (const { index, result } of reports) {
 *   console.log(index, result.issues);
 * }
 * ```
 */
export declare function validateTunnelsJson(
  json: string | Uint8Array,
  options?: ValidateOptions,
): {
  /** Elements in the array. */
  total: number;
  /** Elements without errors; those with mere advice count. */
  valid: number;
  /** Elements that have issues, in their order. The others do not appear. */
  reports: {
    /** Position in the array, from 0. */
    index: number;
    /** What was found there. */
    result: ValidationResult;
  }[];
  /** What is wrong with the document as a whole, such as `json.syntax`; else empty. */
  issues: Issue[];
};

/**
 * Checks the value of one form field.
 *
 * @param path - Which field: `"remoteHost"`, `"ike.lifetime"`, `"cloudNetworkCIDRs.0"`; with brackets
 * (`"cloudNetworkCIDRs[0]"`), as a JSON Pointer (`"/cloudNetworkCIDRs/0"`), or as an array. The empty path is the tunnel.
 * A path that names no field gives one error, `field.unknown`, with the likely path as its `suggestion` where there is one.
 * @param value - What the field holds.
 * @param options - See {@link ValidateOptions}.
 * @returns The field's issues, with full paths from the root of the tunnel. An empty array when all is well.
 * @throws {@link ConfigurationError} with a `wasm.*` code, where WebAssembly cannot be used. Never for bad data.
 *
 * @example
 * ```ts
 * const [first] = validateField("cloudNetworkCIDRs.0", "10.0.0.1/8");
 * console.log(first?.message, first?.suggestion); // suggestion: "10.0.0.0/8"
 * ```
 */
export declare function validateField(
  path: FieldPath | (string & {}) | (string | number)[],
  value: unknown,
  options?: ValidateOptions,
): Issue[];

/**
 * Finds what shows only when the tunnels of one gateway stand side by side: names used twice, tunnels to one host that
 * could be one tunnel or that disagree about key or algorithms, a host inside another tunnel's networks, one key in two
 * tunnels, networks that two tunnels have or that lie one inside the other, and more tunnels than a gateway holds
 * (`limits.tunnelsPerGateway`). Tunnels in `DESTROYING` count as gone.
 *
 * Where two tunnels are in each other's way, the issue is at the later one; `params.other` is the index of the earlier.
 * For people, `params.this` and `params.tunnel` name the two, counted from one: `"2 (plant)"` and `"1 (office)"`.
 * `params.member` is the field within the later one.
 *
 * @param tunnels - All tunnels of the gateway: those that you are about to send, those that you have read, or both. The
 * first 100 are compared with each other, and the names of the first 10,000: far more than a gateway holds.
 * @param options - `replacing`: ids of tunnels in the list that one of the others is about to replace. They are left out.
 * @returns The findings, an empty array if there are none. What is no list, such as an answer of the API with the list in
 * it, is the error `type`.
 * @throws {@link ConfigurationError} with a `wasm.*` code, where WebAssembly cannot be used. Never for bad data.
 *
 * @example
 * ```ts
 * const { items } = await client.list(gatewayId);
 * const issues = checkTunnels([...items, newTunnel]);
 * const issuesOfChange = checkTunnels([...items, newTunnel], { replacing: [tunnelId] });
 * ```
 */
export declare function checkTunnels(
  tunnels: readonly (IPSecTunnel | IPSecTunnelRead)[],
  options?: { replacing?: readonly string[] },
): Issue[];

/** A member of a tunnel that a plan changes. */
export interface FieldChange {
  /** Where it is in the tunnel, such as `["ike", "lifetime"]`. */
  path: (string | number)[];
  /** What it is, defaults filled in; `undefined` where there is none, and for a key. */
  before: unknown;
  /** What it will be, defaults filled in; `undefined` where there is none, and for a key. */
  after: unknown;
}

/**
 * One step of a {@link Plan}. `tunnel` is the desired one with every default filled in, `actual` the very object given. It
 * holds the key of the desired tunnel: do not log it as it is.
 */
export type PlanStep =
  | {
      /** A desired tunnel is not there yet. */
      action: "create";
      /** The id to create it with: `tunnelIdFor(gatewayId, tunnel.name)`. */
      id: string;
      /** The desired tunnel, with every default filled in. */
      tunnel: CompleteIPSecTunnel;
    }
  | {
      /** A desired tunnel differs from the one that is there. */
      action: "update";
      /** The id of the one that is there. */
      id: string;
      /** The desired tunnel, with every default filled in. */
      tunnel: CompleteIPSecTunnel;
      /** The tunnel that is there: the very object given. */
      actual: IPSecTunnelRead;
      /** What differs, in the order of the API's schema. */
      changes: FieldChange[];
    }
  | {
      /** A tunnel that is there is not desired. Only with `prune`. */
      action: "delete";
      /** Its id. */
      id: string;
      /** The tunnel that is there: the very object given. */
      actual: IPSecTunnelRead;
    }
  | {
      /** A desired tunnel is there as it should be. */
      action: "none";
      /** Its id. */
      id: string;
      /** The tunnel that is there: the very object given. */
      actual: IPSecTunnelRead;
    };

/** What to do so that the tunnels of a gateway become the desired ones. See {@link planTunnels}. */
export interface Plan {
  /**
   * Deletions first, because a gateway is limited, then one step for each desired tunnel in their order. Empty where
   * `issues` has an error.
   */
  steps: PlanStep[];
  /** The tunnels that are there, were not asked for, and stay. Empty with `prune`. */
  unmanaged: IPSecTunnelRead[];
  /**
   * What {@link validateTunnel} and {@link checkTunnels} find about the tunnels that will be there, and `plan.ambiguous`,
   * an error, where a name fits several tunnels. Each path begins with the index of a desired tunnel; that of what
   * concerns the gateway as a whole is empty.
   */
  issues: Issue[];
}

/**
 * Compares the tunnels that a gateway should have with those that it has. Nothing is sent.
 *
 * A desired tunnel is the actual one whose id is `tunnelIdFor(gatewayId, name)`, or else the only one that has exactly
 * this name. Tunnels in `DESTROYING` count as gone. Compared is what matters: defaults count as written, networks as sets
 * in canonical form, host names without case. A key cannot be compared, because the API never returns it; an update for
 * any other reason sends the desired key too.
 *
 * @param gatewayId - UUID of the gateway.
 * @param desired - The tunnels that should be there.
 * @param actual - All tunnels that are there, from every page of the list.
 * @param options - `prune`: delete the tunnels that are not desired (default `false`). `rotateKeys`: update tunnels also
 * where nothing else differs, so that their keys are sent: all of them, or those with these names (default `false`).
 * @returns The plan. Bad data is reported in its `issues`.
 * @throws {@link ValidationError} if `gatewayId` is no UUID.
 * @throws `TypeError` if `desired` or `actual` is no array or an option has another type, and `RangeError` if one of them
 * holds more than 10,000 tunnels.
 * @throws {@link ConfigurationError} with a `wasm.*` code, where WebAssembly cannot be used.
 *
 * @example
 * ```ts
 * const { items: actual } = await client.list(gatewayId, { limit: 1000 });
 * const { steps, issues } = planTunnels(gatewayId, [definition], actual, { prune: true });
 * for (const step of steps) {
 *   console.log(step.action, step.id, step.action === "update" ? step.changes : "");
 * }
 * ```
 */
export declare function planTunnels(
  gatewayId: string,
  desired: readonly IPSecTunnel[],
  actual: readonly IPSecTunnelRead[],
  options?: { prune?: boolean; rotateKeys?: boolean | readonly string[] },
): Plan;

/**
 * The tunnel as a schema, by Standard Schema v1 and Standard JSON Schema v1. Form libraries that speak Standard Schema
 * take it as it is: React Hook Form, TanStack Form, VeeValidate, Superforms and others.
 *
 * Only errors appear here, because Standard Schema knows no severities. For advice call {@link validateTunnel}.
 *
 * @example
 * ```ts
 * const form = useForm({ resolver: standardSchemaResolver(tunnelSchema) });
 * ```
 */
export declare const tunnelSchema: {
  /** The members that the specifications ask for. */
  readonly "~standard": {
    /** Version of Standard Schema. */
    readonly version: 1;
    /** Who made the schema. */
    readonly vendor: "ionos-ipsec-tunnels";
    /**
     * Checks a value, synchronously: it never returns a promise.
     *
     * @param value - Any JavaScript value. It is not changed.
     * @returns The tunnel with its defaults; or all errors with `code` and `params`, and no `value` key.
     */
    readonly validate: (value: unknown) =>
      | {
          /** The tunnel with its defaults filled in. */
          value: CompleteIPSecTunnel;
          /** Absent: the value is valid. */
          issues?: undefined;
        }
      | {
          /** Every error. Objects also hold `params`, as in {@link Issue}. */
          issues: readonly {
            /** One English sentence. */
            message: string;
            /** Which member it is about. */
            path: (string | number)[];
            /** Which kind of error it is. */
            code: IssueCode;
          }[];
        };
    /** The schema as JSON Schema. */
    readonly jsonSchema: {
      /**
       * JSON Schema of what {@link IPSecTunnel} allows.
       *
       * @param o - `target` names the dialect: `"draft-2020-12"`, `"draft-07"` or `"openapi-3.0"`.
       * @returns A new JSON Schema object.
       * @throws Where the dialect is not supported, as Standard JSON Schema demands.
       */
      input(o: { target: string }): Record<string, unknown>;
      /**
       * JSON Schema of {@link CompleteIPSecTunnel}, the value that validation returns.
       *
       * @param o - `target` names the dialect: `"draft-2020-12"`, `"draft-07"` or `"openapi-3.0"`.
       * @returns A new JSON Schema object.
       * @throws Where the dialect is not supported, as Standard JSON Schema demands.
       */
      output(o: { target: string }): Record<string, unknown>;
    };
    /**
     * For type inference; without meaning at run time. `Pick` of all members makes the same type anew, as an alias:
     * unlike an interface, it fits where a library asks for a `Record<string, unknown>`, as Superforms does.
     */
    readonly types?: {
      /** What goes in: an {@link IPSecTunnel}. */
      readonly input: Pick<IPSecTunnel, keyof IPSecTunnel>;
      /** What comes out: a {@link CompleteIPSecTunnel}. */
      readonly output: Pick<CompleteIPSecTunnel, keyof CompleteIPSecTunnel>;
    };
  };
};

/**
 * Every issue code that this release can report, with its severity, its English template and, for advice, the document
 * behind it. A template holds its params in braces, as in `at most {maximum}`: translate the template, then put
 * {@link Issue.params} in. German, Spanish and French are there already, in `ionos-ipsec-tunnels/locales/de`, `/es` and
 * `/fr`.
 *
 * @example
 * ```ts
 * for (const [code, { severity, template }] of Object.entries(issueCatalog)) {
 *   console.log(code, severity, template);
 * }
 * ```
 */
export declare const issueCatalog: Readonly<
  Record<
    IssueCode,
    {
      /** How much an issue with this code weighs. */
      severity: Severity;
      /** The English message, params in braces. */
      template: string;
      /**
       * Templates that take the first one's place where {@link Issue.params} has this `reason`. The entry
       * `ionos-ipsec-tunnels/constants`, which makes no messages, leaves them out.
       */
      reasons?: Readonly<Record<string, string>>;
      /** The document behind the advice, with its section; a registry, which has none, is named alone. */
      reference?: string;
      /** Documents that take its place where {@link Issue.params} has this `suffix` or `reason`; "" where there is none. */
      references?: Readonly<Record<string, string>>;
    }
  >
>;

/** A network, taken apart by {@link parseCidr}. */
export interface Cidr {
  /** 4 for IPv4, 6 for IPv6. */
  family: 4 | 6;
  /** The address as it was written, without the prefix. */
  address: string;
  /** Prefix length in bits: 0 to 32 for IPv4, 0 to 128 for IPv6. */
  prefixLength: number;
  /**
   * The network in canonical form, host bits cleared: `"10.0.0.0/8"`, `"2001:db8::/32"`. IPv6 is written by RFC 5952,
   * but never with an embedded IPv4 address, because the API refuses that: `"::ffff:102:304/128"`. It always passes
   * {@link isCidr}.
   */
  network: string;
  /** First address of the network. */
  first: string;
  /** Last address of the network. */
  last: string;
  /** True if the address has bits set behind the prefix, as in `"10.0.0.1/8"`. */
  hostBitsSet: boolean;
  /** How many addresses the network has. */
  size: bigint;
}

/**
 * Takes a CIDR apart. It accepts what the API's two CIDR patterns accept, no more and no less: a prefix is required,
 * IPv4 numbers have no leading zeros, IPv6 has no embedded IPv4 (API schema, `IPV4CIDR` and `IPV6CIDR`).
 *
 * @param text - A CIDR such as `"10.7.0.0/24"`.
 * @returns Its parts, or `null` for anything else, also for what is no string.
 * @throws {@link ConfigurationError} with a `wasm.*` code, where WebAssembly cannot be used.
 *
 * @example
 * ```ts
 * const cidr = parseCidr("10.0.0.1/8");
 * console.log(cidr?.network, cidr?.hostBitsSet, cidr?.size); // "10.0.0.0/8" true 16777216n
 * ```
 */
export declare function parseCidr(text: string): Cidr | null;

/**
 * Tells whether the API accepts a text as a CIDR: true exactly where {@link parseCidr} finds one.
 *
 * @param text - The text to look at.
 * @returns True for an IPv4 or IPv6 CIDR. Host bits are no obstacle.
 * @throws {@link ConfigurationError} with a `wasm.*` code, where WebAssembly cannot be used.
 *
 * @example
 * ```ts
 * isCidr("10.7.0.0/24"); // true
 * isCidr("10.7.0.0"); // false: the prefix is missing
 * ```
 */
export declare function isCidr(text: string): boolean;

/**
 * Tells whether two networks share an address. IPv4 and IPv6 never overlap.
 *
 * @param a - A CIDR.
 * @param b - Another one.
 * @returns True if at least one address is in both.
 * @throws `TypeError` if one of them is no CIDR.
 * @throws {@link ConfigurationError} with a `wasm.*` code, where WebAssembly cannot be used.
 *
 * @example
 * ```ts
 * cidrsOverlap("10.0.0.0/8", "10.7.0.0/24"); // true
 * ```
 */
export declare function cidrsOverlap(a: string, b: string): boolean;

/**
 * Tells whether a text can be a tunnel's `remoteHost` (API schema, formats `ipv4` and `hostname`): an IPv4 address in
 * dotted decimal without leading zeros, or a host name (RFC 1123) of at most 253 characters. International names are
 * accepted in their A-label form, such as `xn--bcher-kva.example`. `validateField("remoteHost", text)` says why a text is
 * none, and suggests what was meant where that is obvious.
 *
 * @param text - The text to look at.
 * @returns True if the API accepts it. IPv6, a name that ends in a dot or a number, and A-labels that do not decode are
 * not accepted.
 * @throws {@link ConfigurationError} with a `wasm.*` code, where WebAssembly cannot be used.
 *
 * @example
 * ```ts
 * isRemoteHost("vpn.mycompany.com"); // true
 * isRemoteHost("2001:db8::1"); // false: the API takes no IPv6 here
 * ```
 */
export declare function isRemoteHost(text: string): boolean;

/**
 * Tells whether a text is a UUID with hyphens, 8-4-4-4-12 hexadecimal digits. Other spellings are refused.
 *
 * @param text - The text to look at.
 * @returns True if it can be the id of a gateway or tunnel.
 * @throws {@link ConfigurationError} with a `wasm.*` code, where WebAssembly cannot be used.
 *
 * @example
 * ```ts
 * isUuid("8a5b1c0e-2f3d-4a6b-9c7d-1e0f2a3b4c5d"); // true
 * ```
 */
export declare function isUuid(text: string): boolean;

/**
 * Makes a random id for a new tunnel, to be used with {@link TunnelClient.ensure}.
 *
 * @returns A version 4 UUID, different at every call.
 * @throws {@link ConfigurationError}: `platform.no-crypto` where the platform has no secure random source; a `wasm.*` code
 * where WebAssembly cannot be used.
 *
 * @example
 * ```ts
 * const { tunnel } = await client.ensure(gatewayId, newTunnelId(), definition);
 * ```
 */
export declare function newTunnelId(): string;

/**
 * Derives a tunnel's id from its gateway and name. The same two always give the same id, so a script that runs twice
 * makes one tunnel.
 *
 * @param gatewayId - UUID of the gateway.
 * @param name - Name of the tunnel.
 * @returns A version 5 UUID.
 * @throws {@link ValidationError} if `gatewayId` is no UUID, or `name` no string.
 * @throws {@link ConfigurationError} with a `wasm.*` code, where WebAssembly cannot be used.
 *
 * @example
 * ```ts
 * const id = tunnelIdFor(gatewayId, definition.name);
 * const { created } = await client.ensure(gatewayId, id, definition);
 * ```
 */
export declare function tunnelIdFor(gatewayId: string, name: string): string;

/**
 * Makes a pre-shared key from the platform's secure random source.
 *
 * @param bytes - How many random bytes it is worth, a whole number from 16 to 256. Default: 32, which are 256 bits.
 * @returns The key in letters and digits, a letter first, which every gateway takes as they are. It is as short as its
 * `8 * bytes` random bits allow: 44 characters for 32 bytes.
 * @throws `RangeError` if `bytes` is outside of 16 to 256.
 * @throws {@link ConfigurationError}: `platform.no-crypto` where the platform has no secure random source; a `wasm.*` code
 * where WebAssembly cannot be used.
 *
 * @example
 * ```ts
 * const key = generatePsk(); // keep it: the other end needs it too, and the API does not return it
 * const auth: IPSecTunnelAuth = { method: "PSK", psk: { key } };
 * ```
 */
export declare function generatePsk(bytes?: number): string;

/**
 * The algorithms with what a form needs to offer them. Each list is complete and marks one entry as the API's default.
 *
 * @example
 * ```ts
 * const options = algorithms.encryptionAlgorithms.map(({ value, label }) => new Option(label, value));
 * ```
 */
export declare const algorithms: {
  /** Groups for the key exchange. */
  readonly diffieHellmanGroups: readonly {
    /** What the API takes. */
    value: DiffieHellmanGroup;
    /** Name to show. */
    label: string;
    /** Strength in bits, as a symmetric key of that length would have it. */
    securityBits: number;
    /** True for what the API uses when you leave it out. */
    default: boolean;
  }[];
  /** Ciphers. */
  readonly encryptionAlgorithms: readonly {
    /** What the API takes. */
    value: EncryptionAlgorithm;
    /** Name to show. */
    label: string;
    /** Length of the key in bits. */
    keyBits: number;
    /** True for ciphers that encrypt and authenticate in one (GCM, CCM). */
    aead: boolean;
    /** True for what the API uses when you leave it out. */
    default: boolean;
  }[];
  /** Integrity algorithms. */
  readonly integrityAlgorithms: readonly {
    /** What the API takes. */
    value: IntegrityAlgorithm;
    /** Name to show. */
    label: string;
    /** True for what the API uses when you leave it out. */
    default: boolean;
  }[];
};

/**
 * The numbers of the API's contract. They come from the API schema, except `tunnelsPerGateway`, which comes from the
 * product.
 *
 * @example
 * ```ts
 * lifetimeInput.min = String(limits.ikeLifetime.min);
 * lifetimeInput.max = String(limits.ikeLifetime.max);
 * ```
 */
export declare const limits: {
  /** Longest name, in characters. */
  readonly nameLength: 255;
  /** Longest description, in characters. */
  readonly descriptionLength: 1024;
  /** Fewest and most CIDRs on each side. */
  readonly cidrsPerSide: {
    /** Fewest. */
    min: 1;
    /** Most. */
    max: 20;
  };
  /** Lifetime of the first phase, in seconds. */
  readonly ikeLifetime: {
    /** Shortest. */
    min: 3600;
    /** Longest. */
    max: 86400;
    /** What the API uses when you leave it out. */
    default: 86400;
  };
  /** Lifetime of the second phase, in seconds. */
  readonly espLifetime: {
    /** Shortest. */
    min: 600;
    /** Longest. */
    max: 14400;
    /** What the API uses when you leave it out. */
    default: 3600;
  };
  /** Tunnels on one page of a list. */
  readonly pageLimit: {
    /** Fewest. */
    min: 1;
    /** Most. */
    max: 1000;
    /** What the API uses when you leave it out. */
    default: 100;
  };
  /** Most tunnels on one gateway. */
  readonly tunnelsPerGateway: number;
};

/** Regions of the VPN Gateway API, by their production servers (API schema, `servers`). */
export type Region = "de-fra" | "de-txl" | "es-vit" | "gb-bhx" | "gb-lhr" | "us-ewr" | "us-las" | "us-mci" | "fr-par";

/** A region as other tools of IONOS spell it, such as `"de/fra"`. */
export type RegionPath<R extends string> = R extends `${infer Country}-${infer City}` ? `${Country}/${City}` : never;

/**
 * Base URL of each region: the nine production servers (API schema, `servers`).
 *
 * @example
 * ```ts
 * console.log(regions["de-fra"]); // "https://vpn.de-fra.ionos.com"
 * ```
 */
export declare const regions: Readonly<Record<Region, string>>;

// ── Client: the five operations, over fetch ─────────────────────────────────────────────────────────

/**
 * When a failed attempt is followed by another.
 *
 * GET, PUT and DELETE are sent again after a connection error, a body that does not arrive whole, an attempt that ran
 * out of time, and the statuses 408, 429, 500, 502, 503 and 504. POST is sent again after 429 alone, because a second
 * POST could make a second tunnel.
 *
 * A `Retry-After` of the API goes before the pauses below, up to 60 seconds. If the API asks for more, the call fails
 * at once with an {@link ApiError}, whose `retryAfterMs` says how much.
 */
export interface RetryOptions {
  /**
   * Attempts in all, the first one included. The one repetition that follows a 401 with a fresh token is not counted.
   *
   * @defaultValue `4`
   */
  maxAttempts?: number;
  /**
   * Base of the pauses, in milliseconds. The pause after attempt n is random, from 0 to
   * `min(maxDelayMs, baseDelayMs · 2^(n-1))`: full jitter, so that many clients do not come back at the same moment.
   *
   * @defaultValue `250`
   */
  baseDelayMs?: number;
  /**
   * Upper bound of the pauses, in milliseconds.
   *
   * @defaultValue `8000`
   */
  maxDelayMs?: number;
}

/** Settings of a {@link TunnelClient}. */
export interface ClientOptions {
  /**
   * Region of the API. Give either this or `baseUrl`: both together are a {@link ConfigurationError}
   * (`base-url.conflict`), and so is neither (`base-url.missing`) or an unknown region (`region.unknown`). There is
   * no default region. Node falls back to the environment variables `IONOS_API_URL_VPN` and, without that,
   * `IONOS_API_URL`.
   *
   * The spelling of other tools of IONOS works as well: `"de/fra"`.
   */
  region?: Region | RegionPath<Region>;
  /**
   * Base URL of the API: absolute, or in a browser relative to the page, such as `"/vpn-api"` for a proxy on your own
   * origin. A trailing slash makes no difference, and a path is kept.
   *
   * A {@link ConfigurationError} follows from what is no such URL (`base-url.invalid`), from a user name or password in
   * it (`base-url.credentials`), and from plain http to another machine (`base-url.insecure`, see `allowInsecureHttp`).
   */
  baseUrl?: string | (typeof globalThis extends Record<"URL", Record<"prototype", infer Url>> ? Url : { href: string });
  /**
   * Bearer token, or a function that returns one. The function is asked before each call. After a 401 it is asked once
   * more, and the call is sent once more, not counted in `maxAttempts`. It runs in the context of the call, as
   * AsyncLocalStorage has it.
   *
   * Calls of the client that are refused with one and the same token share one call of the function while it is under
   * way; those with different tokens never do, and no outcome is kept. A function that takes longer than `timeoutMs` is
   * a {@link TimeoutError} (`token.timeout`).
   *
   * Node falls back to the environment variable `IONOS_TOKEN`. Without any token: {@link ConfigurationError}
   * `token.missing`. With one that cannot stand in a header, such as text with a space or a line break at its end, or with
   * "Bearer" before it: `token.invalid`. If the function throws or rejects: `token.unavailable`, with what it threw as
   * `cause`. If that has a token or a key that the client has sent, or a member that cannot be searched for one, such as a
   * `Request` or a getter, the cause is a copy with only name, message, stack and code.
   *
   * The token goes into the `Authorization` header and nowhere else.
   */
  token?: string | (() => string | Promise<string>);
  /**
   * What sends the requests, for tests, proxies and instrumentation. It is called as `fetch(url, init)`: `url` is a
   * string, and `init` holds `method`, `headers` (a plain object with names in lower case), for POST and PUT `body`,
   * `redirect: "manual"`, the `signal` of the attempt, and `cache: "no-store"` where the platform knows it. So any
   * implementation fits. It gives a `Response`; one without a web stream is read by `text()`.
   *
   * Its type is that of a call of the platform's `fetch`, without members such as Bun's `preconnect`. Where an
   * implementation has types of its own, as node-fetch has, a cast tells TypeScript that it fits:
   * `nodeFetch as unknown as typeof fetch`.
   *
   * A mistake in it, such as a ReferenceError, is not tried again. Without it, a platform that has no `fetch` is a
   * {@link ConfigurationError} (`platform.no-fetch`).
   *
   * @defaultValue The platform's `fetch`
   */
  fetch?: typeof globalThis extends Record<"fetch", (...args: infer Args) => infer Answer>
    ? (...args: Args) => Answer
    : (url: string, init: object) => Promise<object>;
  /**
   * Headers that go with every request. A name or value that HTTP does not allow is a {@link ConfigurationError}
   * (`header.invalid`), and so is one that the client or the platform sets: `authorization`, `accept`, `content-type`,
   * and those of the connection and of the length of the message (`header.reserved`).
   */
  headers?: Record<string, string>;
  /**
   * Milliseconds that one attempt may take, from sending it to the last byte of the answer, and that one call of the
   * token function may take. 0 sets no limit.
   *
   * @defaultValue `30000`
   */
  timeoutMs?: number;
  /**
   * Milliseconds that a whole call may take: token, pauses and all attempts. For a walk over pages it is the limit of
   * each page, and a wait ends by it as well as by `maxWaitMs`. What comes first counts. A call that cannot end in time
   * is a {@link TimeoutError} (`deadline.exceeded`), at once where only a pause would follow. 0 sets no limit.
   *
   * @defaultValue `0`
   */
  deadlineMs?: number;
  /**
   * When to try again; `false` for one attempt only.
   *
   * @defaultValue 4 attempts, pauses from 250 to 8000 milliseconds, see {@link RetryOptions}
   */
  retry?: RetryOptions | false;
  /**
   * Checks ids and tunnels before anything is sent: errors become a {@link ValidationError}. Advice never stops a call.
   *
   * @defaultValue `true`
   */
  validate?: boolean;
  /**
   * Allows plain http to any host. Without it http works for loopback addresses only, because token and key would
   * travel in the open.
   *
   * @defaultValue `false`
   */
  allowInsecureHttp?: boolean;
  /**
   * Called for every request, response and retry, and at the end of every call. Events hold no secrets, so they can be
   * logged as they are. What the function throws does not break the call: it is reported as an uncaught error.
   *
   * @param event - What has just happened.
   */
  onEvent?: (event: ClientEvent) => void;
}

/** Settings of one call. They go before those of the client. */
export interface RequestOptions {
  /**
   * Ends the call: it rejects with `signal.reason` itself, whatever that is, and where signals have no reason, as in older
   * browsers, with an AbortError.
   */
  signal?: typeof globalThis extends Record<"AbortSignal", Record<"prototype", infer Signal>>
    ? Signal
    : { readonly aborted: boolean };
  /**
   * Milliseconds that one attempt may take, body included, and one call of the token function; 0 sets no limit.
   * Default: as set for the client.
   */
  timeoutMs?: number;
  /** Milliseconds for the whole call, see {@link ClientOptions.deadlineMs}. Default: as set for the client. */
  deadlineMs?: number;
  /** When to try again; `false` for one attempt only. Default: as set for the client. */
  retry?: RetryOptions | false;
  /** More headers for this call. The rules are those of {@link ClientOptions.headers}. */
  headers?: Record<string, string>;
}

/**
 * What the client is doing, reported to {@link ClientOptions.onEvent}. Test `type` for the kind. Events hold no
 * headers, no bodies and no secrets.
 *
 * All events of a call have its `callId`, and its last one is `end`, also where it fails or is aborted. A wait is one
 * call, and so is a walk over pages; a walk that the loop leaves early ends as aborted.
 *
 * @example
 * ```ts
 * const client = new TunnelClient({
 *   region: "de-fra",
 *   onEvent: (event) => {
 *     if (event.type === "retry") console.warn(`again in ${event.delayMs} ms: ${event.reason}`);
 *   },
 * });
 * ```
 */
export type ClientEvent =
  | {
      /** An attempt is about to be sent. */
      type: "request";
      /** Which call. */
      callId: number;
      /** HTTP method. */
      method: string;
      /** URL of the request. */
      url: string;
      /** Number of the attempt, from 1. */
      attempt: number;
    }
  | {
      /** An attempt was answered. */
      type: "response";
      /** Which call. */
      callId: number;
      /** HTTP method. */
      method: string;
      /** URL of the request. */
      url: string;
      /** Number of the attempt, from 1. */
      attempt: number;
      /** HTTP status of the answer. */
      status: number;
      /** Milliseconds since the attempt was sent. */
      durationMs: number;
      /** The API's id for the request, where it says one. */
      requestId?: string;
    }
  | {
      /** An attempt failed, and another one will follow. */
      type: "retry";
      /** Which call. */
      callId: number;
      /** HTTP method. */
      method: string;
      /** URL of the request. */
      url: string;
      /** Number of the attempt that failed, from 1. */
      attempt: number;
      /** Milliseconds until the next attempt. */
      delayMs: number;
      /** Why it failed. */
      reason: string;
    }
  | {
      /** The call is over. */
      type: "end";
      /** Which call. */
      callId: number;
      /** `done`: it resolves. `failed`: it rejects with an error of this package. `aborted`: it was ended early. */
      outcome: "done" | "failed" | "aborted";
      /** Milliseconds since the call began. */
      durationMs: number;
      /** Attempts that were sent, those of all polls or pages together; repetitions after a 401 are not counted. */
      attempts: number;
      /** Code of the error, where it failed. */
      code?: string;
    };

/**
 * Settings of a wait. The first poll is made at once; then the pauses grow, with some randomness, from `intervalMs` to
 * `maxIntervalMs`, and are at least 20 milliseconds. `timeoutMs` is for the single poll. The wait itself is what tries
 * again, so `retry` has no effect.
 */
export interface WaitOptions extends RequestOptions {
  /**
   * Milliseconds for the wait as a whole: it ends then, also while a token is asked for or a poll is under way.
   *
   * @defaultValue `600000`, ten minutes
   */
  maxWaitMs?: number;
  /**
   * First pause between two polls, in milliseconds.
   *
   * @defaultValue `1000`
   */
  intervalMs?: number;
  /**
   * Longest pause between two polls, in milliseconds.
   *
   * @defaultValue `15000`
   */
  maxIntervalMs?: number;
  /**
   * Called with the tunnel after each poll that found it. What the function throws does not break the wait: it is
   * reported as an uncaught error.
   *
   * @param tunnel - The tunnel as just read.
   */
  onPoll?: (tunnel: IPSecTunnelRead) => void;
}

/** What came of one step of a plan. The step holds the key of the desired tunnel: do not log it as it is. */
export type StepResult =
  | {
      /** The step. */
      step: PlanStep;
      /** It was carried out, or there was nothing to do. */
      status: "done";
      /** The tunnel that is there now; with `wait`, as it is once it is available. Absent after a deletion. */
      tunnel?: IPSecTunnelRead;
    }
  | {
      /** The step. */
      step: PlanStep;
      /** It could not be carried out. */
      status: "failed";
      /**
       * Why. Of a step that the signal ended, the code is `aborted`, and the signal's reason its cause. Where a method that
       * a derived class overrides throws an error of its own, the code is `unknown`, and that error the cause.
       */
      error: TunnelError;
    }
  | {
      /** The step. */
      step: PlanStep;
      /** It was not begun: the signal was aborted, or a step before it failed and `stopOnError` is set. */
      status: "skipped";
    };

/** Settings of {@link TunnelClient.apply}. Those of a call go for each call that a step takes. */
export interface ApplyOptions extends RequestOptions {
  /**
   * How many steps may be under way at once.
   *
   * @defaultValue `4`
   */
  concurrency?: number;
  /**
   * Begin no further step after one that failed.
   *
   * @defaultValue `false`
   */
  stopOnError?: boolean;
  /**
   * Wait after each step until the API has carried it out: until the tunnel is available, or gone. So it is also where
   * nothing is to be sent and the tunnel is not available yet, as when a plan is carried out again. The limit of each wait
   * is ten minutes, see {@link WaitOptions.maxWaitMs}.
   *
   * A full gateway may have room for new tunnels only when the old ones are gone: a plan that replaces tunnels needs this.
   *
   * @defaultValue `false`
   */
  wait?: boolean;
  /**
   * Called after each step. What the function throws stops nothing: it is reported as an uncaught error.
   *
   * @param result - What came of the step.
   * @param done - How many steps are over.
   * @param total - How many steps there are.
   */
  onStep?: (result: StepResult, done: number, total: number) => void;
}

/** Settings of a call that sends a tunnel. */
export interface WriteOptions extends RequestOptions {
  /** The `metadata` object of the request body, free in form (API schema). */
  metadata?: Record<string, unknown>;
}

/**
 * Client for the tunnels of a VPN gateway.
 *
 * Any number of calls may run at once on one client, and there is nothing to close or free. Methods may be taken off the
 * client (`const { list } = client`), and called through proxies such as Vue's `reactive`.
 *
 * Every call rejects with one of these; the methods name only what is special about them:
 *
 * - {@link ConfigurationError} if an option, a header or the token cannot be used;
 * - {@link ValidationError} if ids or tunnel are not acceptable, before anything is sent;
 * - {@link ApiError} if the API answers with an error status;
 * - {@link ResponseError} if the answer is not what the API promises;
 * - {@link ConnectionError} if there is no answer;
 * - {@link TimeoutError} if the last attempt, or the token function, took longer than `timeoutMs`, or the call longer
 *   than `deadlineMs`;
 * - the signal's own `reason` if the call is aborted.
 *
 * @example
 * ```ts
 * const client = new TunnelClient({ region: "de-fra", token: () => readToken() });
 *
 * const { id } = await client.create(gatewayId, tunnel);
 * await client.waitUntilAvailable(gatewayId, id);
 * ```
 */
export declare class TunnelClient {
  /**
   * Makes a client. Nothing is sent.
   *
   * @param options - Region or base URL of the API, token, and how to behave. In Node all of it may come from the
   * environment variables `IONOS_API_URL_VPN` or `IONOS_API_URL`, and `IONOS_TOKEN`.
   * @throws {@link ConfigurationError} if the options cannot work, with the code of the reason.
   *
   * @example
   * ```ts
   * const inNode = new TunnelClient({ region: "de-fra" }); // token from IONOS_TOKEN
   * const inBrowser = new TunnelClient({ baseUrl: "/vpn-api", token: () => readToken() });
   * ```
   */
  constructor(options?: ClientOptions);

  /** Base URL that the client sends to, without a slash at its end. */
  readonly baseUrl: string;

  /**
   * Reads one page of tunnels (GET).
   *
   * @param gatewayId - UUID of the gateway.
   * @param options - Settings of the call, and which page to read.
   * @returns The page. `items` is always an array.
   * @throws What {@link TunnelClient} lists.
   *
   * @example
   * ```ts
   * const page = await client.list(gatewayId, { offset: 20, limit: 10 });
   * ```
   */
  list(
    gatewayId: string,
    options?: RequestOptions & {
      /** How many tunnels to skip, from 0. Default: 0. */
      offset?: number;
      /** How many tunnels the page may hold, 1 to 1000 (API schema, also in `limits.pageLimit`). Default: 100. */
      limit?: number;
    },
  ): Promise<IPSecTunnelReadList>;

  /**
   * Goes through all tunnels of a gateway. A page is read (GET) when the loop needs it, and it goes on for as long as
   * the server names a next one. Each page is asked for by its offset: the server's links are never followed.
   *
   * Pages are told apart by their offset. A tunnel that you delete while the loop runs moves those behind it forward, so that
   * the loop may pass one over: to delete what a loop finds, collect it first, and delete it after the loop.
   *
   * @param gatewayId - UUID of the gateway.
   * @param options - Settings of the calls, and the size of a page. They are read again before each page.
   * @returns An iterator for `for await`. Leaving the loop early asks for no more pages. `return` also gives up a request
   * under way: a `next` that waits for it settles as done. An abort of the signal ends the loop at its next step.
   * @throws {@link ResponseError} with code `paging.not-advancing` if the server repeats a page, and what
   * {@link TunnelClient} lists. Both come out of the loop, not out of this call.
   *
   * @example
   * ```ts
   * for await (const tunnel of client.iterate(gatewayId)) {
   *   console.log(tunnel.properties.name, tunnel.metadata.status);
   * }
   * ```
   */
  iterate(
    gatewayId: string,
    options?: RequestOptions & {
      /** Tunnels on each page, 1 to 1000 (API schema, also in `limits.pageLimit`). */
      pageSize?: number;
    },
  ): AsyncIterableIterator<IPSecTunnelRead>;

  /**
   * Creates a tunnel (POST). The answer comes before the tunnel works: follow it with
   * {@link TunnelClient.waitUntilAvailable}.
   *
   * The request is sent again after 429 alone, since a second POST could make a second tunnel. After any other failure
   * the tunnel may or may not exist. For a create that is safe to repeat, call {@link TunnelClient.ensure} with a
   * {@link newTunnelId}.
   *
   * @param gatewayId - UUID of the gateway.
   * @param tunnel - The definition, with its key.
   * @param options - Settings of the call.
   * @returns The tunnel as the API has taken it in, without the key.
   * @throws What {@link TunnelClient} lists.
   *
   * @example
   * ```ts
   * const { id, metadata } = await client.create(gatewayId, tunnel);
   * ```
   */
  create(gatewayId: string, tunnel: IPSecTunnel, options?: WriteOptions): Promise<IPSecTunnelRead>;

  /**
   * Reads one tunnel (GET).
   *
   * @param gatewayId - UUID of the gateway.
   * @param tunnelId - UUID of the tunnel.
   * @param options - Settings of the call.
   * @returns The tunnel, without the key.
   * @throws {@link ApiError} with kind `not-found` if there is none, and what {@link TunnelClient} lists.
   *
   * @example
   * ```ts
   * const { metadata } = await client.get(gatewayId, tunnelId);
   * ```
   */
  get(gatewayId: string, tunnelId: string, options?: RequestOptions): Promise<IPSecTunnelRead>;

  /**
   * Makes a tunnel be as defined (PUT): creates it under the id, or replaces the one that is there. The definition is
   * complete: what you leave out becomes the default, never the previous value.
   *
   * @param gatewayId - UUID of the gateway.
   * @param tunnelId - UUID of the tunnel: its own, or for a new one from {@link newTunnelId} or {@link tunnelIdFor}.
   * @param tunnel - The whole definition, with its key.
   * @param options - Settings of the call.
   * @returns The tunnel as the API has taken it in, and whether this call created it.
   * @throws {@link ApiError} with kind `conflict` if the id belongs to someone else, and what {@link TunnelClient}
   * lists.
   *
   * @example
   * ```ts
   * const { created } = await client.ensure(gatewayId, tunnelIdFor(gatewayId, tunnel.name), tunnel);
   * ```
   */
  ensure(
    gatewayId: string,
    tunnelId: string,
    tunnel: IPSecTunnel,
    options?: WriteOptions,
  ): Promise<{
    /**
     * True if there was no tunnel with this id before (status 201), false if it was replaced (200). It is what the last
     * answer says: false also where an earlier attempt of this call made the tunnel and its answer was lost.
     */
    created: boolean;
    /** The tunnel as the API has taken it in, without the key. */
    tunnel: IPSecTunnelRead;
  }>;

  /**
   * Starts to delete a tunnel (DELETE, status 202). It is gone later: follow it with
   * {@link TunnelClient.waitUntilDeleted} if that matters.
   *
   * A 404 that answers a repeated attempt counts as done where an earlier attempt may have worked. A 404 to the first
   * attempt is an error, and so is one after answers of 429 alone, which say that nothing was done.
   *
   * @param gatewayId - UUID of the gateway.
   * @param tunnelId - UUID of the tunnel.
   * @param options - Settings of the call.
   * @returns Nothing, once the API has accepted the request.
   * @throws {@link ApiError} with kind `not-found` if there is no such tunnel, and what {@link TunnelClient} lists.
   *
   * @example
   * ```ts
   * await client.delete(gatewayId, tunnelId);
   * await client.waitUntilDeleted(gatewayId, tunnelId);
   * ```
   */
  delete(gatewayId: string, tunnelId: string, options?: RequestOptions): Promise<void>;

  /**
   * Polls a tunnel until it is `AVAILABLE`, beginning at once. The API has then set its side up; it does not know
   * whether the other side is set up to match.
   *
   * @param gatewayId - UUID of the gateway.
   * @param tunnelId - UUID of the tunnel.
   * @param options - How long to wait and how often to look.
   * @returns The tunnel, available.
   * @throws {@link WaitError}: `wait.failed` at once if the status is `FAILED`, with the API's status message;
   * `wait.deleted` at once if the tunnel is going away or gone; `wait.timeout` after `maxWaitMs`. Besides, what
   * {@link TunnelClient} lists. A tunnel that was not seen yet counts as gone only after 10 seconds of 404: a new one
   * may not be known everywhere at once.
   *
   * @example
   * ```ts
   * const tunnel = await client.waitUntilAvailable(gatewayId, id, {
   *   maxWaitMs: 300_000,
   *   onPoll: ({ metadata }) => console.log(metadata.status),
   * });
   * ```
   */
  waitUntilAvailable(gatewayId: string, tunnelId: string, options?: WaitOptions): Promise<IPSecTunnelRead>;

  /**
   * Polls a tunnel until the API answers 404, beginning at once. It deletes nothing itself.
   *
   * @param gatewayId - UUID of the gateway.
   * @param tunnelId - UUID of the tunnel.
   * @param options - How long to wait and how often to look.
   * @returns Nothing, once the tunnel is gone.
   * @throws {@link WaitError}: `wait.failed` if the deletion ends in status `FAILED`; `wait.timeout` after `maxWaitMs`.
   * Besides, what {@link TunnelClient} lists.
   *
   * @example
   * ```ts
   * await client.delete(gatewayId, tunnelId);
   * await client.waitUntilDeleted(gatewayId, tunnelId, { maxWaitMs: 120_000 });
   * ```
   */
  waitUntilDeleted(gatewayId: string, tunnelId: string, options?: WaitOptions): Promise<void>;

  /**
   * Carries a plan out, by {@link TunnelClient.delete} and {@link TunnelClient.ensure} at each step's id: deletions first,
   * because a gateway is limited, then the others, a few at a time. A deletion that is answered 404 is done: unlike
   * {@link TunnelClient.delete}, a plan asks for nothing but that the tunnel is gone.
   *
   * @param gatewayId - UUID of the gateway.
   * @param plan - What {@link planTunnels} gives.
   * @param options - How many steps at once, and what to do when one fails.
   * @returns What came of each step, in the order of the steps. It does not reject for a step that fails.
   * @throws {@link ConfigurationError} `option.invalid` if plan or options cannot be used; so it is with a plan that has an
   * error among its issues, and therefore no steps.
   *
   * @example
   * ```ts
   * const results = await client.apply(gatewayId, plan, { wait: true });
   * const failed = results.filter(({ status }) => status === "failed");
   * ```
   */
  apply(gatewayId: string, plan: Plan, options?: ApplyOptions): Promise<StepResult[]>;

  /**
   * Goes through all VPN gateways of the contract, page by page (GET). They are read only here.
   *
   * @param options - Settings of the calls, and the size of a page. They are read again before each page.
   * @returns An iterator for `for await`, which behaves as that of {@link TunnelClient.iterate}.
   * @throws As {@link TunnelClient.iterate}, out of the loop.
   *
   * @example
   * ```ts
   * for await (const { id, properties } of client.gateways()) console.log(id, properties.name, properties.gatewayIP);
   * ```
   */
  gateways(
    options?: RequestOptions & {
      /** Gateways on each page, 1 to 1000 (API schema, also in `limits.pageLimit`). */
      pageSize?: number;
    },
  ): AsyncIterableIterator<IPSecGatewayRead>;

  /**
   * Reads one VPN gateway (GET).
   *
   * @param gatewayId - UUID of the gateway.
   * @param options - Settings of the call.
   * @returns The gateway.
   * @throws {@link ApiError} with kind `not-found` if there is none, and what {@link TunnelClient} lists.
   *
   * @example
   * ```ts
   * const { properties } = await client.gateway(gatewayId);
   * console.log(properties.gatewayIP);
   * ```
   */
  gateway(gatewayId: string, options?: RequestOptions): Promise<IPSecGatewayRead>;
}

// ── Errors: real Error objects, `name` is the class name; no text or property of theirs holds a token or PSK ──

/**
 * Parent of this package's errors. `name` is the name of the class. No text and no property holds a token or a
 * pre-shared key.
 *
 * An aborted call is the exception: it rejects with `signal.reason` itself.
 *
 * @example
 * ```ts
 * try {
 *   await client.create(gatewayId, tunnel);
 * } catch (error) {
 *   if (error instanceof ValidationError) console.error(error.issues);
 *   else if (error instanceof ApiError) console.error(error.status, error.messages);
 *   else throw error;
 * }
 * ```
 */
export declare class TunnelError extends Error {
  /**
   * Stable code, made for programs. The classes list theirs, which editors complete once `instanceof` has narrowed the class;
   * {@link ApiError} has the API's. An error of this class alone has `aborted` or `unknown`, see {@link StepResult}.
   */
  readonly code: string;
  /**
   * Plain data for loggers and `JSON.stringify`: `name`, `code`, `message`, the members of the class, and of the cause
   * its name, message and code.
   *
   * `structuredClone` keeps of the errors of packages no name and no member: what it keeps is `message` and `stack`, which
   * begins with name and code.
   */
  toJSON(): Record<string, unknown>;
}

/**
 * The package cannot work with its settings or on this platform. The constructor of {@link TunnelClient} throws it if it
 * can find the cause; otherwise the call rejects with it.
 *
 * Codes:
 *
 * - `region.unknown`: no region of the API has this name;
 * - `base-url.missing`: neither `region` nor `baseUrl`;
 * - `base-url.conflict`: `region` together with `baseUrl`;
 * - `base-url.invalid`: not a URL that can be used here;
 * - `base-url.insecure`: plain http to another machine, without `allowInsecureHttp`;
 * - `base-url.credentials`: user name or password in the URL;
 * - `token.missing`: no token;
 * - `token.invalid`: a token that cannot stand in a header;
 * - `token.unavailable`: the token function threw, see `cause`;
 * - `header.invalid`: a header name or value that HTTP does not allow;
 * - `header.reserved`: a header that the client sets itself;
 * - `option.invalid`: another option that cannot be used;
 * - `platform.no-fetch`: no `fetch` here, and none in the options;
 * - `platform.incomplete`: no `AbortController` or `setTimeout` here, or no `URL` to read `baseUrl` with;
 * - `platform.no-crypto`: no `crypto.getRandomValues` here, from which ids and keys are made;
 * - `wasm.blocked`: a Content Security Policy without `script-src 'wasm-unsafe-eval'`, or an edge platform that compiles
 *   no bytes;
 * - `wasm.unavailable`: no WebAssembly here, too little memory, or its file cannot be loaded, is damaged or belongs to
 *   another version;
 * - `wasm.not-initialised`: `/slim` before its `init` has resolved.
 */
export declare class ConfigurationError extends TunnelError {
  /** Which setting or surrounding cannot work. */
  readonly code:
    | "region.unknown"
    | "base-url.missing"
    | "base-url.conflict"
    | "base-url.invalid"
    | "base-url.insecure"
    | "base-url.credentials"
    | "token.missing"
    | "token.invalid"
    | "token.unavailable"
    | "header.invalid"
    | "header.reserved"
    | "option.invalid"
    | "platform.no-fetch"
    | "platform.incomplete"
    | "platform.no-crypto"
    | "wasm.blocked"
    | "wasm.unavailable"
    | "wasm.not-initialised";
}

/** Ids or tunnel are not acceptable; nothing was sent. Code: `validation.failed`. */
export declare class ValidationError extends TunnelError {
  /** The only code of this class; those of the findings are in `issues`. */
  readonly code: "validation.failed";
  /** What is wrong, each finding at its path. */
  readonly issues: Issue[];
}

/**
 * What the status of an {@link ApiError} means.
 *
 * - `bad-request`: 400, the request is malformed.
 * - `unauthorized`: 401, the token is missing, wrong or expired.
 * - `forbidden`: 403, the token lacks a permission.
 * - `not-found`: 404, no such gateway or tunnel.
 * - `conflict`: 409, the id is taken by someone else.
 * - `unsupported-media-type`: 415.
 * - `unprocessable`: 422, well-formed, but not possible.
 * - `rate-limited`: 429, too many requests.
 * - `server-error`: 500 to 599 without 503, a failure on the server's side.
 * - `unavailable`: 503, the API cannot answer for now.
 * - `unexpected`: any other.
 */
export type ApiErrorKind =
  | "bad-request"
  | "unauthorized"
  | "forbidden"
  | "not-found"
  | "conflict"
  | "unsupported-media-type"
  | "unprocessable"
  | "rate-limited"
  | "server-error"
  | "unavailable"
  | "unexpected";

/**
 * The API answered with an error status. `code` is the first error code in the body, such as `paas-auth-1`, or else
 * `http-<status>`, such as `http-503`.
 */
export declare class ApiError extends TunnelError {
  /** HTTP status. */
  readonly status: number;
  /** What the status means, for a `switch`. */
  readonly kind: ApiErrorKind;
  /** What the API said about it, the first 100 messages; empty if its body said nothing. */
  readonly messages: {
    /** The API's own code. */
    errorCode?: string;
    /** Explanation for people. */
    message?: string;
  }[];
  /** HTTP method of the request. */
  readonly method: string;
  /** URL of the request. */
  readonly url: string;
  /** How many attempts were made. Sending again with a renewed token is part of the same attempt. */
  readonly attempts: number;
  /** Milliseconds that the API asked to wait (`Retry-After`), where it did. Above 60000, it was not waited for. */
  readonly retryAfterMs?: number;
  /** The API's id for the request, where it sent one. Quote it to IONOS support. */
  readonly requestId?: string;
}

/**
 * The API answered, but not as it promises to.
 *
 * Codes:
 *
 * - `response.empty`: no body where there must be one;
 * - `response.not-json`: the body is no JSON;
 * - `response.shape`: JSON, but not of the promised shape;
 * - `response.truncated`: the body broke off;
 * - `response.too-large`: more than the client is ready to read;
 * - `response.redirect`: a redirect, which the client does not follow;
 * - `response.status`: a status that the API never sends, such as 304;
 * - `paging.not-advancing`: a list that repeats a page.
 */
export declare class ResponseError extends TunnelError {
  /** What is wrong with the answer. */
  readonly code:
    | "response.empty"
    | "response.not-json"
    | "response.shape"
    | "response.truncated"
    | "response.too-large"
    | "response.redirect"
    | "response.status"
    | "paging.not-advancing";
  /** HTTP status. */
  readonly status: number;
  /**
   * The beginning of the answer, up to 2000 characters, without secrets: their spellings in JSON, URLs, HTML, Base64 and
   * hexadecimal are taken out, other encodings are not known. Absent where there is no text.
   */
  readonly body?: string;
  /** The id in the answer, in its body or header `Location`, where there is one: of a tunnel that the API may have made. */
  readonly id?: string;
  /** HTTP method of the request. */
  readonly method: string;
  /** URL of the request. */
  readonly url: string;
  /** How many attempts were made. Sending again with a renewed token is part of the same attempt. */
  readonly attempts: number;
}

/**
 * There was no answer: name not found, connection refused or reset. The message says why, as far as the platform does.
 * `cause` is the platform's own error; of an error of {@link ClientOptions.fetch} a copy with name, message, stack and code
 * alone, since such errors may hold the request with its token. Code: `connection.failed`.
 */
export declare class ConnectionError extends TunnelError {
  /** The only code of this class. */
  readonly code: "connection.failed";
  /** HTTP method of the request. */
  readonly method: string;
  /** URL of the request. */
  readonly url: string;
  /** How many attempts were made. Sending again with a renewed token is part of the same attempt. */
  readonly attempts: number;
}

/**
 * A limit of time was reached. Codes:
 *
 * - `timeout`: the last attempt took longer than `timeoutMs`;
 * - `token.timeout`: the token function took longer than `timeoutMs`;
 * - `deadline.exceeded`: the call took, or would have taken, longer than `deadlineMs`. The last failure before it is the
 *   `cause`, where there was one.
 */
export declare class TimeoutError extends TunnelError {
  /** Which limit was reached. */
  readonly code: "timeout" | "token.timeout" | "deadline.exceeded";
  /** HTTP method of the request. */
  readonly method: string;
  /** URL of the request. */
  readonly url: string;
  /** How many attempts were made, 0 before the first. Sending again with a renewed token is part of the same attempt. */
  readonly attempts: number;
  /** The limit that was reached, in milliseconds. */
  readonly timeoutMs: number;
}

/**
 * A wait ended without what it waited for. Codes: `wait.failed`, `wait.deleted`, `wait.timeout`, one for each `reason`.
 */
export declare class WaitError extends TunnelError {
  /** The `reason`, as a code. */
  readonly code: "wait.failed" | "wait.deleted" | "wait.timeout";
  /**
   * Why: the tunnel `failed` (the message contains the API's status message), it was `deleted` or is being deleted, or the
   * wait ran into its `timeout`.
   */
  readonly reason: "failed" | "deleted" | "timeout";
  /** The tunnel as it was last read, if it was. */
  readonly tunnel?: IPSecTunnelRead;
}

/**
 * Tells whether something caught is an error of this package. Unlike `instanceof` it also knows errors from other
 * realms (frames, `vm` contexts) and from other copies of the package.
 *
 * @param error - Whatever was caught.
 * @returns True for a {@link TunnelError}.
 *
 * @example
 * ```ts
 * try {
 *   await client.delete(gatewayId, tunnelId);
 * } catch (error) {
 *   if (!isTunnelError(error)) throw error;
 *   console.error(error.code, error.message);
 * }
 * ```
 */
export declare function isTunnelError(error: unknown): error is TunnelError;
