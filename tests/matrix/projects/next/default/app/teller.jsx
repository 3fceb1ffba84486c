"use client";

// A client component: rendered by the server first, and then run in the browser.

import { parseCidr } from "ionos-ipsec-tunnels/validate";
import { useEffect } from "react";
import { tell } from "../../src/entries.js";

export function Teller() {
  useEffect(() => {
    const api = new URLSearchParams(location.search).get("api");
    globalThis.told = tell(api);
  }, []);
  return <p id="component">{parseCidr("10.7.0.1/8").network}</p>;
}
