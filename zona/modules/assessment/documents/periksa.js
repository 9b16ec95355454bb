// Compares each chosen file with the list of this page; nothing leaves the computer.
"use strict";
const chooser = document.getElementById("berkas");
const outcome = document.getElementById("hasil");
const rows = new Map();
for (const row of document.querySelectorAll("tr[data-sha256]")) {
  const sha256 = row.dataset.sha256;
  rows.set(sha256, [...(rows.get(sha256) || []), row]);
}
document.getElementById("pemeriksa").hidden = false;
chooser.addEventListener("change", async () => {
  let strange = 0;
  for (const found of rows.values()) {
    for (const row of found) row.lastElementChild.textContent = "Tidak ditemukan";
  }
  for (const file of chooser.files) {
    const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    const sha256 = [...new Uint8Array(digest)]
      .map((each) => each.toString(16).padStart(2, "0"))
      .join("");
    if (!rows.has(sha256)) strange += 1;
    for (const row of rows.get(sha256) || []) row.lastElementChild.textContent = "Cocok";
  }
  const all = [...rows.values()].flat();
  const good = all.filter((row) => row.lastElementChild.textContent === "Cocok").length;
  outcome.textContent =
    `${good} dari ${all.length} berkas cocok. ` +
    `${strange} berkas lain tidak ada dalam daftar (termasuk halaman dan daftar ini).`;
});
