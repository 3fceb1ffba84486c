// Editing a tunnel: changes are reviewed before they are sent, and never overwrite what somebody else has changed.

import assert from "node:assert/strict";
import { stories } from "./stories.js";

stories("The console's edit", ({ story, emulator, onConsole }) => {
  const { finishProvisioning, nextAnswer, makeTunnel, changeTunnel, deleteTunnel, readTunnel } = emulator;

  const onEdit = (act) =>
    onConsole(async (page) => {
      const { id } = await (await makeTunnel("Office")).json();
      finishProvisioning();
      await page.connect();
      await page.openTunnel("Office");
      await page.press("Edit");
      await page.find("button", "Review the changes").wait();
      await act(page, id);
    });

  story("a change is reviewed, sent, and seen", () =>
    onEdit(async (page) => {
      assert.equal(await page.valueOf("Remote host"), "vpn.mycompany.com");
      await page.type("Name", "Head office");
      await page.press("Review the changes");
      await page.seeAtField("Pre-shared key", /^invalid .*key/s);
      await page.seeFocusOn("Pre-shared key");
      await page.press("Generate");
      await page.press("Review the changes");
      await page.see(/What will change\s*Name\s*Now\s*Office\s*Then\s*Head office/);
      await page.see(/The pre-shared key is replaced/);
      await page.seeFocusOn("What will change");
      await page.press("Back");
      assert.equal(await page.valueOf("Name"), "Head office");
      await page.press("Review the changes");
      await page.press("Send changes");
      await page.see(/Head office is changed/);
      await page.seeInDetails("Head office", /The key of this tunnel/);
    }),
  );

  story("a key that may be in use is shown, although no answer came and the change was discarded", () =>
    onEdit(async (page) => {
      await page.press("Generate");
      const key = await page.valueOf("Pre-shared key");
      await page.press("Review the changes");
      await page.see(/Only the pre-shared key/);
      await nextAnswer({ status: 503, method: "PUT", apply: true, times: 4 });
      await page.press("Send changes");
      await page.see(/not available at the moment/);
      await page.press("Back");
      await page.press("Cancel");
      await page.press("Discard it");
      await page.seeInDetails("Office", new RegExp(`The key of this tunnel.*may be in use or not.*${key}`, "s"));
    }),
  );

  story("a change from before a new token was entered is in the review", () =>
    onEdit(async (page) => {
      await page.press("Generate");
      await nextAnswer({ status: 401, method: "GET", times: 2 });
      await page.press("Review the changes");
      await page.see(/does not accept this token/);
      await page.type("Name", "Head office");
      await page.type("New token", "another");
      await page.press("Use this token");
      await page.see(/What will change\s*Name\s*Now\s*Office\s*Then\s*Head office/);
    }),
  );

  story("a review without other changes says that only the key is replaced", () =>
    onEdit(async (page) => {
      await page.press("Generate");
      await page.press("Review the changes");
      await page.see(/Only the pre-shared key/);
    }),
  );

  story("algorithms that are newer than this release are kept", () =>
    onConsole(async (page) => {
      const tunnel = await (await makeTunnel("Office")).json();
      finishProvisioning();
      tunnel.properties.ike.encryptionAlgorithm = "AES512";
      await page.connect();
      await page.openTunnel("Office");
      await nextAnswer({ status: 200, method: "GET", body: tunnel, times: 20 });
      await nextAnswer({ status: 200, method: "PUT", body: tunnel });
      await page.press("Edit");
      await page.find("button", "Review the changes").wait();
      await page.type("Remote host", "new.mycompany.com");
      await page.press("Generate");
      await page.unfold("What will be sent");
      await page.see(/"remoteHost": "new\.mycompany\.com".*"encryptionAlgorithm": "AES512"/s);
      await page.press("Review the changes");
      await page.see(/What will change\s*Remote host/);
      await page.press("Send changes");
      await page.see(/Office is changed/);
    }),
  );

  story("what another tab saved meanwhile is shown beside one's own change, and kept", () =>
    onEdit(async (page, id) => {
      await page.type("Name", "Head office");
      await page.press("Generate");
      await changeTunnel(id, "Office", { description: "Changed elsewhere", remoteHost: "new.mycompany.com" });
      await page.press("Review the changes");
      await page.see(/was changed while you edited it/);
      await page.see(/Remote host\s*When you began\s*vpn\.mycompany\.com\s*Changed meanwhile\s*new\.mycompany\.com/);
      await page.press("Send changes");
      await page.see(/Head office is changed/);
      const { properties } = await readTunnel(id);
      assert.deepEqual(
        [properties.name, properties.description, properties.remoteHost],
        ["Head office", "Changed elsewhere", "new.mycompany.com"],
      );
    }),
  );

  story("if both changed the same value, the user chooses", () =>
    onEdit(async (page, id) => {
      await page.type("Name", "Mine");
      await page.press("Generate");
      await changeTunnel(id, "Theirs");
      await page.press("Review the changes");
      await page.see(/Which one is to stand\?/);
      await page.find("radio", "Changed meanwhile").click();
      await page.press("Send changes");
      await page.see(/Theirs is changed/);
      assert.equal((await readTunnel(id)).properties.name, "Theirs");
    }),
  );

  story("what changes between the review and the sending is shown before it is sent", () =>
    onEdit(async (page, id) => {
      await page.type("Name", "Mine");
      await page.press("Generate");
      await page.press("Review the changes");
      await page.see(/What will change/);
      await changeTunnel(id, "Office", { description: "At the last moment" });
      await page.press("Send changes");
      await page.see(/was changed while you edited it.*At the last moment/s);
      assert.equal((await readTunnel(id)).properties.name, "Office");
    }),
  );

  story("a tunnel that was deleted meanwhile does not come back unasked", () =>
    onEdit(async (page, id) => {
      await page.type("Name", "Mine");
      await page.press("Generate");
      await deleteTunnel(id);
      finishProvisioning();
      await page.press("Review the changes");
      await page.see(/was deleted while you edited it/);
      await page.seeNo("button", "Send changes");
      await page.find("button", "Create it again").wait();
      assert.ok(!page.operations().includes("ensure"), "nothing was sent");
    }),
  );

  story("the form of another tunnel, by its address, has nothing of the one before", () =>
    onEdit(async (page, id) => {
      const { id: other } = await (await makeTunnel("Depot", { remoteHost: "depot.mycompany.com" })).json();
      const address = await page.address();
      await page.type("Description", "Half a sentence");
      await page.goTo(address.replace(id, other));
      await page.find("heading", "Edit \u2068Depot\u2069").wait();
      await page.find("button", "Review the changes").wait();
      assert.equal(await page.valueOf("Remote host"), "depot.mycompany.com");
      await page.goTo(address);
      await page.find("heading", "Edit \u2068Office\u2069").wait();
      assert.equal(await page.valueOf("Description"), "Half a sentence");
      await page.goTo(address.replace(id, other));
      await page.find("heading", "Edit \u2068Depot\u2069").wait();
      assert.equal(await page.valueOf("Description"), "");
    }),
  );

  story("a change that was undone by hand is no draft", () =>
    onEdit(async (page) => {
      await page.type("Name", "Head office");
      await page.press("Add peer network");
      await page.type("Peer network 2", "10.2.0.0/24");
      await page.type("Name", "Office");
      await page.press("Remove Peer network 2");
      await page.press("Cancel");
      await page.find("region", "\u2068Office\u2069").wait();
      assert.doesNotMatch(await page.words(), /Unfinished/);
      await page.press("Edit");
      await page.find("button", "Review the changes").wait();
      assert.equal(await page.valueOf("Name"), "Office");
      await page.reload();
      assert.deepEqual(page.questions, [], "nothing would be lost");
    }),
  );

  story("an edit that was left is taken up again", () =>
    onEdit(async (page) => {
      await page.type("Description", "Half a sentence");
      await page.back();
      await page.back();
      await page.see(/Unfinished: Office/);
      await page.follow("Continue");
      assert.equal(await page.valueOf("Description"), "Half a sentence");
    }),
  );
});
