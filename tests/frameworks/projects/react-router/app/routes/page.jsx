// A page that the server draws.

import { parseCidr } from "ionos-ipsec-tunnels/validate";

export default function Page() {
  return <p>{parseCidr("10.7.0.1/8").network}</p>;
}
