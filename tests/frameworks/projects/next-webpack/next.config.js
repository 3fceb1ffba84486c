// The package stays outside of the bundles, and what the server needs is copied together.

export default {
  serverExternalPackages: ["ionos-ipsec-tunnels"],
  output: "standalone",
  outputFileTracingRoot: import.meta.dirname,
};
