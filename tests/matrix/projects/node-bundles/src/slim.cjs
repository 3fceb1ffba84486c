// slim.js as a CommonJS module.

const slim = require("ionos-ipsec-tunnels/slim");

async function tell() {
  const { story } = await import("./story.js");
  await slim.default();
  return story({ main: slim }, process.argv[2]);
}

tell().then((told) => console.log(JSON.stringify(told)));
