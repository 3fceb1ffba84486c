// Rendered by the server for each request, which runs the story as well.

import { tell } from "../../src/entries.js";
import { Teller } from "./teller.jsx";

export default async function Page({ searchParams }) {
  const { api } = await searchParams;
  const told = await tell(api);
  return (
    <main>
      <pre id="server">{JSON.stringify(told)}</pre>
      <Teller />
    </main>
  );
}
