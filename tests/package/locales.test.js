// The messages in other languages: they are complete, each is a sentence, and programs that do not import a language do not
// contain it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { api, definition, project, requireInstalled } from "../support/package.js";
import { packageReadme } from "../support/readme.js";
import { revoked } from "../support/revoked.js";

const {
  checkTunnels,
  issueCatalog,
  planTunnels,
  validateField,
  validateTunnel,
  validateTunnelJson,
  validateTunnelsJson,
} = api;

const languages = await Promise.all(
  ["de", "es", "fr"].map(async (language) => ({
    language,
    entry: `ionos-ipsec-tunnels/locales/${language}`,
    table: (await import(`../../pkg-templates/locales/${language}.js`)).default,
    formatIssue: requireInstalled(`ionos-ipsec-tunnels/locales/${language}`).formatIssue,
  })),
);

/** All templates of a catalogue or table, by code, or code and reason. */
function templatesOf(catalogue) {
  const templates = Object.entries(catalogue).flatMap(([code, entry]) => [
    [code, entry.template ?? entry],
    ...Object.entries(entry.reasons ?? {}).map(([reason, template]) => [`${code}, ${reason}`, template]),
  ]);
  return Object.fromEntries(templates);
}

const english = templatesOf(issueCatalog);
const codeOf = (name) => name.split(",")[0];
const placeholders = (template) => [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

/** The params that the templates of a code use. */
const paramsOf = (code) => [
  "field",
  ...Object.keys(english)
    .filter((name) => codeOf(name) === code)
    .flatMap((name) => placeholders(english[name])),
];

/** Values of all types of JavaScript, for places where another type is expected. */
const values = [undefined, null, true, 7, "x", 7n, Symbol("x"), () => {}, [], {}, revoked()];
const fields = ["", "name", "ike.lifetime", "cloudNetworkCIDRs"];

/** Wrong types, all there are. */
const types = [
  ...fields.flatMap((field) => values.flatMap((value) => validateField(field, value))),
  ...validateTunnelsJson("{}").issues,
  ...values.flatMap((value) => [...validateTunnelJson(value).issues, ...validateTunnelsJson(value).issues]),
].filter(({ code }) => code === "type");

const broken = {
  ...definition(),
  name: " ",
  tunnel: {},
  remoteHost: "192.168.1.1 ",
  auth: { method: "psk", psk: { key: "secret" } },
  ike: { lifetime: 60, integrityAlgorithm: "MD5" },
  esp: { lifetime: "60", encryptionAlgorithm: null },
  cloudNetworkCIDRs: ["10.0.0.1/8", "10.1.0.0/16", "x"],
  peerNetworkCIDRs: [],
};

/** Issues with their messages. */
const issues = [
  ...types,
  ...validateTunnel(broken).issues,
  ...validateTunnel({}).issues,
  ...validateTunnelJson("{").issues,
  ...checkTunnels(Array(21).fill(definition())),
];

test("the issues to be worded are of many codes and of all types", () => {
  assert.ok(new Set(issues.map(({ code }) => code)).size > 12);
  assert.equal(new Set(types.map(({ params }) => params.actual)).size, values.length);
});

for (const { language, entry, table, formatIssue } of languages) {
  const templates = templatesOf(table);

  test(`${language} has every code and every reason, and no other`, () => {
    const beyond = (some, others) => Object.keys(some).filter((name) => !Object.hasOwn(others, name));
    const difference = { missing: beyond(english, templates), unknown: beyond(templates, english) };
    assert.deepEqual(difference, { missing: [], unknown: [] });
  });

  test(`${language} uses params only where issues have them`, () => {
    const strangers = Object.entries(templates).flatMap(([name, template]) => {
      const known = paramsOf(codeOf(name));
      return placeholders(template)
        .filter((param) => !known.includes(param))
        .map((param) => `${name}: {${param}}`);
    });
    assert.deepEqual(strangers, []);
  });

  test(`${language} has braces around params alone`, () => {
    const odd = Object.entries(templates).filter(([, template]) => /[{}]/.test(template.replace(/\{\w+\}/g, "")));
    assert.deepEqual(odd, []);
  });

  test(`${language} is made of sentences`, () => {
    const isSentence = (text) =>
      /^(\{(?:field|member)\} |\p{Lu}).*[^ .]\.$/u.test(text) && !/ {2}| [.,;:]|[!?]/.test(text);
    assert.deepEqual(
      Object.entries(templates).filter(([, template]) => !isSentence(template)),
      [],
    );
  });

  test(`${language} leaves nothing in English`, () => {
    assert.deepEqual(
      Object.entries(templates).filter(([, template]) => Object.values(english).includes(template)),
      [],
    );
  });

  test(`${language} has words for every type`, () => {
    const { field, ...words } = table.type.words;
    assert.deepEqual(Object.keys(field), ["tunnel", "tunnels"]);
    for (const [param, known] of Object.entries(words)) {
      const named = new Set(types.map(({ params }) => params[param]));
      assert.deepEqual([...named].sort(), Object.keys(known).sort(), param);
    }
  });

  test(`${language} names a tunnel in a list with its number`, () => {
    const gatewayId = "66a114c7-2ddd-5119-9ddf-5a789f5a5a44";
    const [, issue] = planTunnels(gatewayId, [null, null], []).issues;
    assert.equal(issue.params.field, "tunnel 2");
    assert.ok(formatIssue(issue).startsWith(`${table.type.words.field.tunnel} 2 `), formatIssue(issue));
  });

  test(`${language} words the issues of broken tunnels`, () => {
    const worded = issues.map((issue) => [issue.message, formatIssue(issue)]);
    const isEnglish = ([message, text]) => text === message;
    const isUnfinished = ([, text]) => /[{}]|undefined/.test(text);
    assert.deepEqual(
      worded.filter((pair) => isEnglish(pair) || isUnfinished(pair)),
      [],
    );
  });

  test(`${language} says of what nobody can see that it is invisible`, () => {
    for (const [path, value] of [
      ["remoteHost", "203.0.113.7\u200b"],
      ["cloudNetworkCIDRs.0", "10.7.0.0/24\u200b"],
    ]) {
      assert.match(formatIssue(validateField(path, value)[0]), /invisible|unsichtbar/);
    }
  });

  test(`${language} takes the template of an issue's reason`, () => {
    const [code, { reasons }] = Object.entries(table).find(([, { reasons }]) => reasons);
    for (const [reason, template] of Object.entries(reasons)) {
      const params = Object.fromEntries(placeholders(template).map((name) => [name, `<${name}>`]));
      const expected = template.replaceAll("{", "<").replaceAll("}", ">");
      assert.equal(formatIssue({ code, params: { ...params, reason }, message: "" }), expected);
    }
  });

  test(`${language} has general words for a reason that it does not know`, () => {
    const [issue] = validateField("remoteHost", "");
    const { reason, ...params } = issue.params;
    assert.equal(formatIssue({ ...issue, params: { ...params, reason: "newer" } }), formatIssue({ ...issue, params }));
  });

  for (const code of ["newer.code", "constructor", "__proto__"]) {
    test(`${language} shows the message of the code ${code}, which it does not know`, () => {
      assert.equal(formatIssue({ code, params: { field: "name" }, message: "As it was." }), "As it was.");
    });
  }

  test(`${language} shows the message where params are missing`, () => {
    for (const code of Object.keys(table)) {
      for (const params of [{}, undefined]) assert.equal(formatIssue({ code, params, message: "Whole." }), "Whole.");
    }
  });

  test(`${language} leaves a field as it is, though it be named like a type`, () => {
    const issue = validateTunnel({ ...definition(), object: 1 }).issues.find(({ code }) => code === "member.unknown");
    assert.match(formatIssue(issue), /^object /);
  });

  test(`${entry} is one file of words, with no WebAssembly and no other part of the package`, async () => {
    const { inputs, text } = await bundle(`export * from "${entry}";`);
    assert.deepEqual(inputs, [`locales/${language}.mjs`]);
    assert.doesNotMatch(text, /WebAssembly|\bimport\b|\brequire\b/);
  });
}

test("fr has no word before a text that would be elided where the text begins with a vowel", () => {
  const { table } = languages.find(({ language }) => language === "fr");
  const elided = /\b(?:que|de|le|la|se|ne|si) \{(?:algorithm|alternative|device|field|host|value)\}/;
  assert.deepEqual(
    Object.values(templatesOf(table)).filter((template) => elided.test(template)),
    [],
  );
});

const examples = {
  de: {
    lifetime: "ike.lifetime wird in Sekunden angegeben, mindestens 3600; 60 wäre in Minuten richtig.",
    integrity: "ike.integrityAlgorithm muss SHA256, SHA384, SHA512 oder AES-XCBC sein.",
    method: "auth.method muss PSK sein.",
    network: "cloudNetworkCIDRs.0 muss eine Zeichenkette sein, nicht null.",
    number: "name muss eine Zeichenkette sein, keine Zahl.",
    missing: "cloudNetworkCIDRs.0 muss eine Zeichenkette sein, nicht undefiniert.",
    unreadable: "name ließ sich nicht lesen und muss eine Zeichenkette sein.",
    tunnel: "Der Tunnel muss ein Objekt sein, keine Liste.",
  },
  es: {
    lifetime: "ike.lifetime se indica en segundos y debe ser como mínimo 3600; 60 sería correcto en minutos.",
    integrity: "ike.integrityAlgorithm debe ser SHA256, SHA384, SHA512 o AES-XCBC.",
    method: "auth.method debe ser PSK.",
    network: "cloudNetworkCIDRs.0 debe ser una cadena de texto, no null.",
    number: "name debe ser una cadena de texto, no un número.",
    missing: "cloudNetworkCIDRs.0 debe ser una cadena de texto, no un valor sin definir.",
    unreadable: "name no se pudo leer y debe ser una cadena de texto.",
    tunnel: "El túnel debe ser un objeto, no una lista.",
  },
  fr: {
    lifetime: "ike.lifetime s’exprime en secondes et doit valoir au moins 3600. En minutes, 60 serait correct.",
    integrity: "ike.integrityAlgorithm doit valoir SHA256, SHA384, SHA512 ou AES-XCBC.",
    method: "auth.method doit valoir PSK.",
    network: "cloudNetworkCIDRs.0 doit être une chaîne de caractères, et non null.",
    number: "name doit être une chaîne de caractères, et non un nombre.",
    missing: "cloudNetworkCIDRs.0 doit être une chaîne de caractères, et non une valeur non définie.",
    unreadable: "name n’a pas pu être lu et doit être une chaîne de caractères.",
    tunnel: "Le tunnel doit être un objet, et non une liste.",
  },
};
for (const { language, formatIssue } of languages) {
  test(`${language} reads like the language`, () => {
    const [lifetime] = validateField("ike.lifetime", 60);
    const [integrity] = validateField("ike.integrityAlgorithm", "MD5");
    const [method] = validateField("auth.method", "RSA");
    const [network] = validateField("cloudNetworkCIDRs.0", null);
    const [number] = validateField("name", 7);
    const [missing] = validateField("cloudNetworkCIDRs.0", undefined);
    const throwing = {
      get name() {
        throw new Error("No name.");
      },
    };
    const unreadable = validateTunnel(throwing).issues.find(({ path }) => path[0] === "name");
    assert.equal(unreadable.message, "name could not be read, and must be of type string.");
    const [tunnel] = validateTunnel([]).issues;
    const messages = Object.entries({ lifetime, integrity, method, network, number, missing, unreadable, tunnel });
    assert.deepEqual(
      Object.fromEntries(messages.map(([name, issue]) => [name, formatIssue(issue)])),
      examples[language],
    );
  });
}

test("what the README and the declarations show of German is what comes out", async () => {
  const declarations = await readFile(join(project, "node_modules/ionos-ipsec-tunnels/locales/de.d.mts"), "utf8");
  for (const text of [packageReadme, declarations]) {
    const [, value, shown] = /validateField\("ike\.lifetime", (\d+)\)[^"]*"(.*?)"/.exec(text);
    const [message] = validateField("ike.lifetime", Number(value)).map(languages[0].formatIssue);
    assert.equal(message, shown);
  }
});

for (const entry of ["ionos-ipsec-tunnels", "ionos-ipsec-tunnels/slim"]) {
  test(`${entry} has no word of another language`, async () => {
    const { inputs, text } = await bundle(`export * from "${entry}";`);
    assert.deepEqual(
      inputs.filter((name) => name.includes("locales")),
      [],
    );
    for (const { table } of languages) {
      assert.deepEqual(
        Object.values(templatesOf(table)).filter((template) => text.includes(template)),
        [],
      );
    }
  });
}

/** What a bundler makes of a program in the project: which files of the package go in, and what comes out. */
async function bundle(contents) {
  const { metafile, outputFiles } = await build({
    absWorkingDir: join(project, "node_modules", "ionos-ipsec-tunnels"),
    stdin: { contents, resolveDir: project },
    bundle: true,
    format: "esm",
    platform: "browser",
    charset: "utf8",
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  const inputs = Object.keys(metafile.inputs).filter((name) => name !== "<stdin>");
  return { inputs, text: outputFiles[0].text };
}
