// Uses every export of the package the way a consumer would, and pins its types. It is compiled and never run.
// `@ts-expect-error` marks what must not compile; the line above it says why.

import {
  ApiError,
  type ApiErrorKind,
  algorithms,
  type Cidr,
  type ClientEvent,
  type ClientOptions,
  type CompleteIPSecTunnel,
  ConfigurationError,
  ConnectionError,
  checkTunnels,
  cidrsOverlap,
  type DiffieHellmanGroup,
  type EncryptionAlgorithm,
  type ESPEncryption,
  type FieldChange,
  type FieldPath,
  generatePsk,
  type IKEEncryption,
  type IntegrityAlgorithm,
  type IPSecGatewayRead,
  type IPSecPSK,
  type IPSecTunnel,
  type IPSecTunnelAuth,
  type IPSecTunnelMetadata,
  type IPSecTunnelRead,
  type IPSecTunnelReadList,
  type Issue,
  type IssueCode,
  isCidr,
  isRemoteHost,
  issueCatalog,
  isTunnelError,
  isUuid,
  type Known,
  type Links,
  limits,
  newTunnelId,
  type Plan,
  type PlanStep,
  parseCidr,
  planTunnels,
  type Region,
  type RegionPath,
  type RequestOptions,
  ResponseError,
  type RetryOptions,
  regions,
  type Severity,
  type Status,
  TimeoutError,
  TunnelClient,
  TunnelError,
  tunnelIdFor,
  tunnelSchema,
  type ValidateOptions,
  ValidationError,
  type ValidationResult,
  validateField,
  validateTunnel,
  validateTunnelJson,
  validateTunnelsJson,
  WaitError,
  type WaitOptions,
  type WriteOptions,
} from "ionos-ipsec-tunnels";

