/** Asks the caller's function for a token. */

/** In Cloudflare's runtime, a promise belongs to the request that made it, and never settles for another one's call. */
const mayShare = () => globalThis.navigator?.userAgent !== "Cloudflare-Workers";

/** Calls that were refused with the same token share one asking, while it is under way. */
export function askToken(interrupt, { token, askings }, { refused, timeoutMs }) {
  return interrupt.until(timeoutMs, (settle) => {
    let asking = refused === undefined ? undefined : askings.get(refused);
    if (asking === undefined) {
      asking = new Promise((resolve) => resolve(token()));
      if (refused !== undefined && mayShare()) {
        askings.set(refused, asking);
        const forget = () => forgetAsking(askings, refused, asking);
        asking.then(forget, forget);
      }
    }
    asking.then(
      (token) => settle({ came: "token", token }),
      (cause) => settle({ came: "no-token", cause }),
    );
    return (why) => {
      // A later refusal asks anew.
      if (why === "elapsed") forgetAsking(askings, refused, asking);
    };
  });
}

function forgetAsking(askings, refused, asking) {
  if (askings.get(refused) === asking) askings.delete(refused);
}
