// The story under Jest with CommonJS modules, its default, which refuses `import()`.

const init = require("ionos-ipsec-tunnels/slim").default;
const { isUuid } = require("ionos-ipsec-tunnels/slim");
const { pathToFileURL } = require("node:url");
const { expected, tell } = require("./src/entries.cjs");

test("the story", async () => {
  expect(await tell(process.env.API_URL)).toEqual(expected);
});

test("the slim entry reads its WebAssembly, and that of a file URL", async () => {
  await expect(init(pathToFileURL("nowhere.wasm"))).rejects.toMatchObject({
    code: "wasm.unavailable",
    cause: { code: "ENOENT" },
  });
  await init();
  expect(isUuid("66a114c7-2ddd-5119-9ddf-5a789f5a5a44")).toBe(true);
});