// True if two types are the same, not merely assignable to each other.
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Not<T extends boolean> = T extends true ? false : true;
type Assignable<From, To> = [From] extends [To] ? true : false;
type OptionalKeys<T> = { [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? K : never }[keyof T];
type Keys<T> = T extends unknown ? keyof T : never;
// An object type with its members written out, so that intersections and extensions compare as equal.
type Flat<T> = { [K in keyof T]: T[K] };

function expectType<_T extends true>(): void {}

// ── Every value, no more and no less ────────────────────────────────────────────────────────────────

expectType<
  Equal<
    keyof typeof import("ionos-ipsec-tunnels"),
    | "ApiError"
    | "algorithms"
    | "ConfigurationError"
    | "ConnectionError"
    | "checkTunnels"
    | "cidrsOverlap"
    | "generatePsk"
    | "isCidr"
    | "isRemoteHost"
    | "isTunnelError"
    | "isUuid"
    | "issueCatalog"
    | "limits"
    | "newTunnelId"
    | "parseCidr"
    | "planTunnels"
    | "ResponseError"
    | "regions"
    | "TimeoutError"
    | "TunnelClient"
    | "TunnelError"
    | "tunnelIdFor"
    | "tunnelSchema"
    | "ValidationError"
    | "validateField"
    | "validateTunnel"
    | "validateTunnelJson"
    | "validateTunnelsJson"
    | "WaitError"
  >
>();

// ── Wire types ──────────────────────────────────────────────────────────────────────────────────────

const key: IPSecPSK = { key: "a secret" };
const auth: IPSecTunnelAuth = { method: "PSK", psk: key };
const ike: IKEEncryption = { diffieHellmanGroup: "20-ECP384", lifetime: 3600 };
const esp: ESPEncryption = { encryptionAlgorithm: "AES256-GCM-16", integrityAlgorithm: "SHA512" };
const tunnel: IPSecTunnel = {
  name: "office",
  remoteHost: "vpn.example.com",
  auth,
  ike,
  esp,
  cloudNetworkCIDRs: ["10.7.0.0/24"],
  peerNetworkCIDRs: ["192.168.40.0/24"],
};

expectType<Equal<OptionalKeys<IPSecTunnel>, "description">>();
expectType<Equal<OptionalKeys<IPSecTunnelAuth>, "psk">>();
expectType<Equal<OptionalKeys<IPSecPSK>, never>>();
expectType<
  Equal<
    Flat<IKEEncryption>,
    {
      diffieHellmanGroup?: DiffieHellmanGroup;
      encryptionAlgorithm?: EncryptionAlgorithm;
      integrityAlgorithm?: IntegrityAlgorithm;
      lifetime?: number;
    }
  >
>();
expectType<Equal<Flat<ESPEncryption>, Flat<IKEEncryption>>>();
expectType<Assignable<CompleteIPSecTunnel, IPSecTunnel>>();
expectType<Not<Assignable<IPSecTunnel, CompleteIPSecTunnel>>>();
expectType<Equal<CompleteIPSecTunnel["ike"], Required<IKEEncryption>>>();
expectType<Equal<CompleteIPSecTunnel["esp"]["lifetime"], number>>();
expectType<
  Equal<
    DiffieHellmanGroup,
    | "15-MODP3072"
    | "16-MODP4096"
    | "19-ECP256"
    | "20-ECP384"
    | "21-ECP521"
    | "28-ECP256BP"
    | "29-ECP384BP"
    | "30-ECP512BP"
  >
>();
expectType<
  Equal<
    EncryptionAlgorithm,
    | "AES128-CTR"
    | "AES256-CTR"
    | "AES128-GCM-16"
    | "AES256-GCM-16"
    | "AES128-GCM-12"
    | "AES256-GCM-12"
    | "AES128-CCM-12"
    | "AES256-CCM-12"
    | "AES128"
    | "AES256"
  >
>();
expectType<Equal<IntegrityAlgorithm, "SHA256" | "SHA384" | "SHA512" | "AES-XCBC">>();
expectType<Equal<Status, "AVAILABLE" | "PROVISIONING" | "DESTROYING" | "FAILED">>();

// What is sent takes known values only.
// @ts-expect-error: no such group
const unknownGroup: IKEEncryption = { diffieHellmanGroup: "31-CURVE25519" };
// @ts-expect-error: the lifetime is a number of seconds, not text
const textLifetime: ESPEncryption = { lifetime: "3600" };
// @ts-expect-error: PSK is the only method
const certificate: IPSecTunnelAuth = { method: "CERTIFICATE" };
// @ts-expect-error: the tunnel has required members
const nothing: IPSecTunnel = { name: "office" };
// @ts-expect-error: a misspelt member
const misspelt: IPSecTunnel = { ...tunnel, remotehost: "vpn.example.com" };
// @ts-expect-error: an optional member is left out, not set to undefined (exactOptionalPropertyTypes)
const undefinedDescription: IPSecTunnel = { ...tunnel, description: undefined };

// What is read stays open for newer values, and editors still complete the known ones.
expectType<Equal<Known<Status>, Status | (string & {})>>();
expectType<Equal<Extract<Known<Status>, Status>, Status>>();
expectType<Equal<IPSecTunnelMetadata["status"], Known<Status>>>();
expectType<Equal<IPSecTunnelMetadata["statusMessage"], string | null | undefined>>();
expectType<
  Equal<
    OptionalKeys<IPSecTunnelMetadata>,
    | "createdDate"
    | "createdBy"
    | "createdByUserId"
    | "lastModifiedDate"
    | "lastModifiedBy"
    | "lastModifiedByUserId"
    | "resourceURN"
    | "statusMessage"
  >
>();
const newStatus: IPSecTunnelMetadata = { status: "SUSPENDED" };
expectType<Equal<IPSecTunnelRead["type"], "ipsectunnel">>();
expectType<Equal<OptionalKeys<IPSecTunnelRead>, never>>();
expectType<Equal<IPSecTunnelRead["properties"]["auth"], { method: Known<"PSK"> }>>();
expectType<Equal<IPSecTunnelRead["properties"]["esp"], IPSecTunnelRead["properties"]["ike"]>>();
expectType<
  Equal<
    IPSecTunnelRead["properties"]["ike"],
    {
      diffieHellmanGroup?: Known<DiffieHellmanGroup>;
      encryptionAlgorithm?: Known<EncryptionAlgorithm>;
      integrityAlgorithm?: Known<IntegrityAlgorithm>;
      lifetime?: number;
    }
  >
>();

// What was read cannot be sent as it is: it has no key, and its algorithms may be unknown.
expectType<Not<Assignable<IPSecTunnelRead["properties"], IPSecTunnel>>>();
expectType<Assignable<IPSecTunnel, IPSecTunnelRead["properties"]>>();
export function sendBack(read: IPSecTunnelRead): CompleteIPSecTunnel | undefined {
  // @ts-expect-error: properties that were read are not a definition
  const definition: IPSecTunnel = read.properties;
  // @ts-expect-error: the API never returns the key
  read.properties.auth.psk;
  const result = validateTunnel({ ...read.properties, auth: { method: "PSK", psk: key } });
  return result.valid ? result.value : void definition;
}

expectType<Equal<Links, { prev?: string; self?: string; next?: string }>>();
expectType<
  Equal<
    IPSecTunnelReadList,
    {
      id: string;
      type: "collection";
      href: string;
      items: IPSecTunnelRead[];
      offset: number;
      limit: number;
      _links: Links;
    }
  >
>();

// ── Validation ──────────────────────────────────────────────────────────────────────────────────────

expectType<Equal<Severity, "error" | "warning" | "info">>();
expectType<Equal<IssueCode, string>>();
expectType<
  Equal<
    Issue,
    {
      code: IssueCode;
      severity: Severity;
      path: (string | number)[];
      message: string;
      params: Record<string, string | number | boolean | readonly string[]>;
      suggestion?: string | number;
      reference?: string;
      position?: { line: number; column: number; offset: number };
    }
  >
>();
expectType<Equal<ValidateOptions, { advice?: boolean }>>();

expectType<Equal<Extract<FieldPath, "ike.lifetime" | "ike.lifeTime">, "ike.lifetime">>();
expectType<Equal<"cloudNetworkCIDRs.0" extends FieldPath ? true : false, true>>();

export function narrowing(result: ValidationResult): number {
  expectType<Equal<typeof result.issues, Issue[]>>();
  // @ts-expect-error: `value` is there only once `valid` has been tested
  result.value;
  if (result.valid) {
    expectType<Equal<typeof result, { valid: true; value: CompleteIPSecTunnel; issues: Issue[] }>>();
    return result.value.ike.lifetime;
  }
  expectType<Equal<typeof result, { valid: false; issues: Issue[] }>>();
  expectType<Equal<keyof typeof result, "valid" | "issues">>();
  // @ts-expect-error: a failure has no `value`
  result.value;
  return result.issues.length;
}
// @ts-expect-error: a failure has no `value`, not even an undefined one
const failure: ValidationResult = { valid: false, value: undefined, issues: [] };

expectType<Equal<typeof validateTunnel, (input: unknown, options?: ValidateOptions) => ValidationResult>>();
expectType<
  Equal<typeof validateTunnelJson, (json: string | Uint8Array, options?: ValidateOptions) => ValidationResult>
>();
expectType<
  Equal<
    typeof validateTunnelsJson,
    (
      json: string | Uint8Array,
      options?: ValidateOptions,
    ) => { total: number; valid: number; reports: { index: number; result: ValidationResult }[]; issues: Issue[] }
  >
>();
expectType<
  Equal<
    typeof validateField,
    (path: FieldPath | (string & {}) | (string | number)[], value: unknown, options?: ValidateOptions) => Issue[]
  >
>();
expectType<
  Equal<
    typeof checkTunnels,
    (tunnels: readonly (IPSecTunnel | IPSecTunnelRead)[], options?: { replacing?: readonly string[] }) => Issue[]
  >
>();
expectType<
  Equal<
    typeof planTunnels,
    (
      gatewayId: string,
      desired: readonly IPSecTunnel[],
      actual: readonly IPSecTunnelRead[],
      options?: { prune?: boolean; rotateKeys?: boolean | readonly string[] },
    ) => Plan
  >
>();
expectType<Equal<Plan, { steps: PlanStep[]; unmanaged: IPSecTunnelRead[]; issues: Issue[] }>>();
expectType<Equal<FieldChange, { path: (string | number)[]; before: unknown; after: unknown }>>();
expectType<
  Equal<
    PlanStep,
    | { action: "create"; id: string; tunnel: CompleteIPSecTunnel }
    | { action: "update"; id: string; tunnel: CompleteIPSecTunnel; actual: IPSecTunnelRead; changes: FieldChange[] }
    | { action: "delete"; id: string; actual: IPSecTunnelRead }
    | { action: "none"; id: string; actual: IPSecTunnelRead }
  >
>();

export function validation(read: readonly IPSecTunnelRead[]): void {
  validateTunnel(null);
  validateTunnel(tunnel, { advice: false });
  // @ts-expect-error: no such option
  validateTunnel(tunnel, { strict: true });
  validateTunnelJson("{}");
  validateTunnelJson(new Uint8Array());
  // @ts-expect-error: an object is not JSON text; `validateTunnel` takes objects
  validateTunnelJson(tunnel);
  for (const { index, result } of validateTunnelsJson("[]").reports) {
    expectType<Equal<typeof index, number>>();
    narrowing(result);
  }
  validateField("ike.lifetime", 60);
  validateField("cloudNetworkCIDRs[0]", "10.0.0.0/8");
  validateField(["cloudNetworkCIDRs", 0], "10.0.0.1/8", { advice: true });
  checkTunnels([tunnel, ...read]);
  checkTunnels(read);
  checkTunnels(read, { replacing: [read[0]?.id ?? ""] });
  for (const step of planTunnels("", [tunnel], read, { prune: true, rotateKeys: ["office"] }).steps) {
    if (step.action === "update") expectType<Equal<typeof step.changes, FieldChange[]>>();
    // @ts-expect-error: only some steps have a tunnel
    step.tunnel;
  }
}

// The interface of Standard Schema v1, written after its specification, not imported.
interface StandardSchema<Input, Output> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (
      value: unknown,
      options?: { readonly libraryOptions?: Record<string, unknown> | undefined } | undefined,
    ) => StandardResult<Output> | Promise<StandardResult<Output>>;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}
