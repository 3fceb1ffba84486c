// Nothing is set for the package.
export default { compatibilityDate: "2026-01-01" };
