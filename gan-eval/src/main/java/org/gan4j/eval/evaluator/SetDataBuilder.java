package org.gan4j.eval.evaluator;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.decode.ImageDecoder;
import org.gan4j.eval.feature.FeatureStatistics;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.feature.Features;
import org.gan4j.eval.feature.GroupJackknife;
import org.gan4j.eval.image.FloatImages;
import org.gan4j.eval.image.Preparation;
import org.gan4j.eval.metric.input.FeatureGenerator;
import org.gan4j.eval.metric.input.ImageGenerator;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.SetData;
import org.gan4j.eval.network.FeatureNetwork;
import org.gan4j.eval.set.Choice;
import org.gan4j.eval.set.ImageSet;
import org.gan4j.eval.set.NetworkInput;

/** Gathers what metrics need of some images of a set, block by block. */
final class SetDataBuilder {

  private static final Set<Need> OF_FEATURES =
      EnumSet.of(Need.STATISTICS, Need.GROUPS, Need.FEATURES);

  private final ImageSet images;
  private final int[] indices;
  private final Set<Need> needs;
  private final Optional<NetworkInput> input;
  private final MeasuringProgress progress;
  private final Optional<GroupJackknife> groups;
  private final Optional<FeatureTable> features;
  private final Optional<FeatureTable> logits;
  private final Optional<PixelGathering> pixels;
  private Optional<FeatureStatistics> statistics;
  private boolean recalled;

  /**
   * @param indices of the images that take part, ascending
   * @param needs of all metrics
   * @param input of the feature network; empty if there are no needs of features or logits
   * @param seed of the groups
   * @param progress told of what metrics ask a generator for
   * @throws InputException if the network has no logits and one needs them
   */
  SetDataBuilder(
      ImageSet images,
      int[] indices,
      Set<Need> needs,
      Optional<NetworkInput> input,
      long seed,
      MeasuringProgress progress) {
    this.images = images;
    this.indices = indices;
    this.needs = needs;
    this.input = input;
    this.progress = progress;
    this.statistics = when(Need.STATISTICS, () -> new FeatureStatistics(network().featureSize()));
    this.features =
        when(Need.FEATURES, () -> new FeatureTable(images.name(), network().featureSize()));
    this.logits =
        when(Need.LOGITS, () -> new FeatureTable(images.name(), requireClasses(network())));
    this.pixels = when(Need.PIXELS, () -> new PixelGathering(images, indices.length));
    this.groups =
        indices.length < 2 * GroupJackknife.GROUPS
            ? Optional.empty()
            : when(
                Need.GROUPS,
                () -> new GroupJackknife(indices.length, network().featureSize(), seed));
  }

  private FeatureNetwork network() {
    return input.orElseThrow().network();
  }

  private <T> Optional<T> when(Need need, Supplier<T> value) {
    return needs.contains(need) ? Optional.of(value.get()) : Optional.empty();
  }

  private static int requireClasses(FeatureNetwork network) {
    if (network.classes() == 0) {
      throw new InputException(
          "feature network " + network.name(),
          "expected a network with logits for this metric, found one without",
          "Choose another metric, or another feature network.");
    }
    return network.classes();
  }

  /** The set that is read. */
  ImageSet images() {
    return images;
  }

  /** The images that take part. */
  int[] indices() {
    return indices;
  }

  /** How the images must be prepared for it; in no way if nothing has to be read. */
  List<Preparation> preparations() {
    List<Preparation> preparations = new ArrayList<>();
    if (needsNetwork() && !recalled) {
      preparations.add(input.orElseThrow());
    }
    if (pixels.isPresent()) {
      preparations.add(Preparation.AS_STORED);
    }
    return preparations;
  }

  private boolean needsNetwork() {
    return needs.contains(Need.LOGITS) || needs.stream().anyMatch(OF_FEATURES::contains);
  }

  /**
   * Takes those of the next images that take part.
   *
   * @param block indices of the images, ascending and above all before
   * @param found their features
   */
  void add(int[] block, Features found) {
    int[] rows = Choice.rows(block, indices);
    Features part = rows.length == block.length ? found : found.select(rows);
    statistics.ifPresent(into -> into.add(part));
    groups.ifPresent(into -> into.add(part));
    features.ifPresent(into -> into.add(part));
    logits.ifPresent(into -> into.add(new Features(part.count(), part.logits(), new float[0])));
  }

  /** The same for the images as they are. */
  void add(int[] block, FloatImages stored) {
    PixelGathering into = pixels.orElseThrow();
    for (int row : Choice.rows(block, indices)) {
      into.add(stored, row, block[row]);
    }
  }

  /** Takes statistics from the cache, where the network is needed for nothing else. */
  void recall(StatisticsCache cache) {
    Optional<FeatureStatistics> known = isCacheable() ? cache.find(key()) : Optional.empty();
    statistics = known.or(() -> statistics);
    recalled = known.isPresent();
  }

  /** Puts statistics that were computed into the cache. */
  void remember(StatisticsCache cache) {
    if (isCacheable() && !recalled && indices.length > 1) {
      cache.store(key(), statistics.orElseThrow());
    }
  }

  /** The hash of what a generator makes is that of its weights: it does not know the latents. */
  private boolean isCacheable() {
    if (images.generator().isPresent()) {
      return false;
    }
    Set<Need> network = EnumSet.copyOf(needs);
    network.remove(Need.LABELS);
    network.remove(Need.PIXELS);
    network.remove(Need.GENERATOR);
    return network.equals(EnumSet.of(Need.STATISTICS));
  }

  private StatisticsCache.Key key() {
    Hasher hasher = Hashing.sha256().newHasher();
    Arrays.stream(indices).forEach(hasher::putInt);
    return new StatisticsCache.Key(
        images.contentHash(),
        hasher.hash().toString(),
        indices.length,
        network().sha256(),
        network().layer(),
        input.orElseThrow().description(images) + ", decoder " + ImageDecoder.VERSION);
  }

  /** All that was gathered. */
  SetData build() {
    return new SetData(
        images.name(),
        indices,
        indices.length,
        statistics,
        groups,
        features,
        logits,
        images.labels().map(all -> all.select(indices)),
        pixels.map(PixelGathering::images),
        needs.contains(Need.GENERATOR)
            ? images.generator().map(this::seenByNetwork)
            : Optional.empty());
  }

  private FeatureGenerator seenByNetwork(ImageGenerator generator) {
    NetworkInput prepared = input.orElseThrow();
    return new FeatureGenerator(
        generator,
        made -> prepared.network().extract(prepared.prepare(made, images.name())).values(),
        done -> progress.report("paths", done, indices.length));
  }
}
