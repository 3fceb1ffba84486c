"use client";

// A client component: drawn by the server first, then at work in the browser.

import { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel } from "ionos-ipsec-tunnels";
import { useEffect } from "react";
import { story } from "../../src/story.js";

export function Teller() {
  useEffect(() => {
    const api = new URLSearchParams(location.search).get("api");
    globalThis.told = story({ ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel }, api);
  }, []);
  return <p id="component">{parseCidr("10.7.0.1/8").network}</p>;
}
