(() => {
  "use strict";
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const charts = new Map();
  root.classList.add("z-js");

  // --- theme: before the first paint; kept on this device ---
  const chosen = () => {
    try { return localStorage.getItem("zona-theme") ?? "auto"; } catch { return "auto"; }
  };
  const paint = () => {
    const theme = chosen();
    root.dataset.bsTheme = theme === "auto" ? (dark.matches ? "dark" : "light") : theme;
    for (const button of document.querySelectorAll("[data-theme-set]"))
      button.setAttribute("aria-pressed", String(button.dataset.themeSet === theme));
    for (const [box, chart] of charts) draw(box, chart);
  };
  dark.addEventListener("change", paint);
  paint();

  // --- charts: ECharts comes when the first chart comes into sight ---
  let library;
  const load = (src) => (library ??= new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = src;
    script.onload = () => done(window.echarts);
    script.onerror = fail;
    document.head.append(script);
  }));
  const token = (name) => getComputedStyle(root).getPropertyValue(name).trim();
  const hues = () => root.dataset.bsTheme === "dark"
    ? ["#56b4e9", "#f0a63c", "#4fd1a5", "#e79ac6", "#f0e442", "#c9d3d9"]
    : ["#0b6a80", "#b45309", "#046c4e", "#9d2f73", "#6b5900", "#3b4851"];
  const marks = ["circle", "rect", "triangle", "diamond"];
  const dashes = ["solid", "dashed", "dotted"];

  const options = (data) => {
    const text = token("--z-text"), line = token("--z-line"), muted = token("--z-muted");
    const shown = (value) => value == null ? "–"
      : value.toLocaleString("id-ID", { maximumFractionDigits: data.places });
    const wrap = (label) => label.replace(/(.{9,}?)\s+(?=\S{4})/g, "$1\n");
    const look = (place) => ({
      symbol: marks[place % 4], symbolSize: 7,
      lineStyle: { width: 2, type: dashes[place % 3] },
    });
    const common = {
      animation: !calm.matches, color: hues(),
      textStyle: { color: text, fontFamily: token("--z-font") },
      legend: { show: data.series.length > 1, bottom: 0, textStyle: { color: text } },
      tooltip: {
        renderMode: "richText", trigger: data.kind === "radar" ? "item" : "axis", confine: true,
        backgroundColor: token("--z-surface"), textStyle: { color: text }, valueFormatter: shown,
      },
    };
    if (data.kind === "radar") {
      const rim = (place) => Array.isArray(data.max) ? data.max[place] : data.max;
      const most = Math.max(...data.series.flatMap((one) => one.values.map((v) => v ?? 0)));
      return { ...common,
        radar: {
          radius: "56%", axisNameGap: 8, axisName: { color: text, lineHeight: 15 },
          indicator: data.labels.map((name, i) => ({ name: wrap(name), max: rim(i) ?? most })),
          splitArea: { show: false }, splitLine: { lineStyle: { color: line } },
          axisLine: { lineStyle: { color: line } },
        },
        series: [{
          type: "radar",
          data: data.series.map((one, place) => ({
            name: one.name, value: one.values.map((v) => v ?? 0), ...look(place),
            areaStyle: place ? undefined : { opacity: 0.15 },
          })),
        }],
      };
    }
    const long = data.labels.some((label) => label.length > 14) && data.kind === "bar";
    const names = {
      type: "category", data: data.labels, inverse: long,
      axisLabel: { color: text, lineHeight: 15, ...(long && { formatter: wrap }) },
      axisLine: { lineStyle: { color: muted } },
    };
    const values = {
      type: "value", max: data.max ?? undefined,
      axisLabel: { color: text, formatter: shown }, splitLine: { lineStyle: { color: line } },
    };
    return { ...common,
      grid: { left: 8, right: 16, top: 16, bottom: data.series[1] ? 44 : 8, containLabel: true },
      xAxis: long ? values : names, yAxis: long ? names : values,
      series: data.series.map((one, place) => ({
        name: one.name, type: one.kind || data.kind, data: one.values, ...look(place),
        barMaxWidth: 32, connectNulls: false,
      })),
    };
  };
  const draw = (box, chart) => chart.setOption(options(JSON.parse(box.dataset.chart)), true);
  const show = (box) => load(box.dataset.src).then((echarts) => {
    if (charts.has(box) || !box.isConnected) return;
    const chart = echarts.init(box);
    charts.set(box, chart);
    draw(box, chart);
    new ResizeObserver(() => chart.resize()).observe(box);
  }, () => box.remove());
  const sight = new IntersectionObserver((seen) => {
    for (const one of seen) if (one.isIntersecting) { sight.unobserve(one.target); show(one.target); }
  });

  const tell = (box) => {
    const files = [...box.querySelector("input[type=file]").files];
    const size = (file) => Math.ceil(file.size / 1024).toLocaleString("id-ID");
    box.querySelector("[data-drop-names]").textContent =
      files.map((file) => `${file.name} (${size(file)} KB)`).join(", ");
  };
  const ready = (part) => {
    for (const one of part.querySelectorAll("[data-theme-switch]")) one.hidden = false;
    for (const one of part.querySelectorAll("[data-chart]")) sight.observe(one);
    for (const [box, chart] of charts) if (!box.isConnected) { chart.dispose(); charts.delete(box); }
    part.querySelector("[data-focus]")?.focus();
  };
  document.addEventListener("DOMContentLoaded", () => { paint(); ready(document); });
  document.addEventListener("htmx:afterSwap", () => ready(document));
  document.addEventListener("htmx:configRequest", (event) => {
    const key = document.querySelector("meta[name=csrf-token]");
    if (key) event.detail.headers["X-CSRFToken"] = key.content;
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    const to = event.detail;
    if (![409, 422].includes(to.xhr.status)) return;
    to.shouldSwap = true;
    if (to.serverResponse.includes("<main"))  // a whole page
      Object.assign(to, { target: document.querySelector("main"), selectOverride: "main", swapOverride: "outerHTML" });
  });

  document.addEventListener("click", (event) => {
    const theme = event.target.closest("[data-theme-set]");
    if (theme) {
      try { localStorage.setItem("zona-theme", theme.dataset.themeSet); } catch {}
      paint();
    }
    const opener = event.target.closest("a[data-dialog]");
    const dialog = opener && document.getElementById(opener.dataset.dialog);
    if (dialog?.showModal && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      dialog.showModal();
    }
  });

  // --- forms: nothing typed is lost, nothing is sent twice ---
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-warn]");
    if (form) form.dataset.dirty = "";
  });
  document.addEventListener("change", (event) => {
    const box = event.target.closest("[data-drop]");
    if (box) tell(box);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-warn]")) return;
    if ("sent" in form.dataset) return event.preventDefault();
    form.dataset.sent = "";
    delete form.dataset.dirty;
  });
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });
  addEventListener("beforeunload", (event) => {
    if (document.querySelector("form[data-dirty]")) event.preventDefault();
  });
  for (const [kind, over] of [["dragover", true], ["dragleave", false], ["drop", false]])
    document.addEventListener(kind, (event) => {
      const box = event.target.closest?.("[data-drop]");
      if (!box) return;
      box.classList.toggle("z-over", over);
      if (kind === "dragleave") return;
      event.preventDefault();
      if (kind === "drop" && event.dataTransfer.files.length) {
        const input = box.querySelector("input[type=file]");
        input.files = event.dataTransfer.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      }
    });
})();
