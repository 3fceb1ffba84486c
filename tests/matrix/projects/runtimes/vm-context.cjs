// In a context of `vm`, which has the language and WebAssembly, and nothing else of Node.

const { readFileSync } = require("node:fs");
const { compileFunction, createContext, runInContext } = require("node:vm");
const { offline } = require("./offline.cjs");

const parsingContext = createContext({});
if (runInContext("typeof TextEncoder", parsingContext) !== "undefined") throw new Error("This context has text coders");
const code = readFileSync(require.resolve("ionos-ipsec-tunnels/validate"), "utf8");
const module_ = { exports: {} };
compileFunction(code, ["module", "exports"], { parsingContext })(module_, module_.exports);
console.log(JSON.stringify(offline(module_.exports)));
