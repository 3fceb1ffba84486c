/** A process of its own: prints the milliseconds from its start to its first validation, with the validator it is told. */

const [module] = process.argv.slice(2);
if (module !== undefined) {
  const [{ peer }, { goodTunnel }] = await Promise.all([import(module), import("./samples.js")]);
  if (!peer.isValid(peer.tunnel(goodTunnel))) throw new Error("A good tunnel was refused.");
}
console.log(performance.now());
