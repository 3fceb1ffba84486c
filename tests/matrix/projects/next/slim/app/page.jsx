"use client";

// The slim entry with Next.js: `new URL` makes an asset of the WebAssembly, which the browser fetches.

import init, { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel } from "ionos-ipsec-tunnels/slim";
import { useEffect } from "react";
import { story } from "../../src/story.js";

export default function Page() {
  useEffect(() => {
    const api = new URLSearchParams(location.search).get("api");
    globalThis.told = init(new URL("ionos-ipsec-tunnels/module.wasm", import.meta.url)).then(() =>
      story({ main: { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel } }, api),
    );
  }, []);
  return <p>The story</p>;
}
