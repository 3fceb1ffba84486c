// The story under Jest with CommonJS modules, its default.

const { expected, tell } = require("./src/entries.cjs");

test("the story", async () => {
  expect(await tell(process.env.API_URL)).toEqual(expected);
});
