// Where to, as whom, and which gateway. Prefilled for the emulator.
import { isUuid, regions } from "ionos-ipsec-tunnels";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { Problem } from "../Problem";
import { type ConnectionFields, defaultFields } from "./connection";

interface ConnectionFormProps {
  /** Whether the page comes from the emulator. */
  emulated: boolean;
  /** Why the last attempt could not work. */
  error: unknown;
  onSubmit: (fields: ConnectionFields) => void;
}

export function ConnectionForm({ emulated, error, onSubmit }: ConnectionFormProps) {
  const { t } = useTranslation();
  const form = useForm<ConnectionFields>({ defaultValues: defaultFields(emulated), mode: "onChange" });
  const { errors } = form.formState;
  const [region, keep] = form.watch(["region", "keep"]);

  return (
    <form noValidate autoComplete="off" onSubmit={form.handleSubmit(onSubmit)}>
      <p className="hint">{emulated ? t("connection.emulatorHint") : t("connection.proxyHint")}</p>
      <div className="columns">
        <div className="field">
          <label htmlFor="server">{t("connection.server")}</label>
          <select id="server" {...form.register("region")}>
            <option value="">{t("connection.byAddress")}</option>
            <optgroup label={t("connection.regions")}>
              {Object.keys(regions).map((name) => (
                <option key={name}>{name}</option>
              ))}
            </optgroup>
          </select>
        </div>
        <div className="field">
          <label htmlFor="baseUrl">{t("connection.baseUrl")}</label>
          {region ? (
            // The register-less twin shows where a region leads without overwriting the address entered before.
            <input key="region" id="baseUrl" value={regions[region]} readOnly />
          ) : (
            <input
              key="address"
              id="baseUrl"
              inputMode="url"
              aria-invalid={errors.baseUrl ? true : undefined}
              aria-describedby="base-url-message"
              {...form.register("baseUrl", { required: true })}
            />
          )}
          <p id="base-url-message" className="error" aria-live="polite">
            {!region && errors.baseUrl && t("connection.baseUrlMissing")}
          </p>
        </div>
        <div className="field">
          <label htmlFor="token">{t("connection.token")}</label>
          <input
            id="token"
            type="password"
            autoComplete="off"
            aria-invalid={errors.token ? true : undefined}
            aria-describedby="token-hint token-message"
            {...form.register("token", { required: true })}
          />
          <p id="token-hint" className="hint">
            {keep ? t("connection.tokenKept") : t("connection.tokenHint")}
          </p>
          <p id="token-message" className="error" aria-live="polite">
            {errors.token && t("connection.tokenMissing")}
          </p>
        </div>
        <div className="field">
          <label htmlFor="gatewayId">{t("connection.gateway")}</label>
          <input
            id="gatewayId"
            spellCheck={false}
            aria-invalid={errors.gatewayId ? true : undefined}
            aria-describedby="gateway-message"
            {...form.register("gatewayId", {
              setValueAs: (value: string) => value.trim(),
              validate: isUuid,
            })}
          />
          <p id="gateway-message" className="error" aria-live="polite">
            {errors.gatewayId && t("connection.gatewayInvalid")}
          </p>
        </div>
      </div>
      <label className="keep">
        <input type="checkbox" {...form.register("keep")} />
        {t("connection.keep")}
      </label>
      {error !== undefined && <Problem error={error} />}
      <button type="submit">{t("connection.connect")}</button>
    </form>
  );
}
