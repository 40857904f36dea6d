package org.gan4j.eval.convention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.gan4j.eval.feature.FeatureStatistics;
import org.gan4j.eval.feature.FrechetDistance;
import org.gan4j.eval.feature.TestFeatures;
import org.gan4j.eval.protocol.FeatureSpace;
import org.junit.jupiter.api.Test;

class ConventionTest {

  private static final Convention OWN = Conventions.own(new FeatureSpace("tiny", Optional.empty()));

  /** Mean 1; variance 2 with ddof 1, 1 with ddof 0. */
  private static final FeatureStatistics REAL = TestFeatures.statistics(new double[][] {{0}, {2}});

  /** Mean 12; variance 8 with ddof 1, 4 with ddof 0. */
  private static final FeatureStatistics FAKE =
      TestFeatures.statistics(new double[][] {{10}, {14}});

  private static Offset always(double size) {
    return new Offset(size, Offset.Use.ALWAYS);
  }

  @Test
  void oursIsTheMetricItself() {
    // 11^2 + 2 + 8 - 2 sqrt(2 * 8)
    assertThat(OWN.value(REAL, FAKE)).isCloseTo(123, within(1e-12));
    assertThat(OWN.value(REAL, FAKE)).isEqualTo(new FrechetDistance(REAL).to(FAKE));
  }

  @Test
  void ddofZeroDividesByTheNumberOfImages() {
    // 11^2 + 1 + 4 - 2 sqrt(1 * 4)
    assertThat(OWN.changed("ddof 0", 0).value(REAL, FAKE)).isCloseTo(122, within(1e-12));
  }

  @Test
  void anOffsetIsInTheRootAlone() {
    // 11^2 + 2 + 8 - 2 sqrt(3 * 9)
    assertThat(OWN.changed("epsilon", always(1)).value(REAL, FAKE))
        .isCloseTo(131 - 2 * Math.sqrt(27), within(1e-12));
  }

  @Test
  void anOffsetCountsInDirectionsWithoutVariance() {
    FeatureStatistics real = TestFeatures.statistics(new double[][] {{0, 5}, {2, 5}});
    FeatureStatistics fake = TestFeatures.statistics(new double[][] {{10, 5}, {14, 5}});
    // the second feature adds -2 sqrt(e * e)
    assertThat(OWN.changed("epsilon", always(0.5)).value(real, fake))
        .isCloseTo(131 - 2 * Math.sqrt(2.5 * 8.5) - 2 * 0.5, within(1e-12));
    assertThat(OWN.value(real, fake)).isCloseTo(123, within(1e-12));
  }

  @Test
  void anOffsetForRootsThatAreNotFiniteIsNotAdded() {
    Offset fallback = new Offset(1, Offset.Use.IF_NOT_FINITE);
    assertThat(OWN.changed("epsilon", fallback).value(REAL, FAKE)).isEqualTo(OWN.value(REAL, FAKE));
  }

  @Test
  void valuesAreThoseOfGeneralMatrixRoots() throws IOException {
    // SciPy 1.17.1 and pytorch-fid 0.3.0, by src/test/python/convention_vectors.py
    expect(
        "full rank",
        TestFeatures.hashed(120, 16, 1, 1, 0),
        TestFeatures.hashed(100, 16, 2, 1.5, 0.25),
        1e-12);
    expect(
        "rank deficient",
        TestFeatures.hashed(20, 48, 6, 1, 0),
        TestFeatures.hashed(24, 48, 7, 1.5, 0.25),
        1e-7);
  }

  private static void expect(String name, double[][] realRows, double[][] fakeRows, double relative)
      throws IOException {
    FeatureStatistics real = TestFeatures.statistics(realRows);
    FeatureStatistics fake = TestFeatures.statistics(fakeRows);
    JsonNode vectors = vectors().get(name);
    close(OWN.value(real, fake), vectors.get("pytorch-fid"), relative);
    close(OWN.changed("ddof 0", 0).value(real, fake), vectors.get("ddof 0"), relative);
    close(
        OWN.changed("epsilon always", always(1e-6)).value(real, fake),
        vectors.get("epsilon always"),
        relative);
  }

  private static void close(double actual, JsonNode expected, double relative) {
    assertThat(actual).isCloseTo(expected.doubleValue(), within(relative * expected.doubleValue()));
  }

  private static JsonNode vectors() throws IOException {
    try (InputStream in = ConventionTest.class.getResourceAsStream("convention_vectors.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  @Test
  void otherDdofsAreRefused() {
    assertThatThrownBy(() -> OWN.changed("ddof 2", 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ddof");
  }
}