type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: ReadonlyArray<StandardIssue> };
interface StandardIssue {
  readonly message: string;
  readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined;
}
// Standard JSON Schema v1, likewise.
type Target = "draft-2020-12" | "draft-07" | "openapi-3.0" | ({} & string);
type Convert = (options: {
  readonly target: Target;
  readonly libraryOptions?: Record<string, unknown> | undefined;
}) => Record<string, unknown>;
interface StandardJsonSchema<Input, Output> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly jsonSchema: { readonly input: Convert; readonly output: Convert };
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}
type InferInput<S extends StandardSchema<unknown, unknown>> = NonNullable<S["~standard"]["types"]>["input"];
type InferOutput<S extends StandardSchema<unknown, unknown>> = NonNullable<S["~standard"]["types"]>["output"];

const schema: StandardSchema<IPSecTunnel, CompleteIPSecTunnel> = tunnelSchema;
const jsonSchema: StandardJsonSchema<IPSecTunnel, CompleteIPSecTunnel> = tunnelSchema;
expectType<Equal<InferInput<typeof tunnelSchema>, IPSecTunnel>>();
expectType<Equal<InferOutput<typeof tunnelSchema>, CompleteIPSecTunnel>>();
expectType<Equal<(typeof tunnelSchema)["~standard"]["vendor"], "ionos-ipsec-tunnels">>();
expectType<Equal<(typeof tunnelSchema)["~standard"]["version"], 1>>();

