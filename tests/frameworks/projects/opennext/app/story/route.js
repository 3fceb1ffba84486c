// The story, told by the server.

import { tell } from "../../src/entries.js";

export async function GET({ url }) {
  return Response.json(await tell(new URL(url).searchParams.get("api")));
}
