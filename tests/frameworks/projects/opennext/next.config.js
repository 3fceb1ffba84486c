// The package stays outside of the bundles, as `/slim` wants it: its WebAssembly lies beside it.

export default { serverExternalPackages: ["ionos-ipsec-tunnels"], outputFileTracingRoot: import.meta.dirname };
