package org.gan4j.eval.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gan4j.eval.compare.MetricRow;
import org.gan4j.eval.compare.Outcome;
import org.gan4j.eval.compare.RunValue;
import org.gan4j.eval.statistics.SampleSummary;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The pictures of a comparison. */
class SeedChartsTest {

  private static Series series(double... values) {
    double[] steps = new double[values.length];
    Arrays.setAll(steps, i -> 10.0 * (i + 1));
    return new Series("run", steps, values);
  }

  private static List<String> paths(String svg, String type) throws Exception {
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)))
            .getDocumentElement();
    var paths = root.getElementsByTagName("path");
    return IntStream.range(0, paths.getLength())
        .mapToObj(i -> (Element) paths.item(i))
        .filter(path -> path.getAttribute("class").equals(type))
        .map(path -> path.getAttribute("d"))
        .toList();
  }

  @Test
  void aBandIsMedianAndExtremesOfWhatIsFiniteAtAStep() {
    SeedBand band =
        SeedBand.of("a", List.of(series(1, 2, 3), series(5, Double.NaN), series(2, 8, 1, 7)));
    assertThat(band.low().values()).containsExactly(1, 2, 1, 7);
    assertThat(band.middle().values()).containsExactly(2, 5, 2, 7);
    assertThat(band.high().values()).containsExactly(5, 8, 3, 7);
    assertThat(band.middle().steps()).containsExactly(10, 20, 30, 40);
  }

  @Test
  void bandsAreDrawnAroundTheirLinesAndBrokenAtGaps() throws Exception {
    SeedBand whole = SeedBand.of("a", List.of(series(0, 1, 0, 1), series(1, 1, 1, 1)));
    SeedBand broken = SeedBand.of("b", List.of(series(0, Double.NaN, 0, 0)));
    String svg =
        BandChart.draw("c", List.of(Optional.of(whole), Optional.empty(), Optional.of(broken)));
    assertThat(paths(svg, "band b0"))
        .containsExactly(
            "M52.0 10.0L190.0 10.0L328.0 10.0L466.0 10.0L466.0 10.0L328.0 222.0L190.0 10.0L52.0"
                + " 222.0Z");
    assertThat(paths(svg, "line s0")).hasSize(1);
    assertThat(paths(svg, "line s1")).isEmpty();
    assertThat(paths(svg, "band b2").get(0).chars().filter(c -> c == 'Z')).hasSize(2);
  }

  @Test
  void nothingFiniteIsNoBand() {
    assertThat(
            BandChart.draw(
                "c", List.of(Optional.of(SeedBand.of("a", List.of(series(Double.NaN)))))))
        .isEmpty();
  }

  @Test
  void aDotAFinishedRunAndACrossAFailedOne() throws Exception {
    MetricRow row =
        new MetricRow(
            "a <b>",
            new SampleSummary(2, 2, 2, 1.4),
            null,
            3.0,
            1,
            1,
            List.of(
                new RunValue("r1", 1, Outcome.FINISHED, 1.0),
                new RunValue("r2", 2, Outcome.FAILED, null),
                new RunValue("r3", 3, Outcome.UNFINISHED, null),
                new RunValue("r4", 4, Outcome.FINISHED, 3.0)));
    String svg = DotChart.draw(List.of(row));
    assertThat(svg.split("<circle", -1)).hasSize(3);
    assertThat(svg).contains("<title>seed 1: 1.00000</title>", ">failed</text>");
    assertThat(svg).doesNotContain("<b>", "seed 3");
    assertThat(paths(svg, "line s0")).hasSize(2);
    assertThat(DotChart.draw(List.of())).isEmpty();
  }
}