export function standardSchema(input: unknown): CompleteIPSecTunnel {
  // Synchronous: the result is not a promise.
  const result = tunnelSchema["~standard"].validate(input);
  if (result.issues) {
    // @ts-expect-error: a failure has no `value`
    result.value;
    // A failed result keeps the code of each issue.
    const [first] = result.issues;
    throw new TypeError(`${first?.code} at ${first?.path.join(".")}: ${first?.message}`);
  }
  expectType<Equal<typeof result.value, CompleteIPSecTunnel>>();
  const { $id } = tunnelSchema["~standard"].jsonSchema.input({ target: "draft-2020-12" });
  expectType<Equal<typeof $id, unknown>>();
  tunnelSchema["~standard"].jsonSchema.output({ target: "draft-07" });
  // @ts-expect-error: a target has to be named
  tunnelSchema["~standard"].jsonSchema.input({});
  return result.value;
}

expectType<
  Equal<
    typeof issueCatalog,
    Readonly<
      Record<
        IssueCode,
        {
          severity: Severity;
          template: string;
          reasons?: Readonly<Record<string, string>>;
          reference?: string;
          references?: Readonly<Record<string, string>>;
        }
      >
    >
  >
>();
export function catalog(): void {
  for (const [code, { severity, template, reference }] of Object.entries(issueCatalog)) {
    expectType<Equal<typeof code, string>>();
    expectType<Equal<typeof severity, Severity>>();
    expectType<Equal<typeof template, string>>();
    expectType<Equal<typeof reference, string | undefined>>();
  }
  // @ts-expect-error: the catalogue is read-only
  issueCatalog.required = { severity: "error", template: "" };
}

