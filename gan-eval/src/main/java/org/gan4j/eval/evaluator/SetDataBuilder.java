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

/** Collects, block by block, what metrics need of some images of a set. */
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
   * @param indices indices of the images that are used, ascending
   * @param needs needs of all metrics
   * @param input input of the feature network; empty if no features or logits are needed
   * @param seed seed of the groups
   * @param progress called for images that metrics ask a generator for
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

  /** Returns the set that is read. */
  ImageSet images() {
    return images;
  }

  /** Returns the indices of the images that are used. */
  int[] indices() {
    return indices;
  }

  /** Returns how the images must be prepared; empty if nothing has to be read. */
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
   * Adds the images of a block that are used, with their features.
   *
   * @param block indices of the images, ascending and above those of earlier blocks
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

  /** Adds the images of a block that are used, as they are stored. */
  void add(int[] block, FloatImages stored) {
    PixelGathering into = pixels.orElseThrow();
    for (int row : Choice.rows(block, indices)) {
      into.add(stored, row, block[row]);
    }
  }

  /** Takes statistics from the cache, if the network is needed for nothing else. */
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

  /**
   * Statistics of generated images are not cached: their hash is that of the weights and does not
   * cover the latents.
   */
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

  /** Returns all collected data. */
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
