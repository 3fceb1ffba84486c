// Rendered by the server for each request, which tells the story as well.

import { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel } from "ionos-ipsec-tunnels";
import { story } from "../../src/story.js";
import { Teller } from "./teller.jsx";

export default async function Page({ searchParams }) {
  const { api } = await searchParams;
  const told = await story({ ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel }, api);
  return (
    <main>
      <pre id="server">{JSON.stringify(told)}</pre>
      <Teller />
    </main>
  );
}
