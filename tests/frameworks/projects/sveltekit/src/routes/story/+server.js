// The story, told by the server.

import { json } from "@sveltejs/kit";
import { tell } from "../../entries.js";

export const GET = async ({ url }) => json(await tell(url.searchParams.get("api")));
