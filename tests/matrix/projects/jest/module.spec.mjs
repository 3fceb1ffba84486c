// The story under Jest with ES modules, for which Node needs a flag.

import { expected, tell } from "./src/entries.js";

test("the story", async () => {
  expect(await tell(process.env.API_URL)).toEqual(expected);
});
