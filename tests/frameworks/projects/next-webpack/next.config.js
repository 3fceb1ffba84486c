// An environment variable says whether the package is bundled or external. Next.js copies what the server needs to a folder.

export default {
  serverExternalPackages: process.env.PACKAGE_IS_EXTERNAL ? ["ionos-ipsec-tunnels"] : [],
  output: "standalone",
  outputFileTracingRoot: import.meta.dirname,
};
