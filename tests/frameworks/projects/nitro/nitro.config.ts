// Nothing is set for the package.
export default { serverDir: "./server", compatibilityDate: "2026-01-01" };