expectType<
  Equal<
    Cidr,
    {
      family: 4 | 6;
      address: string;
      prefixLength: number;
      network: string;
      first: string;
      last: string;
      hostBitsSet: boolean;
      size: bigint;
    }
  >
>();
expectType<Equal<typeof parseCidr, (text: string) => Cidr | null>>();
expectType<Equal<typeof isCidr, (text: string) => boolean>>();
expectType<Equal<typeof cidrsOverlap, (a: string, b: string) => boolean>>();
expectType<Equal<typeof isRemoteHost, (text: string) => boolean>>();
expectType<Equal<typeof isUuid, (text: string) => boolean>>();
expectType<Equal<typeof newTunnelId, () => string>>();
expectType<Equal<typeof tunnelIdFor, (gatewayId: string, name: string) => string>>();
expectType<Equal<typeof generatePsk, (bytes?: number) => string>>();
export function helpers(): bigint {
  const cidr = parseCidr("2001:db8::/32");
  // @ts-expect-error: there may be none
  cidr.size;
  const id = isUuid(newTunnelId()) ? newTunnelId() : tunnelIdFor(newTunnelId(), "office");
  // @ts-expect-error: only a text can be a CIDR, a host or an id
  if (isCidr(42) || isRemoteHost(null) || isUuid(undefined)) return 0n;
  if (cidrsOverlap("10.0.0.0/8", "10.7.0.0/24") && isRemoteHost(id) && isCidr(id)) generatePsk(64);
  return (cidr?.size ?? 0n) * 2n;
}

// ── Constants ───────────────────────────────────────────────────────────────────────────────────────

expectType<
  Equal<
    typeof algorithms,
    {
      readonly diffieHellmanGroups: readonly {
        value: DiffieHellmanGroup;
        label: string;
        securityBits: number;
        default: boolean;
      }[];
      readonly encryptionAlgorithms: readonly {
        value: EncryptionAlgorithm;
        label: string;
        keyBits: number;
        aead: boolean;
        default: boolean;
      }[];
      readonly integrityAlgorithms: readonly { value: IntegrityAlgorithm; label: string; default: boolean }[];
    }
  >
>();
expectType<
  Equal<
    typeof limits,
    {
      readonly nameLength: 255;
      readonly descriptionLength: 1024;
      readonly cidrsPerSide: { min: 1; max: 20 };
      readonly ikeLifetime: { min: 3600; max: 86400; default: 86400 };
      readonly espLifetime: { min: 600; max: 14400; default: 3600 };
      readonly pageLimit: { min: 1; max: 1000; default: 100 };
      readonly tunnelsPerGateway: number;
    }
  >
>();
expectType<
  Equal<Region, "de-fra" | "de-txl" | "es-vit" | "gb-bhx" | "gb-lhr" | "us-ewr" | "us-las" | "us-mci" | "fr-par">
>();
expectType<Equal<typeof regions, Readonly<Record<Region, string>>>>();
export function constants(): void {
  // @ts-expect-error: limits are literals
  const wrong: 256 = limits.nameLength;
  // @ts-expect-error: the list is read-only
  algorithms.integrityAlgorithms.pop();
  // @ts-expect-error: no such location
  regions["de-ber"];
  void wrong;
}

// ── Client ──────────────────────────────────────────────────────────────────────────────────────────

expectType<Equal<RetryOptions, { maxAttempts?: number; baseDelayMs?: number; maxDelayMs?: number }>>();
expectType<
  Equal<
    ClientOptions,
    {
      region?: Region | RegionPath<Region>;
      baseUrl?: string | URL;
      token?: string | (() => string | Promise<string>);
      fetch?: typeof globalThis.fetch;
      headers?: Record<string, string>;
      timeoutMs?: number;
      deadlineMs?: number;
      retry?: RetryOptions | false;
      validate?: boolean;
      allowInsecureHttp?: boolean;
      onEvent?: (event: ClientEvent) => void;
    }
  >
