// The slim entry without permission to read the WebAssembly file: prints the error and its cause.

import init from "ionos-ipsec-tunnels/slim";

await init().catch(({ name, code, cause }) => console.log(JSON.stringify([name, code, cause.code])));
