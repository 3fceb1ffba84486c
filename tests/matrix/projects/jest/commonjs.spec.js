// The story under Jest, which loads CommonJS modules unless it is told otherwise.

const { expected, tell } = require("./src/entries.cjs");

test("the story", async () => {
  expect(await tell(process.env.API_URL)).toEqual(expected);
});