>();
expectType<
  Equal<
    RequestOptions,
    {
      signal?: AbortSignal;
      timeoutMs?: number;
      deadlineMs?: number;
      retry?: RetryOptions | false;
      headers?: Record<string, string>;
    }
  >
>();
expectType<
  Equal<
    Flat<WaitOptions>,
    {
      maxWaitMs?: number;
      intervalMs?: number;
      maxIntervalMs?: number;
      onPoll?: (tunnel: IPSecTunnelRead) => void;
      signal?: AbortSignal;
      timeoutMs?: number;
      deadlineMs?: number;
      retry?: RetryOptions | false;
      headers?: Record<string, string>;
    }
  >
>();
expectType<
  Equal<
    Flat<WriteOptions>,
    {
      metadata?: Record<string, unknown>;
      signal?: AbortSignal;
      timeoutMs?: number;
      deadlineMs?: number;
      retry?: RetryOptions | false;
      headers?: Record<string, string>;
    }
  >
>();
expectType<
  Equal<
    ConstructorParameters<typeof TunnelClient>,
    ConstructorParameters<new (options?: ClientOptions) => TunnelClient>
  >
>();
expectType<
  Equal<
    keyof TunnelClient,
    | "baseUrl"
    | "list"
    | "iterate"
    | "create"
    | "get"
    | "ensure"
    | "delete"
    | "waitUntilAvailable"
    | "waitUntilDeleted"
    | "apply"
    | "gateways"
    | "gateway"
  >
>();

const clients = [
  () => new TunnelClient(),
  () => new TunnelClient({ region: "de-fra", token: "secret" }),
  () => new TunnelClient({ baseUrl: "/vpn-api", token: () => "secret" }),
  () => new TunnelClient({ baseUrl: new URL("https://vpn.example.com/api/"), token: async () => "secret" }),
  () => new TunnelClient({ region: "fr-par", retry: false, timeoutMs: 0, validate: false, allowInsecureHttp: true }),
  () => new TunnelClient({ region: "es-vit", fetch, headers: { "x-team": "network" }, retry: { maxAttempts: 2 } }),
  // @ts-expect-error: no such location
  () => new TunnelClient({ region: "de-ber" }),
  // @ts-expect-error: `true` is not a retry policy; leave it out for the default
  () => new TunnelClient({ region: "de-fra", retry: true }),
  // @ts-expect-error: the token function returns a token
  () => new TunnelClient({ region: "de-fra", token: () => undefined }),
];

export async function story(client: TunnelClient, gatewayId: string, tunnelId: string): Promise<void> {
  const { signal } = new AbortController();
  const request: RequestOptions = { signal, timeoutMs: 5000, retry: { baseDelayMs: 10, maxDelayMs: 100 } };
  expectType<Equal<typeof client.baseUrl, string>>();
  // @ts-expect-error: the address cannot be changed
  client.baseUrl = "https://vpn.example.com";

  const page = await client.list(gatewayId, { ...request, offset: 20, limit: 10 });
  expectType<Equal<typeof page, IPSecTunnelReadList>>();
  // @ts-expect-error: `list` has `limit`; `pageSize` belongs to `iterate`
  await client.list(gatewayId, { pageSize: 10 });

  const iterator = client.iterate(gatewayId, { ...request, pageSize: 50 });
  expectType<Equal<typeof iterator, AsyncIterableIterator<IPSecTunnelRead>>>();
  for await (const one of iterator) {
    expectType<Equal<typeof one, IPSecTunnelRead>>();
    break;
  }

  const made = await client.create(gatewayId, tunnel, { ...request, metadata: { ticket: 42 } });
  expectType<Equal<typeof made, IPSecTunnelRead>>();
  // @ts-expect-error: a tunnel that was read has no key
  await client.create(gatewayId, made.properties);
  // @ts-expect-error: `create` takes the definition, not the whole resource
  await client.create(gatewayId, made);

  const read = await client.get(gatewayId, tunnelId, request);
  expectType<Equal<typeof read, IPSecTunnelRead>>();

  const ensured = await client.ensure(gatewayId, tunnelId, tunnel, { metadata: {} });
  expectType<Equal<typeof ensured, { created: boolean; tunnel: IPSecTunnelRead }>>();
  const checked = validateTunnel(tunnel);
  if (checked.valid) await client.ensure(gatewayId, tunnelId, checked.value);
  // @ts-expect-error: `ensure` needs the id of the tunnel
  await client.ensure(gatewayId, tunnel);

  const available = await client.waitUntilAvailable(gatewayId, tunnelId, {
    ...request,
    maxWaitMs: 60_000,
    intervalMs: 500,
    maxIntervalMs: 5000,
    onPoll: ({ metadata }) => void metadata.status,
  });
  expectType<Equal<typeof available, IPSecTunnelRead>>();

  const deleted = await client.delete(gatewayId, tunnelId, request);
  expectType<Equal<typeof deleted, void>>();
  const gone = await client.waitUntilDeleted(gatewayId, tunnelId, { maxWaitMs: 60_000 });
  expectType<Equal<typeof gone, void>>();
  // @ts-expect-error: there is nothing to free
  client.free();
}

