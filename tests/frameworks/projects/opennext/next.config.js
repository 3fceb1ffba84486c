// The package stays outside of the bundles, so that `/slim` finds its WebAssembly beside it.

export default { serverExternalPackages: ["ionos-ipsec-tunnels"], outputFileTracingRoot: import.meta.dirname };
