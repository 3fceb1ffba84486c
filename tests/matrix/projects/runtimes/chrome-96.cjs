// For engines older than any Node that has fetch. V8 9.6 is that of Chrome 96 and of Node 17.9.

const validate = require("ionos-ipsec-tunnels/validate");
const { offline } = require("./offline.cjs");

if (!process.versions.v8.startsWith("9.6.")) throw new Error(`This is V8 ${process.versions.v8}`);
console.log(JSON.stringify(offline(validate)));