// What stands in for a client in a test: a class of one's own, or a derived one.
const nobody = async (): Promise<never> => {
  throw new Error("There is no server.");
};
export class Fake implements TunnelClient {
  readonly baseUrl = "http://localhost";
  list: TunnelClient["list"] = nobody;
  create = nobody;
  get = nobody;
  ensure = nobody;
  delete = async (_gatewayId: string): Promise<void> => {};
  waitUntilAvailable = nobody;
  waitUntilDeleted = nobody;
  apply: TunnelClient["apply"] = async () => [];
  gateway = nobody;
  async *iterate(): AsyncGenerator<IPSecTunnelRead, undefined, undefined> {
    yield* [];
    return undefined;
  }
  async *gateways(): AsyncGenerator<IPSecGatewayRead, undefined, undefined> {
    yield* [];
    return undefined;
  }
}
export class Logged extends TunnelClient {
  override async get(...args: Parameters<TunnelClient["get"]>): ReturnType<TunnelClient["get"]> {
    return super.get(...args);
  }
}
export const standIns: TunnelClient[] = [new Fake(), new Logged()];

export function log(event: ClientEvent): string {
  expectType<Equal<ClientEvent["type"], "request" | "response" | "retry" | "end">>();
  expectType<
    Equal<
      Keys<ClientEvent>,
      | "type"
      | "callId"
      | "method"
      | "url"
      | "attempt"
      | "status"
      | "durationMs"
      | "requestId"
      | "delayMs"
      | "reason"
      | "outcome"
      | "attempts"
      | "code"
    >
  >();
  if (event.type === "end") {
    expectType<Equal<typeof event.outcome, "done" | "failed" | "aborted">>();
    return `${event.callId}: ${event.outcome} after ${event.attempts} attempts, ${event.code ?? "without a code"}`;
  }
  const start = `${event.method} ${event.url} (${event.attempt})`;
  switch (event.type) {
    case "request":
      // @ts-expect-error: a request has no status yet
      event.status;
      return start;
    case "response":
      expectType<Equal<typeof event.status, number>>();
      return `${start}: ${event.status} after ${event.durationMs} ms`;
    case "retry":
      expectType<Equal<typeof event.reason, string>>();
      return `${start}: ${event.reason}, again in ${event.delayMs} ms`;
    default: {
      // There is no fifth kind.
      const never: never = event;
      return never;
    }
  }
}

// ── Errors ──────────────────────────────────────────────────────────────────────────────────────────

