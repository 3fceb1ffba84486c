// The package is inside of the bundles, or stays outside; what the server needs is copied together.

export default {
  serverExternalPackages: process.env.PACKAGE_IS_EXTERNAL ? ["ionos-ipsec-tunnels"] : [],
  output: "standalone",
  outputFileTracingRoot: import.meta.dirname,
};
