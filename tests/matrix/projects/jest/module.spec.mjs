// The story under Jest with ES modules, which Node has to be told of.

import { expected, tell } from "./src/entries.js";

test("the story", async () => {
  expect(await tell(process.env.API_URL)).toEqual(expected);
});
