package org.gan4j.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.feature.TestFeatures;
import org.gan4j.eval.internal.neighbour.Manifold;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * pytorch-fid 0.3.0, torch-fidelity 0.4.0, clean-fid 0.1.35 and prdc 0.2 on the same features, by
 * src/test/python/metric_vectors.py.
 */
class PeerVectorsTest {

  private static final double[][] REAL = TestFeatures.hashed(120, 16, 1, 1, 0);
  private static final double[][] FAKE = TestFeatures.hashed(100, 16, 2, 1.5, 0.25);

  private final JsonNode vectors;

  PeerVectorsTest() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("metric_vectors.json")) {
      vectors = new ObjectMapper().readTree(in);
    }
  }

  @Test
  void frechetDistancesAgreeWithPytorchFidCleanFidAndTorchFidelity() {
    expectFrechet("full rank", REAL, FAKE);
    expectFrechet("correlated", pairs(2, 1, 1, 1), pairs(9, 9, 2, 9));
  }

  @Test
  void frechetDistancesOfSingularCovariancesAgreeToo() {
    expectFrechet(
        "rank deficient",
        TestFeatures.hashed(20, 48, 6, 1, 0),
        TestFeatures.hashed(24, 48, 7, 1.5, 0.25));
    expectFrechet(
        "one side rank deficient",
        TestFeatures.hashed(100, 24, 8, 1, 0),
        TestFeatures.hashed(12, 24, 9, 1, 0));
    expectFrechet(
        "two images", TestFeatures.hashed(2, 3, 10, 1, 0), TestFeatures.hashed(2, 3, 11, 1.5, .25));
  }

  @Test
  void kernelDistancesOfAllImagesAgreeWithTorchFidelityAndCleanFid() {
    FeatureTable real = TestFeatures.table("real", Arrays.copyOf(REAL, 100));
    FeatureTable fake = TestFeatures.table("fake", FAKE);
    var distance = new Kid(1, 100).between(real, fake, 0);

    JsonNode peers = vectors.at("/kid/all images");
    assertThat(peers).hasSize(2);
    peers.forEach(peer -> expect(distance.mean(), peer.doubleValue(), 1e-12));
  }

  @Test
  void kernelDistancesOfSubsetsAgreeWithTorchFidelity() {
    FeatureTable real = TestFeatures.table("real", REAL);
    FeatureTable fake = TestFeatures.table("fake", FAKE);
    JsonNode subsets = vectors.at("/kid/subsets");

    for (int subset = 0; subset < 5; subset++) {
      int[] reals = indices(subsets.at("/real/" + subset));
      int[] fakes = indices(subsets.at("/fake/" + subset));
      double expected = subsets.at("/values/" + subset).doubleValue();
      expect(SquaredMmd.between(real, reals, fake, fakes), expected, 1e-12);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10})
  void inceptionScoresAgreeWithTorchFidelity(int splits) {
    InceptionScore.Score score =
        InceptionScore.score(
            TestFeatures.table("logits", TestFeatures.hashed(60, 7, 5, 2, 0)), splits);

    JsonNode peer = vectors.at("/score/" + splits);
    expect(score.mean(), peer.get("mean").doubleValue(), 1e-12);
    assertThat(score.deviation()).isCloseTo(peer.get("deviation").doubleValue(), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5})
  void neighbourhoodCountsAreThoseOfPrdcAndTorchFidelity(int k) {
    Manifold real =
        Manifold.of(TestFeatures.table("real", TestFeatures.hashed(300, 8, 3, 1, 0)), 5);
    Manifold fake =
        Manifold.of(TestFeatures.table("fake", TestFeatures.hashed(250, 8, 4, 0.75, 0.25)), 5);
    PrecisionRecall.Counts precisionRecall = new PrecisionRecall(k).count(real, fake);
    DensityCoverage.Counts densityCoverage = new DensityCoverage(k).count(real, fake.features());

    JsonNode peer = vectors.at("/neighbours/" + k);
    assertThat(precisionRecall.fakesInside()).isEqualTo(peer.get("fakesInside").intValue());
    assertThat(precisionRecall.realsInside()).isEqualTo(peer.get("realsInside").intValue());
    assertThat(densityCoverage.hits()).isEqualTo(peer.get("hits").longValue());
    assertThat(densityCoverage.ballsHit()).isEqualTo(peer.get("ballsHit").intValue());
    assertThat(precisionRecall.fakesInside())
        .isEqualTo(peer.get("torch-fidelity fakesInside").intValue());
    assertThat(precisionRecall.realsInside())
        .isEqualTo(peer.get("torch-fidelity realsInside").intValue());
  }

  private void expectFrechet(String name, double[][] real, double[][] fake) {
    JsonNode peers = vectors.at("/frechet/" + name);
    assertThat(peers).hasSize(4);
    double ours = TestFeatures.distance(real, fake);
    peers.forEach(peer -> expect(ours, peer.doubleValue(), 1e-7));
  }

  private static void expect(double actual, double expected, double relative) {
    assertThat(actual).isCloseTo(expected, within(relative * Math.abs(expected)));
  }

  private static int[] indices(JsonNode array) {
    return IntStream.range(0, array.size()).map(i -> array.get(i).intValue()).toArray();
  }

  private static double[][] pairs(double a, double b, double c, double d) {
    double[][] rows = new double[100][];
    for (int i = 0; i < 100; i++) {
      rows[i] = i < 50 ? new double[] {a, b} : new double[] {c, d};
    }
    return rows;
  }
}
