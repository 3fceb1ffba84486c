// @vitest-environment node

import { expect, test } from "vitest";
import { expected, tell } from "./src/entries.js";

test("the story, in the environment node", async () => {
  expect(typeof document).toBe("undefined");
  expect(await tell(process.env.API_URL)).toEqual(expected);
});
