package org.gan4j.eval.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class LineChartTest {

  private static Series series(double... values) {
    double[] steps = new double[values.length];
    Arrays.setAll(steps, i -> 10.0 * (i + 1));
    return new Series("generator", steps, values);
  }

  private static String curve(LineChart.Drawing drawing) throws Exception {
    Element svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(drawing.svg())))
            .getDocumentElement();
    NodeList paths = svg.getElementsByTagName("path");
    return ((Element) paths.item(paths.getLength() - 1)).getAttribute("d");
  }

  @Test
  void aCurveRunsFromItsFirstStepToItsLast() throws Exception {
    LineChart.Drawing drawing = LineChart.draw("c", List.of(series(0, 1, 0)));

    // The plot spans x 52..466 and y 10..222; steps 10, 20, 30 on an axis from 10 to 30.
    assertThat(curve(drawing)).isEqualTo("M52.0 222.0h0L259.0 10.0L466.0 222.0");
    assertThat(drawing.notes()).isEmpty();
  }

  @Test
  void nonFiniteValuesLeaveAGapAndANote() throws Exception {
    LineChart.Drawing drawing =
        LineChart.draw("c", List.of(series(0, Double.NaN, 1, Double.POSITIVE_INFINITY, 0, 0)));

    assertThat(curve(drawing).chars().filter(c -> c == 'M')).hasSize(3);
    assertThat(drawing.svg()).doesNotContain("NaN").doesNotContain("Infinity");
    assertThat(drawing.notes()).containsExactly("Not finite and not drawn: 2 of 6 logged values.");
  }

  @Test
  void nothingFiniteIsSaid() {
    LineChart.Drawing drawing = LineChart.draw("c", List.of(series(Double.NaN, Double.NaN)));

    assertThat(drawing.svg()).isEmpty();
    assertThat(drawing.notes()).containsExactly("No value is finite.");
  }

  @Test
  void hugeValuesDoNotBreakThePicture() throws Exception {
    LineChart.Drawing drawing = LineChart.draw("c", List.of(series(-1e300, 1e300, 1)));

    assertThat(curve(drawing)).startsWith("M52.0");
    assertThat(drawing.svg()).doesNotContain("NaN").doesNotContain("Infinity");
  }

  @Test
  void longSeriesAreThinnedToMeans() {
    double[] values = new double[2000];
    Arrays.setAll(values, i -> i % 5);

    assertThat(series(values).thinned(400).values()).hasSize(400).containsOnly(2);
    assertThat(LineChart.draw("c", List.of(series(values))).notes())
        .containsExactly("Each point is the mean of 5 logged values.");
  }
}
