// What must compile with Bun's declarations, whose `fetch` has a member. It is compiled and never run.

import { TunnelClient } from "ionos-ipsec-tunnels";

declare global {
  namespace fetch {
    function preconnect(url: string | URL): void;
  }
}

// @ts-expect-error: a function alone is no `typeof fetch` here
export const alone: typeof fetch = async () => new Response();

export const clients = [
  new TunnelClient({ region: "de-fra", fetch }),
  new TunnelClient({ region: "de-fra", fetch: async (url, init) => new Response(`${init?.method} ${String(url)}`) }),
  // @ts-expect-error: it has to give a Response
  new TunnelClient({ region: "de-fra", fetch: async () => "text" }),
];
