// The story in a function of the older form, which exports `handler` and is bundled into one file.

import { tell } from "../src/entries.js";

export const handler = async ({ queryStringParameters: { api } }) => ({
  statusCode: 200,
  body: JSON.stringify(await tell(api)),
});
