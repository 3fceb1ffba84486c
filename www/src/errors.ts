// Every error in words: what happened, what to do about it, and what the server itself said.
import {
  ApiError,
  type ApiErrorKind,
  ConfigurationError,
  ConnectionError,
  isTunnelError,
  ResponseError,
  TimeoutError,
  ValidationError,
  WaitError,
} from "ionos-ipsec-tunnels";
import { withLabels } from "./form/labels";

export interface Explanation {
  title: string;
  advice?: string;
  /** The server's or the validator's own sentences, none left out. */
  details: string[];
}

/** What was being done; a create that got no answer needs other advice than a read. */
export type Attempt = "read" | "create" | "change";

const API_ERRORS: Record<ApiErrorKind, [title: string, advice: string]> = {
  "bad-request": ["The API could not make sense of the request.", "Compare what it says with what you entered."],
  unauthorized: [
    "The API does not accept this token.",
    "It may be mistyped or expired: enter a valid one in the connection above.",
  ],
  forbidden: [
    "This token is not allowed to do that.",
    "Ask the owner of the contract for the right to manage VPN gateways.",
  ],
  "not-found": [
    "There is no such gateway or tunnel.",
    "Check the gateway's id and the region. Someone may also have deleted the tunnel: refresh the list.",
  ],
  conflict: ["The id of this tunnel is taken by another party.", "Create a new tunnel instead of changing this one."],
  "unsupported-media-type": [
    "The server does not accept JSON at this address.",
    "Check the base URL: it may belong to another service.",
  ],
  unprocessable: ["The API refuses this tunnel.", "Mend what it names, then send it again."],
  "rate-limited": ["Too many requests.", "Wait a little, then try again."],
  "server-error": ["The API failed.", "That is not your doing. Try again in a few minutes."],
  unavailable: ["The API is not available at the moment.", "Try again in a few minutes."],
  unexpected: [
    "The server answered with a status the API does not document.",
    "Check the base URL: a proxy or another service may have answered.",
  ],
};

const NO_ANSWER_ADVICE: Record<Attempt, string> = {
  read: "",
  change: "The change may have arrived all the same: refresh the tunnel before you send it again.",
  create:
    "The tunnel may have been made all the same: look at the list before you send it again, or there will be two.",
};

export function explain(error: unknown, attempt: Attempt = "read"): Explanation {
  if (error instanceof ApiError) return explainApiError(error);
  if (error instanceof ValidationError) {
    return {
      title: "Nothing was sent, because this would be refused.",
      details: error.issues.map((issue) => withLabels(issue.message)),
    };
  }
  if (error instanceof ConfigurationError) {
    return { title: "This cannot work as it is set up.", details: [error.message] };
  }
  if (error instanceof ConnectionError) {
    return {
      title: `No answer from ${originOf(error.url)}.`,
      advice: join(
        "The server may be down, the address wrong, or the server may not allow requests from this page; then a proxy on this page's own address helps.",
        NO_ANSWER_ADVICE[attempt],
      ),
      details: [error.message],
    };
  }
  if (error instanceof TimeoutError) {
    return {
      title: `No answer from ${originOf(error.url)} within ${Math.round(error.timeoutMs / 1000)} seconds.`,
      advice: join("Try again when the network is better.", NO_ANSWER_ADVICE[attempt]),
      details: [error.message],
    };
  }
  if (error instanceof ResponseError) {
    return {
      title: "The answer is not what the API promises.",
      advice: join("Check the base URL: a proxy or another service may have answered.", NO_ANSWER_ADVICE[attempt]),
      details: [error.message],
    };
  }
  if (error instanceof WaitError) return explainWaitError(error);
  if (isTunnelError(error)) return { title: "That did not work.", details: [error.message] };
  return {
    title: "Something unexpected happened in the console.",
    advice: "Load the page again.",
    details: [error instanceof Error ? error.message : String(error)],
  };
}

function explainApiError(error: ApiError): Explanation {
  const [title, advice] = API_ERRORS[error.kind] ?? API_ERRORS.unexpected;
  const details = error.messages
    .map(({ message, errorCode }) =>
      message && errorCode ? `${message} (${errorCode})` : (message ?? errorCode ?? ""),
    )
    .filter((text) => text !== "");
  if (details.length === 0) details.push(error.message);
  if (error.requestId) details.push(`Request ${error.requestId}`);
  return {
    title: `${title} (${error.status})`,
    advice:
      error.retryAfterMs === undefined
        ? advice
        : `Try again in ${Math.max(1, Math.ceil(error.retryAfterMs / 1000))} seconds.`,
    details,
  };
}

function explainWaitError(error: WaitError): Explanation {
  const message = error.tunnel?.metadata.statusMessage;
  switch (error.reason) {
    case "failed":
      return {
        title: "The tunnel could not be provisioned.",
        advice: "Edit it and mend what the message names.",
        details: [message || error.message],
      };
    case "deleted":
      return { title: "The tunnel was deleted meanwhile.", details: [error.message] };
    default:
      return {
        title: "This takes longer than expected.",
        advice: "It may still finish: refresh the tunnel later.",
        details: [error.message],
      };
  }
}

function originOf(url: string): string {
  try {
    return new URL(url, document.baseURI).origin;
  } catch {
    return url;
  }
}

function join(...sentences: string[]): string {
  return sentences.filter((sentence) => sentence !== "").join(" ");
}
