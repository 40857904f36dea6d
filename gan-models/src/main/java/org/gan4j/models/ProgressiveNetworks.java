package org.gan4j.models;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.core.layer.NearestNeighbor;
import org.gan4j.core.layer.NetworkBuilder;
import org.gan4j.core.network.Network;
import org.gan4j.core.network.Training;
import org.gan4j.core.variable.Trainable;
import org.gan4j.core.variable.Weights;
import org.gan4j.core.variant.GanGraph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The growing networks of Karras et al. 2018 (table 2), in parts: one block for each resolution and
 * player, and the 1x1 convolutions between features and images. Stage s sees images of {@code h = 4
 * 2^s} pixels; alpha, a scalar in [0, 1], is how far it has faded in (figure 2).
 */
final class ProgressiveNetworks {

  private static final int SMALLEST = 4;

  private final ProgressiveGan.Config config;
  private final List<Stage> stages = new ArrayList<>();

  /** The parts that a resolution adds. */
  private record Stage(
      int height, Network block, Network toRgb, Network fromRgb, Network criticBlock) {}

  /** One application of a network, in training or not. */
  @FunctionalInterface
  private interface Application {
    Operand<TFloat32> of(Network network, Operand<TFloat32> x);
  }

  /** Declares all stages, up to the images' size. */
  ProgressiveNetworks(GanGraph graph, ProgressiveGan.Config config) {
    this.config = config;
    for (int height = SMALLEST; height <= graph.imageShape().height(); height *= 2) {
      stages.add(declare(graph, height, graph.imageShape().channels()));
    }
  }

  /** Number of stages. */
  int stages() {
    return stages.size();
  }

  /** The height of the images a stage sees. */
  int height(int stage) {
    return stages.get(stage).height();
  }

  /** The size of the images a stage sees: {@code 8x8}. */
  String name(int stage) {
    return size(height(stage));
  }

  /**
   * Returns the parts of the generator that a stage uses, with those for images of the stage below,
   * which it blends with while it fades in.
   */
  Trainable[] generator(int stage) {
    return Stream.concat(
            stages.subList(0, stage + 1).stream().map(Stage::block),
            visible(stage).map(Stage::toRgb))
        .toArray(Trainable[]::new);
  }

  /** The parts of the critic that a stage uses. */
  Trainable[] critic(int stage) {
    return Stream.concat(
            stages.subList(0, stage + 1).stream().map(Stage::criticBlock),
            visible(stage).map(Stage::fromRgb))
        .toArray(Trainable[]::new);
  }

  /**
   * Returns real images as the stage of a height sees them (appendix A.1): {@code [B, h, h, C]}.
   */
  static Operand<TFloat32> real(
      Ops tf, Operand<TFloat32> images, int height, Operand<TFloat32> alpha) {
    var sharp = pooled(tf, images, height);
    if (height == SMALLEST) {
      return sharp;
    }
    return blend(tf, enlarged(tf, pooled(tf, sharp, height / 2), height), sharp, alpha);
  }

  /** {@code [B, latentSize] -> [B, h, h, C]}, unbounded. */
  Operand<TFloat32> generate(
      Training tape, Operand<TFloat32> latents, int stage, Operand<TFloat32> alpha) {
    var maps = maps(latents, stage, (network, x) -> network.apply(tape, x));
    var sharp = stages.get(stage).toRgb().apply(tape, maps.get(stage));
    if (stage == 0) {
      return sharp;
    }
    var coarse = stages.get(stage - 1).toRgb().apply(tape, maps.get(stage - 1));
    Ops tf = tape.tf();
    return blend(tf, enlarged(tf, coarse, stages.get(stage).height()), sharp, alpha);
  }

  /** {@code [B, h, h, C] -> [B, 1]}. */
  Operand<TFloat32> score(
      Training tape, Operand<TFloat32> images, int stage, Operand<TFloat32> alpha) {
    Stage top = stages.get(stage);
    var x = top.criticBlock().apply(tape, top.fromRgb().apply(tape, images));
    if (stage > 0) {
      var coarse = pooled(tape.tf(), images, top.height() / 2);
      x = blend(tape.tf(), stages.get(stage - 1).fromRgb().apply(tape, coarse), x, alpha);
    }
    for (int below = stage - 1; below >= 0; below--) {
      x = stages.get(below).criticBlock().apply(tape, x);
    }
    return x;
  }

