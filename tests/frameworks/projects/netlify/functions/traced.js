// The story in a function whose files are traced.

import { tell } from "../src/entries.js";

export default async ({ url }) => Response.json(await tell(new URL(url).searchParams.get("api")));
