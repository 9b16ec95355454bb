// Opens and seals envelopes in the browser; the same as rules/sealing.py on the server.
// A secret key lives in this page only, as long as the page is open.
const zonaVault = (() => {
  "use strict";
  const BLOCK = 4096, OPS = 3, MEMORY = 64 * 1024 * 1024, VERSION = "1";
  const read = (text) => sodium.from_base64(text, sodium.base64_variants.ORIGINAL);
  const write = (bytes) => sodium.to_base64(bytes, sodium.base64_variants.ORIGINAL);
  const derive = (phrase, salt, ops, memory) => sodium.crypto_pwhash(
    sodium.crypto_secretbox_KEYBYTES, phrase.normalize("NFKC"), salt, ops, memory,
    sodium.crypto_pwhash_ALG_ARGON2ID13);

  const box = (content, key) => {
    const nonce = sodium.randombytes_buf(sodium.crypto_secretbox_NONCEBYTES);
    const locked = sodium.crypto_secretbox_easy(content, nonce, key);
    const whole = new Uint8Array(nonce.length + locked.length);
    whole.set(nonce);
    whole.set(locked, nonce.length);
    return whole;
  };
  const unbox = (whole, key) => sodium.crypto_secretbox_open_easy(
    whole.subarray(sodium.crypto_secretbox_NONCEBYTES),
    whole.subarray(0, sodium.crypto_secretbox_NONCEBYTES), key);

  // --- a handler's key: "version.ops.memory.salt.box" ---
  const make = async (phrase) => {
    await sodium.ready;
    const pair = sodium.crypto_box_keypair();
    const salt = sodium.randombytes_buf(sodium.crypto_pwhash_SALTBYTES);
    const kept = box(pair.privateKey, derive(phrase, salt, OPS, MEMORY));
    return {
      publicKey: write(pair.publicKey),
      protectedKey: [VERSION, OPS, MEMORY, write(salt), write(kept)].join("."),
    };
  };
  const unlock = async (protectedKey, phrase) => {
    await sodium.ready;
    const [version, ops, memory, salt, kept] = protectedKey.split(".");
    if (version !== VERSION) throw new Error("version");
    const secret = unbox(read(kept), derive(phrase, read(salt), Number(ops), Number(memory)));
    return { secret, open: sodium.crypto_scalarmult_base(secret) };
  };

  // --- envelopes ---
  const keyOf = (sealed, pair) =>
    sodium.crypto_box_seal_open(read(sealed), pair.open, pair.secret);
  const seal = (key, publicKey) => write(sodium.crypto_box_seal(key, read(publicKey)));
  const open = (body, sealed, pair) => {
    const packed = sodium.unpad(unbox(body, keyOf(sealed, pair)), BLOCK);
    const end = 4 + new DataView(packed.buffer, packed.byteOffset).getUint32(0);
    return {
      header: JSON.parse(sodium.to_string(packed.subarray(4, end))),
      content: packed.slice(end),
    };
  };
  const lock = (rows, holders) => {
    const header = sodium.from_string(JSON.stringify({ kind: "text" }));
    const content = sodium.from_string(JSON.stringify(rows));
    const packed = new Uint8Array(4 + header.length + content.length);
    new DataView(packed.buffer).setUint32(0, header.length);
    packed.set(header, 4);
    packed.set(content, 4 + header.length);
    const key = sodium.randombytes_buf(sodium.crypto_secretbox_KEYBYTES);
    const keys = Object.fromEntries(
      Object.entries(holders).map(([name, one]) => [name, seal(key, one)]));
    return { body: write(box(sodium.pad(packed, BLOCK), key)), keys };
  };

  // --- the page ---
  const data = () => JSON.parse(document.getElementById("vault").textContent);
  const field = (form, name) => form.querySelector(`[id$="${name}"]`);
  const say = (text) => { document.getElementById("vault-status").textContent = text; };
  // The form stays here until `work` has filled what may leave.
  const onSubmit = (id, work) => {
    const form = document.getElementById(id);
    form?.addEventListener("submit", async (event) => {
      event.preventDefault();
      event.stopPropagation();
      try {
        if (await work(form)) {
          delete form.dataset.dirty;
          form.submit();
        }
      } catch {
        say("Tidak berhasil. Periksa frasa sandi Anda, lalu ulangi.");
      }
    });
  };
  return { make, unlock, keyOf, seal, open, lock, data, field, say, onSubmit };
})();
