package org.gan4j.experiments.measuring;

import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.eval.ProtocolRecord;
import org.gan4j.eval.feature.FeatureStatistics;
import org.gan4j.eval.feature.Features;
import org.gan4j.eval.internal.json.Json;
import org.gan4j.eval.internal.numpy.NpyMatrix;
import org.gan4j.eval.internal.numpy.NpzStatistics;
import org.gan4j.eval.network.FeatureNetwork;
import org.gan4j.eval.protocol.FeatureSpace;
import org.gan4j.eval.set.FeatureOrigin;
import org.gan4j.eval.set.ImageSet;
import org.gan4j.eval.set.NetworkInput;
import org.gan4j.experiments.machine.ProcessDevice;
import org.gan4j.experiments.parts.OpenNetworks;

/** Writes the features of images. */
public record FeaturesWork(FeaturesRequest request, PrintStream terminal) {

  /** Receives the features of the next images. */
  private interface Sink {
    void add(Features features);
  }

  /**
   * @return what was written, in one line
   */
  public String write() {
    ProcessDevice.open(request.execution(), terminal::println);
    FeatureSpace space = FeatureSpace.parse(request.network());
    try (var networks = new OpenNetworks(request.inception(), 0);
        var sets = new OpenSets(request.runs(), request.skipsDamaged(), terminal);
        var progress = new EvaluationProgress(terminal)) {
      ImageSet images = images(sets);
      FeatureNetwork network = networks.get(space.network());
      NetworkInput input = NetworkInput.of(network, space.resizer(), images);
      int size = network.featureSize();
      if (request.out().toString().endsWith(".npy")) {
        NpyMatrix.write(
            request.out(),
            images.count(),
            size,
            file -> read(images, input, progress, found -> file.append(found.values())));
      } else {
        var statistics = new FeatureStatistics(size);
        read(images, input, progress, statistics::add);
        new NpzStatistics(statistics.mean(), statistics.covariance()).write(request.out());
      }
      record(FeatureOrigin.of(input, space, images), images);
      return String.format(
          Locale.ROOT,
          "Features: %s (%d images, %d features, %s, resize %s)",
          request.out(),
          images.count(),
          size,
          network.name(),
          input.description(images));
    }
  }

  /** Writes the description beside the file, but not beside a device. */
  private void record(FeatureOrigin origin, ImageSet images) {
    if (Files.isRegularFile(request.out())) {
      var of = new ProtocolRecord.ImageSet(images.name(), images.contentHash(), images.count());
      String hash = GivenFiles.sha256(request.out());
      Json.write(new FeaturesRecord(hash, origin, of), FeaturesRecord.of(request.out()));
    }
  }

  private ImageSet images(OpenSets sets) {
    if (sets.get(request.images(), request.count()) instanceof ImageSet images) {
      return images;
    }
    throw new InputException(
        request.images(), "expected images, found features or statistics of such", "Give images.");
  }

  private static void read(
      ImageSet images, NetworkInput input, EvaluationProgress progress, Sink sink) {
    int[] all = IntStream.range(0, images.count()).toArray();
    int[] done = {0};
    images.read(
        Map.of(input, all),
        (preparation, block, pixels) -> {
          sink.add(input.network().extract(pixels));
          done[0] += block.length;
          progress.report("features", done[0], all.length);
        });
  }
}
