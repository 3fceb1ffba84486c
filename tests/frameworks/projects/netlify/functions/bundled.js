// The story, of one file that is bundled, as the older form of a function may be.

import { tell } from "../src/entries.js";

export const handler = async ({ queryStringParameters: { api } }) => ({
  statusCode: 200,
  body: JSON.stringify(await tell(api)),
});
