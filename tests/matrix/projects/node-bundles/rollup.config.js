// As the builds of frameworks are for Node: all packages inside, and those in CommonJS converted.

import commonjs from "@rollup/plugin-commonjs";
import { nodeResolve } from "@rollup/plugin-node-resolve";

export default {
  input: "src/slim.js",
  external: /^node:/,
  plugins: [nodeResolve({ exportConditions: ["node"] }), commonjs()],
};