  /**
   * Images at full size, {@code [B, H, H, C]}: the sum over stages of max(0, 1 - |growth - s|)
   * times the stage's images. At growth s - 1 + alpha that is the blend of {@link #generate}.
   */
  Operand<TFloat32> sample(Weights weights, Operand<TFloat32> latents, Operand<TFloat32> growth) {
    Ops tf = weights.tf();
    int last = stages.size() - 1;
    var maps = maps(latents, last, (network, x) -> network.infer(weights, x));
    Operand<TFloat32> sum = null;
    for (int stage = 0; stage <= last; stage++) {
      var images = stages.get(stage).toRgb().infer(weights, maps.get(stage));
      var distance = tf.math.abs(tf.math.sub(growth, tf.constant((float) stage)));
      var share = tf.nn.relu(tf.math.sub(tf.constant(1f), distance));
      var shown = tf.math.mul(enlarged(tf, images, stages.get(last).height()), share);
      sum = sum == null ? shown : tf.math.add(sum, shown);
    }
    return sum;
  }

  /** The generator's maps of all stages up to this one. */
  private List<Operand<TFloat32>> maps(
      Operand<TFloat32> latents, int stage, Application application) {
    List<Operand<TFloat32>> maps = new ArrayList<>();
    Operand<TFloat32> x = latents;
    for (Stage each : stages.subList(0, stage + 1)) {
      x = application.of(each.block(), x);
      maps.add(x);
    }
    return maps;
  }

  private Stream<Stage> visible(int stage) {
    return stages.subList(Math.max(0, stage - 1), stage + 1).stream();
  }

  private Stage declare(GanGraph graph, int height, int colours) {
    int channels = config.channels(height);
    long[] image = {height, height, colours};
    long[] map = {height, height, channels};
    boolean first = height == SMALLEST;
    long[] below =
        first
            ? new long[] {config.latentSize()}
            : new long[] {height / 2, height / 2, config.channels(height / 2)};
    String size = size(height);
    return new Stage(
        height,
        graph.network("generator/" + size, below, first ? this::stem : this::grow),
        graph.network("generator/to_rgb_" + size, map, net -> net.equalised(1).conv(colours, 1, 1)),
        graph.network(
            "critic/from_rgb_" + size,
            image,
            net -> net.equalised().conv(channels, 1, 1).leakyRelu(config.leakySlope())),
        graph.network("critic/" + size, map, first ? this::judge : this::shrink));
  }

  /** The latents, on the hypersphere -> 4x4 -> 4x4. */
  private void stem(NetworkBuilder net) {
    int channels = config.channels(SMALLEST);
    net.pixelNorm().reshape(1, 1, config.latentSize()).equalised();
    net.convTransposeValid(channels, SMALLEST, 1);
    net.leakyRelu(config.leakySlope()).pixelNorm();
    net.conv(channels, 3, 1).leakyRelu(config.leakySlope()).pixelNorm();
  }

  /** A map -> doubled. */
  private void grow(NetworkBuilder net) {
    net.equalised().upsample(2);
    int channels = config.channels(height(net));
    net.conv(channels, 3, 1).leakyRelu(config.leakySlope()).pixelNorm();
    net.conv(channels, 3, 1).leakyRelu(config.leakySlope()).pixelNorm();
  }

  /** A map -> halved. */
  private void shrink(NetworkBuilder net) {
    int height = height(net);
    net.equalised().conv(config.channels(height), 3, 1).leakyRelu(config.leakySlope());
    net.conv(config.channels(height / 2), 3, 1).leakyRelu(config.leakySlope());
    net.averagePool(2);
  }

  /** The map of 4x4 -> one score. */
  private void judge(NetworkBuilder net) {
    int channels = config.channels(SMALLEST);
    net.minibatchStdDev(config.groupSize()).equalised();
    net.conv(channels, 3, 1).leakyRelu(config.leakySlope());
    net.convValid(channels, SMALLEST, 1).leakyRelu(config.leakySlope());
    net.flatten().equalised(1).dense(1);
  }

  private static int height(NetworkBuilder net) {
    return (int) net.output().shape().get(0);
  }

  private static String size(int height) {
    return height + "x" + height;
  }

  /** a + alpha (b - a). */
  private static Operand<TFloat32> blend(
      Ops tf, Operand<TFloat32> a, Operand<TFloat32> b, Operand<TFloat32> alpha) {
    return tf.math.add(a, tf.math.mul(tf.math.sub(b, a), alpha));
  }

  private static Operand<TFloat32> pooled(Ops tf, Operand<TFloat32> images, int height) {
    long factor = images.shape().get(1) / height;
    if (factor == 1) {
      return images;
    }
    List<Long> window = List.of(1L, factor, factor, 1L);
    return tf.nn.avgPool(images, window, window, "VALID");
  }

  private static Operand<TFloat32> enlarged(Ops tf, Operand<TFloat32> images, int height) {
    if (images.shape().get(1) == height) {
      return images;
    }
    int factor = Math.toIntExact(height / images.shape().get(1));
    return NearestNeighbor.enlarged(tf, images, factor);
  }
}
