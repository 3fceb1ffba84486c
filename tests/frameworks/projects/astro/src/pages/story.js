// The story, told by the server.

import { tell } from "../entries.js";

export const GET = async ({ url }) => Response.json(await tell(url.searchParams.get("api")));
