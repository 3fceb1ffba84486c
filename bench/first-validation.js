/** A process of its own: prints the milliseconds from its start to its first validation. Its argument names the validator. */

const [module] = process.argv.slice(2);
if (module !== undefined) {
  const [{ validator }, { goodTunnel }] = await Promise.all([import(module), import("./samples.js")]);
  if (!validator.isValid(validator.tunnel(goodTunnel))) throw new Error("A good tunnel was refused.");
}
console.log(performance.now());
