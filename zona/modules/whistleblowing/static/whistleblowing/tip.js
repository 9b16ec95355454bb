// A report: unlock, read, take files, and seal what is written to it.
(() => {
  "use strict";
  const { data, field, lock, onSubmit, open, say, unlock } = zonaVault;
  const page = data();
  let pair;

  const show = (place, envelope) => {
    place.replaceChildren();
    if (envelope.header.kind === "file") {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(
        new Blob([envelope.content], { type: "application/octet-stream" }));
      link.download = envelope.header.name;
      link.textContent = `Unduh ${envelope.header.name}`;
      return place.append(link);
    }
    const list = document.createElement("dl");
    for (const [name, value] of JSON.parse(sodium.to_string(envelope.content))) {
      const term = document.createElement("dt"), words = document.createElement("dd");
      term.textContent = name;
      words.textContent = value;
      words.dir = "auto";
      list.append(term, words);
    }
    place.append(list);
  };

  const fetched = async (url, options) => {
    const answer = await fetch(url, options);
    if (!answer.ok) throw new Error(answer.status);
    return answer;
  };

  onSubmit("unlock", async (form) => {
    say("Membuka kunci…");
    const phrase = field(form, "passphrase");
    pair = await unlock(page.protected, phrase.value);
    phrase.value = "";
    delete form.dataset.dirty;
    const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
    const opened = await fetched(page.open, { method: "POST", headers: { "X-CSRFToken": token } });
    for (const one of (await opened.json()).envelopes) {
      const place = document.getElementById(`envelope-${one.id}`);
      if (!place) continue;
      const body = new Uint8Array(await (await fetched(one.url)).arrayBuffer());
      show(place, open(body, one.sealed, pair));
    }
    say("Laporan terbuka di peramban ini. Tutup halaman ini setelah selesai.");
    return false;
  });

  const sealing = (title, holders) => async (form) => {
    const words = field(form, "words");
    if (!words.value.trim()) {
      say("Isian masih kosong.");
      words.focus();
      return false;
    }
    await sodium.ready;
    const sealed = lock([[title, words.value]], holders);
    form.querySelector("[name=body]").value = sealed.body;
    form.querySelector("[name=keys]").value = JSON.stringify(sealed.keys);
    words.value = "";
    return true;
  };
  onSubmit("answer", sealing("Jawaban", { ...page.holders, kotak: page.mailbox }));
  onSubmit("protect", sealing("Catatan perlindungan", page.holders));
})();