export function explain(error: unknown): string {
  // @ts-expect-error: it may be anything
  error.code;
  if (error instanceof ValidationError) {
    expectType<Equal<typeof error.issues, Issue[]>>();
    return error.issues.map((issue) => issue.message).join("\n");
  }
  if (error instanceof ApiError) {
    expectType<Equal<typeof error.status, number>>();
    expectType<Equal<typeof error.messages, { errorCode?: string; message?: string }[]>>();
    expectType<Equal<typeof error.retryAfterMs, number | undefined>>();
    expectType<Equal<typeof error.requestId, string | undefined>>();
    expectType<Equal<OptionalKeys<ApiError>, "retryAfterMs" | "requestId" | "stack" | "cause">>();
    // @ts-expect-error: errors cannot be changed
    error.status = 200;
    return `${error.method} ${error.url}: ${kindOf(error.kind)} after ${error.attempts} attempts`;
  }
  if (error instanceof ResponseError) return `${error.method} ${error.url}: ${error.status}, ${error.attempts}`;
  if (error instanceof TimeoutError) return `${error.method} ${error.url}: ${error.timeoutMs} ms, ${error.attempts}`;
  if (error instanceof ConnectionError) {
    expectType<Equal<typeof error.cause, unknown>>();
    return `${error.method} ${error.url}: ${error.attempts}`;
  }
  if (error instanceof WaitError) {
    expectType<Equal<typeof error.reason, "failed" | "deleted" | "timeout">>();
    expectType<Equal<typeof error.tunnel, IPSecTunnelRead | undefined>>();
    return `${error.reason}: ${error.tunnel?.metadata.statusMessage}`;
  }
  if (error instanceof ConfigurationError) return error.code;
  if (error instanceof TunnelError) return error.message;
  if (isTunnelError(error)) {
    expectType<Equal<typeof error, TunnelError>>();
    const plain: Error = error;
    return `${plain.name} ${error.code}`;
  }
  expectType<Equal<typeof error, unknown>>();
  return "not ours";
}
// Members beyond those of Error, all read-only.
type Own<T> = Omit<T, keyof TunnelError>;
type Sent = { readonly method: string; readonly url: string; readonly attempts: number };
expectType<Equal<Omit<TunnelError, keyof Error>, { readonly code: string; toJSON(): Record<string, unknown> }>>();
expectType<Equal<keyof ConfigurationError, keyof TunnelError>>();
expectType<Equal<Own<ValidationError>, { readonly issues: Issue[] }>>();
expectType<
  Equal<
    Own<ApiError>,
    Flat<
      Sent & {
        readonly status: number;
        readonly kind: ApiErrorKind;
        readonly messages: { errorCode?: string; message?: string }[];
        readonly retryAfterMs?: number;
        readonly requestId?: string;
      }
    >
  >
>();
expectType<
  Equal<Own<ResponseError>, Flat<Sent & { readonly status: number; readonly body?: string; readonly id?: string }>>
>();
expectType<Equal<Own<ConnectionError>, Sent>>();
expectType<Equal<Own<TimeoutError>, Flat<Sent & { readonly timeoutMs: number }>>>();
expectType<
  Equal<Own<WaitError>, { readonly reason: "failed" | "deleted" | "timeout"; readonly tunnel?: IPSecTunnelRead }>
>();
expectType<Equal<ApiError["code"], string>>();
expectType<Equal<ConnectionError["code"], "connection.failed">>();
expectType<Equal<TimeoutError["code"], "timeout" | "token.timeout" | "deadline.exceeded">>();
expectType<Equal<WaitError["code"], `wait.${WaitError["reason"]}`>>();
expectType<Assignable<"wasm.blocked" | "token.missing", ConfigurationError["code"]>>();
expectType<Assignable<"response.shape" | "paging.not-advancing", ResponseError["code"]>>();

/** `instanceof` narrows to one class at a time: no class is taken for another that has the same members. */
export function others(error: TunnelError, sent: ConnectionError | ResponseError | TimeoutError): string {
  if (error instanceof ConfigurationError) return error.code;
  expectType<Equal<typeof error, TunnelError>>();
  if (sent instanceof ConnectionError) return sent.code;
  expectType<Equal<typeof sent, ResponseError | TimeoutError>>();
  return sent.code;
}
expectType<Equal<typeof isTunnelError, (error: unknown) => error is TunnelError>>();
expectType<Assignable<ConfigurationError | ValidationError | ApiError | ResponseError, TunnelError>>();
expectType<Assignable<ConnectionError | TimeoutError | WaitError, TunnelError>>();
expectType<Assignable<TunnelError, Error>>();
// @ts-expect-error: a plain error is not a TunnelError
const plainError: TunnelError = new Error("oh");

function kindOf(kind: ApiErrorKind): string {
  switch (kind) {
    case "bad-request":
    case "unauthorized":
    case "forbidden":
    case "not-found":
    case "conflict":
    case "unsupported-media-type":
    case "unprocessable":
    case "rate-limited":
    case "server-error":
    case "unavailable":
    case "unexpected":
      return kind;
    default: {
      // There is no other kind.
      const never: never = kind;
      return never;
    }
  }
}

export const unused = [
  unknownGroup,
  textLifetime,
  certificate,
  nothing,
  misspelt,
  undefinedDescription,
  newStatus,
  failure,
  schema,
  jsonSchema,
  clients,
  plainError,
];
