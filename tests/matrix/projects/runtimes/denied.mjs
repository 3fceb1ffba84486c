// The slim entry where the file of the WebAssembly must not be read: shows the error and its cause.

import init from "ionos-ipsec-tunnels/slim";

await init().catch(({ name, code, cause }) => console.log(JSON.stringify([name, code, cause.code])));
