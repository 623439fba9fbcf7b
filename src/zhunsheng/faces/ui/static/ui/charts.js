// Draws the figures of each chart block with ECharts. Colours come from the tokens, labels stand on the
// elements, a click opens the records; nothing moves.
(() => {
  "use strict";

  const style = getComputedStyle(document.documentElement);
  const token = (name) => style.getPropertyValue(name).trim();
  const COLOURS = {
    brand: "--brand",
    green: "--green",
    amber: "--amber",
    red: "--red",
    ink: "--ink-2",
    "last-year": "--chart-grey",
  };

  const series = (spec, one) => {
    const lying = spec.kind === "rows";
    const colour = token(COLOURS[one.role]);
    const old = one.role === "last-year";
    const base = {
      name: one.title,
      data: one.values,
      itemStyle: { color: colour },
      label: {
        show: !(old && (one.values.length > 6 || spec.kind === "line")),
        position: lying ? "right" : "top",
        color: old ? token("--ink-label") : colour,
        fontFamily: token("--sans"),
        fontSize: 12,
      },
      emphasis: { disabled: true },
      cursor: one.urls.length ? "pointer" : "default",
      labelLayout: { hideOverlap: true },
      z: old ? 1 : 2,
    };
    if (spec.kind === "line") {
      return {
        ...base,
        type: "line",
        symbol: "circle",
        symbolSize: 6,
        lineStyle: { color: colour, width: 2, type: old ? "dashed" : "solid" },
        endLabel: { show: spec.series.length > 1, formatter: `${one.title} {c}`, color: base.label.color },
      };
    }
    if (spec.kind === "stack") base.label.position = "inside";
    if (spec.kind === "stack") base.label.color = token("--on-brand");
    return { ...base, type: "bar", barMaxWidth: 28, stack: spec.kind === "stack" ? "all" : undefined };
  };

  const option = (spec) => {
    const names = {
      type: "category",
      data: spec.labels,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: token("--ink-3") } },
      axisLabel: { color: token("--ink-2"), fontFamily: token("--sans"), fontSize: 12, interval: "auto" },
    };
    const values = {
      type: "value",
      // Bars start at zero; a line may show the part of the scale where it moves.
      scale: spec.kind === "line",
      splitLine: { lineStyle: { color: token("--line-2") } },
      axisLabel: { color: token("--ink-label"), fontFamily: token("--sans"), fontSize: 12 },
    };
    const lying = spec.kind === "rows";
    if (lying) names.inverse = true;
    if (lying) values.show = false;
    return {
      animation: false,
      backgroundColor: "transparent",
      grid: {
        left: 4,
        right: lying ? 40 : spec.kind === "line" && spec.series.length > 1 ? 64 : 8,
        top: spec.series.length > 1 ? 36 : 24,
        bottom: 4,
        containLabel: true,
      },
      legend: {
        show: spec.series.length > 1,
        left: 0,
        top: 0,
        itemWidth: 12,
        itemHeight: 12,
        selectedMode: false,
        textStyle: { color: token("--ink-2"), fontFamily: token("--sans"), fontSize: 12 },
      },
      tooltip: { show: false },
      xAxis: lying ? values : names,
      yAxis: lying ? names : values,
      series: spec.series.map((one) => series(spec, one)),
    };
  };

  const draw = (box) => {
    const source = document.getElementById(box.dataset.chart);
    if (!source || !window.echarts) return;
    const spec = JSON.parse(source.textContent);
    const chart = window.echarts.init(box, null, { devicePixelRatio: Math.max(2, window.devicePixelRatio) });
    chart.setOption(option(spec));
    chart.on("click", (event) => {
      const url = spec.series[event.seriesIndex].urls[event.dataIndex];
      if (url) location.assign(url);
    });
    new ResizeObserver(() => chart.resize()).observe(box);
    window.addEventListener("beforeprint", () => chart.resize());
  };

  const prepare = (root) => {
    for (const box of root.querySelectorAll("[data-chart]:not([data-ready])")) {
      box.dataset.ready = "1";
      draw(box);
    }
  };

  prepare(document);
  document.addEventListener("htmx:load", (event) => prepare(event.target));
})();
