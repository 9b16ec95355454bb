(() => {
  "use strict";
  // An answer that did not reach the server must never look saved.
  const say = (form, words) => {
    const place = form?.querySelector("[data-state]");
    if (!place) return;
    place.querySelector("[data-lost]")?.remove();
    const line = document.createElement("strong");
    line.dataset.lost = "";
    line.textContent = `Belum tersimpan: ${words}`;
    place.append(" ", line);
  };
  const reasons = {
    403: "sesi Anda berakhir atau Anda tidak berhak menjawab. Muat ulang halaman.",
    404: "pertanyaan ini tidak ditemukan lagi. Muat ulang halaman.",
  };
  document.addEventListener("htmx:sendError", (event) =>
    say(event.detail.elt, "sambungan terputus. Tekan Simpan untuk mencoba lagi."));
  document.addEventListener("htmx:responseError", (event) => {
    const status = event.detail.xhr.status;
    if (![409, 422].includes(status))
      say(event.detail.elt, reasons[status] ?? "ada gangguan pada server. Tekan Simpan untuk mencoba lagi.");
  });
  // On a narrow screen the current area may lie beyond the edge.
  const here = document.querySelector("#areas [aria-current]");
  const row = here?.closest("nav");
  if (row) row.scrollLeft = here.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
  // A session that ended answers with the sign-in page.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, pathInfo, elt } = event.detail;
    const arrived = xhr.responseURL && new URL(xhr.responseURL).pathname;
    const asked = new URL(pathInfo.requestPath, location.href).pathname;
    if (!arrived || arrived === asked) return;
    event.detail.shouldSwap = false;
    say(elt, "sesi Anda berakhir. Masuk kembali di tab lain, lalu tekan Simpan.");
  });
})();
