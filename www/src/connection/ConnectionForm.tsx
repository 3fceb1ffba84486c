// Where to, as whom, and which gateway. Prefilled for the emulator.
import { isUuid, regions } from "ionos-ipsec-tunnels";
import { useForm } from "react-hook-form";
import { Problem } from "../Problem";
import { type ConnectionFields, defaultFields } from "./connection";

interface ConnectionFormProps {
  /** Why the last attempt could not work. */
  error: unknown;
  onSubmit: (fields: ConnectionFields) => void;
}

export function ConnectionForm({ error, onSubmit }: ConnectionFormProps) {
  const form = useForm<ConnectionFields>({ defaultValues: defaultFields(), mode: "onChange" });
  const { errors } = form.formState;
  const region = form.watch("region");

  return (
    <form noValidate autoComplete="off" onSubmit={form.handleSubmit(onSubmit)}>
      <p className="hint">Filled in for the emulator that comes with this page: just connect.</p>
      <div className="columns">
        <div className="field">
          <label htmlFor="server">Server</label>
          <select id="server" {...form.register("region")}>
            <option value="">By its address</option>
            <optgroup label="IONOS Cloud region">
              {Object.keys(regions).map((name) => (
                <option key={name}>{name}</option>
              ))}
            </optgroup>
          </select>
        </div>
        <div className="field">
          <label htmlFor="base-url">Base URL</label>
          {region ? (
            // The register-less twin shows where a region leads without overwriting the address entered before.
            <input key="region" id="base-url" value={regions[region]} readOnly />
          ) : (
            <input
              key="address"
              id="base-url"
              inputMode="url"
              aria-invalid={errors.baseUrl ? true : undefined}
              aria-describedby="base-url-message"
              {...form.register("baseUrl", { required: "Enter the address of the server, or choose a region." })}
            />
          )}
          <p id="base-url-message" className="error" aria-live="polite">
            {!region && errors.baseUrl?.message}
          </p>
        </div>
        <div className="field">
          <label htmlFor="token">Token</label>
          <input
            id="token"
            type="password"
            autoComplete="off"
            aria-invalid={errors.token ? true : undefined}
            aria-describedby="token-hint token-message"
            {...form.register("token", { required: "Enter a token of IONOS Cloud; the emulator takes “demo”." })}
          />
          <p id="token-hint" className="hint">
            Kept in this page's memory only.
          </p>
          <p id="token-message" className="error" aria-live="polite">
            {errors.token?.message}
          </p>
        </div>
        <div className="field">
          <label htmlFor="gateway">Gateway ID</label>
          <input
            id="gateway"
            spellCheck={false}
            aria-invalid={errors.gatewayId ? true : undefined}
            aria-describedby="gateway-message"
            {...form.register("gatewayId", {
              setValueAs: (value: string) => value.trim(),
              validate: (value) =>
                isUuid(value) || "A gateway's ID is a UUID, like 66a114c7-2ddd-5119-9ddf-5a789f5a5a44.",
            })}
          />
          <p id="gateway-message" className="error" aria-live="polite">
            {errors.gatewayId?.message}
          </p>
        </div>
      </div>
      {error !== undefined && <Problem error={error} />}
      <button type="submit">Connect</button>
    </form>
  );
}
