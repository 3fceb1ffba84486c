// Explains every error: what happened, what to do about it, and what the server itself said.
import {
  ApiError,
  ConfigurationError,
  ConnectionError,
  isTunnelError,
  ResponseError,
  TimeoutError,
  ValidationError,
  WaitError,
} from "ionos-ipsec-tunnels/slim";
import { useTranslation } from "react-i18next";
import { en } from "../words/en";
import { useFormat } from "../words/useFormat";
import { useSentence } from "../words/useSentence";

export interface Explanation {
  title: string;
  advice?: string;
  /** The server's or the validator's own sentences, none left out. */
  details: string[];
  /** Whether texts by users are already isolated in them. */
  ready?: true;
}

/** A part of the console cannot be loaded. */
export class LoadError extends Error {
  override name = "LoadError";

  constructor(options: ErrorOptions) {
    super("A part of the console cannot be loaded", options);
  }
}

/** What was being done; a create that got no answer needs other advice than a read. */
export type Attempt = "read" | "create" | "change";

export function useExplain(): (error: unknown, attempt?: Attempt) => Explanation {
  const { t } = useTranslation();
  const format = useFormat();
  const sentence = useSentence();

  return (error, attempt = "read") => {
    if (error instanceof ApiError) return explainApiError(error);
    if (error instanceof ValidationError) {
      return { title: t("errors.validation"), details: error.issues.map(sentence), ready: true };
    }
    if (error instanceof WaitError) return explainWaitError(error);
    if (error instanceof LoadError) {
      return { title: t("errors.load.title"), advice: t("errors.load.advice"), details: [] };
    }
    const details = [error instanceof Error ? error.message : String(error)];
    if (error instanceof ConfigurationError) return { title: t("errors.configuration"), details };
    if (error instanceof ConnectionError) {
      const origin = originOf(error.url);
      return { title: t("errors.connection.title", { origin }), advice: noAnswer("connection", attempt), details };
    }
    if (error instanceof TimeoutError) {
      const limit = { origin: originOf(error.url), duration: format.duration(error.timeoutMs / 1000) };
      return { title: t("errors.timeout.title", limit), advice: noAnswer("timeout", attempt), details };
    }
    if (error instanceof ResponseError) {
      return { title: t("errors.response.title"), advice: noAnswer("response", attempt), details };
    }
    if (isTunnelError(error)) return { title: t("errors.other"), details };
    return { title: t("errors.unexpected.title"), advice: t("errors.unexpected.advice"), details };
  };

  function explainApiError(error: ApiError): Explanation {
    const kind = Object.hasOwn(en.errors.api, error.kind) ? error.kind : "unexpected";
    const details = error.messages
      .map(({ message, errorCode }) =>
        message && errorCode ? `${message} (${errorCode})` : (message ?? errorCode ?? ""),
      )
      .filter((text) => text !== "");
    if (details.length === 0) details.push(error.message);
    if (error.requestId) details.push(t("errors.request", { id: error.requestId }));
    return {
      title: `${t(`errors.api.${kind}.title`)} (${error.status})`,
      advice:
        error.retryAfterMs === undefined
          ? t(`errors.api.${kind}.advice`)
          : t("errors.retryAfter", { duration: format.duration(Math.max(1, Math.ceil(error.retryAfterMs / 1000))) }),
      details,
    };
  }

  function explainWaitError({ message, reason, tunnel }: WaitError): Explanation {
    switch (reason) {
      case "failed":
        return {
          title: t("errors.failed.title"),
          advice: t("errors.failed.advice"),
          details: [tunnel?.metadata.statusMessage || message],
        };
      case "deleted":
        return { title: t("errors.deleted"), details: [message] };
      default:
        return { title: t("errors.waiting.title"), advice: t("errors.waiting.advice"), details: [message] };
    }
  }

  function noAnswer(kind: "connection" | "timeout" | "response", attempt: Attempt): string {
    return [t(`errors.${kind}.advice`), t(`errors.noAnswer.${attempt}`)].filter((text) => text !== "").join(" ");
  }
}

function originOf(url: string): string {
  try {
    return new URL(url, document.baseURI).origin;
  } catch {
    return url;
  }
}
