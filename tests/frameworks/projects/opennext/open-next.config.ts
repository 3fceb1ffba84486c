// A server for plain Node, without a cloud's services, and without the image optimiser, which the build would install.

const wrapper = () => import("./wrapper.js").then((module) => module.default);

export default {
  default: {
    override: { wrapper, converter: "node", incrementalCache: "fs-dev", queue: "direct", tagCache: "dummy" },
  },
  imageOptimization: { install: { packages: [], additionalArgs: "--offline" } },
  buildCommand: "next build --webpack",
};
