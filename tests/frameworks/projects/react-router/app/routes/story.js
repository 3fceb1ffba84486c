// The story, told by the server.

import { tell } from "../../src/entries.js";

export const loader = async ({ request }) => Response.json(await tell(new URL(request.url).searchParams.get("api")));
