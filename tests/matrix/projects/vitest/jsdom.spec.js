// @vitest-environment jsdom

import { expect, test } from "vitest";
import { expected, tell } from "./src/entries.js";

test("the story, in the environment jsdom", async () => {
  expect(typeof document).toBe("object");
  expect(await tell(process.env.API_URL)).toEqual(expected);
});
