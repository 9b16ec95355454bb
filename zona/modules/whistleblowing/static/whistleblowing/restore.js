// What a colleague lost: opened with the own key, sealed to his new one.
(() => {
  "use strict";
  const { data, field, keyOf, onSubmit, say, seal, unlock } = zonaVault;
  const page = data();
  onSubmit("restore", async (form) => {
    say("Membuka kunci…");
    const phrase = field(form, "passphrase");
    const pair = await unlock(page.protected, phrase.value);
    phrase.value = "";
    const sealed = Object.fromEntries(Object.entries(page.sealed).map(
      ([id, one]) => [id, seal(keyOf(one, pair), page.recipient)]));
    form.querySelector("[name=sealed]").value = JSON.stringify(sealed);
    return true;
  });
})();
