// A server for Node, without a cloud around it, and without what makes images smaller, which would be installed anew.

const wrapper = () => import("./wrapper.js").then((module) => module.default);

export default {
  default: {
    override: { wrapper, converter: "node", incrementalCache: "fs-dev", queue: "direct", tagCache: "dummy" },
  },
  imageOptimization: { install: { packages: [], additionalArgs: "--offline" } },
  buildCommand: "next build --webpack",
};
