// The part of Apache ECharts that Zona's charts use; the build hook bundles it.
import { getInstanceByDom, init, registerTheme, use } from "echarts/core";
import { BarChart, GaugeChart, LineChart, PieChart, RadarChart } from "echarts/charts";
import {
  AriaComponent,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  RadarComponent,
  TooltipComponent,
} from "echarts/components";
import { CanvasRenderer, SVGRenderer } from "echarts/renderers";

use([
  AriaComponent,
  BarChart,
  CanvasRenderer,
  DatasetComponent,
  GaugeChart,
  GridComponent,
  LegendComponent,
  LineChart,
  MarkLineComponent,
  PieChart,
  RadarChart,
  RadarComponent,
  SVGRenderer,
  TooltipComponent,
]);

export { getInstanceByDom, init, registerTheme };
