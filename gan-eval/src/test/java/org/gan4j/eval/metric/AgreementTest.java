package org.gan4j.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.feature.Features;
import org.gan4j.eval.feature.FrechetDistance;
import org.gan4j.eval.internal.neighbour.Manifold;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Our side of src/test/python/agreement.py: measures {@code real.npy}, {@code fake.npy} and {@code
 * logits.npy} of a folder, writes {@code ours.json} there, and compares with {@code peers.json}:
 * counts to the last one, all other numbers to 1e-6.
 */
@EnabledIfSystemProperty(named = AgreementTest.FOLDER, matches = ".+")
class AgreementTest {

  static final String FOLDER = "gan4j.agreement";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern SHAPE = Pattern.compile("'shape': \\((\\d+), (\\d+)\\)");

  @Test
  void ourNumbersAgreeWithThoseOfThePeers() throws IOException {
    Path folder = Path.of(System.getProperty(FOLDER));
    Map<String, Double> ours = ours(folder);
    MAPPER.writeValue(folder.resolve("ours.json").toFile(), ours);
    JsonNode peers = MAPPER.readTree(folder.resolve("peers.json").toFile());

    assertThat(peers).isNotEmpty();
    for (JsonNode row : peers) {
      String metric = row.get(0).textValue();
      double expected = row.get(2).doubleValue();
      double tolerance = isCount(metric) ? 0 : 1e-6 * Math.abs(expected);
      assertThat(ours.get(metric))
          .as("%s of %s", metric, row.get(1).textValue())
          .isCloseTo(expected, within(tolerance));
    }
  }

  private static boolean isCount(String metric) {
    return metric.contains(" x ");
  }

  private static Map<String, Double> ours(Path folder) throws IOException {
    FeatureTable real = table(folder.resolve("real.npy"));
    FeatureTable fake = table(folder.resolve("fake.npy"));
    Map<String, Double> ours = new TreeMap<>();
    ours.put("fid", new FrechetDistance(real.statistics()).to(fake.statistics()));
    int[] all = IntStream.range(0, Math.min(real.count(), fake.count())).toArray();
    ours.put("kid, all images", SquaredMmd.between(real, all, fake, all));
    Manifold reals = Manifold.of(real, 5);
    Manifold fakes = Manifold.of(fake, 5);
    for (int k : new int[] {3, 5}) {
      PrecisionRecall.Counts precision = new PrecisionRecall(k).count(reals, fakes);
      DensityCoverage.Counts density = new DensityCoverage(k).count(reals, fake);
      ours.put("precision x n, k=" + k, (double) precision.fakesInside());
      ours.put("recall x n, k=" + k, (double) precision.realsInside());
      ours.put("density x k n, k=" + k, (double) density.hits());
      ours.put("coverage x n, k=" + k, (double) density.ballsHit());
    }
    FeatureTable logits = table(folder.resolve("logits.npy"));
    for (int splits : new int[] {1, 10}) {
      ours.put("is, splits=" + splits, InceptionScore.score(logits, splits).mean());
    }
    return ours;
  }

  private static FeatureTable table(Path file) throws IOException {
    Array array = Array.of(file);
    FeatureTable table = new FeatureTable(file.getFileName().toString(), array.columns());
    table.add(new Features(array.rows(), array.values(), new float[0]));
    return table;
  }

  /** A little-endian float32 matrix as numpy.save writes it. */
  private record Array(int rows, int columns, float[] values) {

    static Array of(Path file) throws IOException {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      int start = 10 + bytes.getShort(8);
      String header = new String(bytes.array(), 10, start - 10, StandardCharsets.US_ASCII);
      Matcher shape = SHAPE.matcher(header);
      if (!shape.find() || !header.contains("'<f4'") || header.contains("True")) {
        throw new IOException(file + ": expected a float32 matrix, found " + header);
      }
      int rows = Integer.parseInt(shape.group(1));
      int columns = Integer.parseInt(shape.group(2));
      float[] values = new float[rows * columns];
      bytes.position(start);
      bytes.asFloatBuffer().get(values);
      return new Array(rows, columns, values);
    }
  }
}
