// A handler's new key: made here, its secret half leaves only under the passphrase.
(() => {
  "use strict";
  const { field, make, onSubmit, say } = zonaVault;
  const LEAST = 16;
  onSubmit("key", async (form) => {
    const phrase = field(form, "passphrase"), again = field(form, "again");
    if (phrase.value.length < LEAST) {
      say(`Frasa sandi paling sedikit ${LEAST} huruf.`);
      phrase.focus();
      return false;
    }
    if (phrase.value !== again.value) {
      say("Kedua frasa sandi tidak sama.");
      again.focus();
      return false;
    }
    say("Membuat kunci…");
    const made = await make(phrase.value);
    form.querySelector("[name=public_key]").value = made.publicKey;
    form.querySelector("[name=protected_key]").value = made.protectedKey;
    phrase.value = again.value = "";
    return true;
  });
})();
