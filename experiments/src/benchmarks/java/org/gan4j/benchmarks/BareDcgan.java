package org.gan4j.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.core.random.StreamKey;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.op.nn.LeakyRelu;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/**
 * The joint step of {@link org.gan4j.models.Dcgan} at 28 x 28 pixels, base width 64, kernel 5 and
 * dropout 0.3, written straight to TensorFlow: no tape, no barrier, no reports, constant rates.
 * Weights and random draws have the names that the variant gives them, so that both compute the
 * same numbers.
 */
final class BareDcgan {

  private static final int KERNEL = 5;
  private static final int LATENTS = 100;
  private static final float SLOPE = 0.2f;
  private static final float DROPOUT = 0.3f;
  private static final float RATE = 2e-4f;
  private static final float BETA_1 = 0.5f;
  private static final float BETA_2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  /** A variable: what it is fed with once, and its one read. */
  record Weight(
      Operand<? extends TType> handle,
      Operand<TFloat32> read,
      Placeholder<TFloat32> fed,
      Op set) {}

  private final Ops tf;
  private final int batch;
  private final BareBatchNorm norm;
  private final BareDraws draws;
  private final Map<String, Weight> weights = new LinkedHashMap<>();
  private final Map<String, Operand<TFloat32>> moved = new LinkedHashMap<>();
  private final List<Op> zeroed = new ArrayList<>();
  private final Map<String, Integer> uses = new LinkedHashMap<>();

  final Placeholder<TUint8> newImages;
  final Op storeImages;
  final Placeholder<TInt32> indices;
  final Operand<TFloat32> discriminatorLoss;
  final Operand<TFloat32> generatorLoss;
  final Op step;

  private final Operand<? extends TType> runs;
  private final Operand<TInt64> run;

  BareDcgan(Graph graph, int imageCount, int batch, BareBatchNorm norm, BareDraws draws) {
    this.tf = Ops.create(graph);
    this.batch = batch;
    this.norm = norm;
    this.draws = draws;
    Shape all = Shape.of(imageCount, 28, 28, 1);
    Operand<? extends TType> data =
        tf.varHandleOp(TUint8.class, all, VarHandleOp.sharedName("images"));
    newImages = tf.placeholder(TUint8.class, Placeholder.shape(all));
    storeImages = tf.assignVariableOp(data, newImages);
    indices = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(batch)));
    runs = tf.varHandleOp(TInt64.class, Shape.scalar(), VarHandleOp.sharedName("runs"));
    zeroed.add(tf.assignVariableOp(runs, tf.constant(0L)));
    run = tf.readVariableOp(runs, TInt64.class);

    Operand<TFloat32> pixels =
        tf.dtypes.cast(tf.resourceGather(data, indices, TUint8.class), TFloat32.class);
    Operand<TFloat32> real =
        tf.math.sub(tf.math.mul(pixels, tf.constant(1 / 127.5f)), tf.constant(1f));
    Operand<TFloat32> latents =
        draws.normal(tf, Shape.of(batch, LATENTS), key("latents"));
    Operand<TFloat32> fake = generator(latents);
    Operand<TFloat32> realLogits = discriminator(real);
    Operand<TFloat32> fakeLogits = discriminator(fake);
    discriminatorLoss =
        tf.math.add(softplus(tf.math.neg(realLogits)), softplus(fakeLogits));
    generatorLoss = softplus(tf.math.neg(fakeLogits));
    step = updates(graph);
  }

  /** All variables that training changes besides the optimizers', by the trainer's names. */
  Map<String, Weight> weights() {
    return weights;
  }

  /** Sets counters and optimizer states back. */
  List<Op> zeroed() {
    return zeroed;
  }

  private Operand<TFloat32> generator(Operand<TFloat32> latents) {
    Operand<TFloat32> x =
        tf.linalg.matMul(latents, weight("generator/dense/kernel", LATENTS, 7 * 7 * 256));
    x = tf.reshape(x, tf.constant(new int[] {-1, 7, 7, 256}));
    x = tf.nn.relu(norm(x, "generator/batch_norm", 256));
    x = transposed(x, "generator/conv_transpose", 7, 128, 256, 1);
    x = tf.nn.relu(norm(x, "generator/batch_norm_2", 128));
    x = transposed(x, "generator/conv_transpose_2", 14, 64, 128, 2);
    x = tf.nn.relu(norm(x, "generator/batch_norm_3", 64));
    return tf.math.tanh(transposed(x, "generator/conv_transpose_3", 28, 1, 64, 2));
  }

  private Operand<TFloat32> discriminator(Operand<TFloat32> images) {
    Operand<TFloat32> x = convolved(images, "discriminator/conv", 1, 64);
    x = dropped(leaky(x), "discriminator/dropout");
    x = convolved(x, "discriminator/conv_2", 64, 128);
    x = norm(x, "discriminator/batch_norm", 128);
    x = dropped(leaky(x), "discriminator/dropout_2");
    x = convolved(x, "discriminator/conv_3", 128, 256);
    x = norm(x, "discriminator/batch_norm_2", 256);
    x = dropped(leaky(x), "discriminator/dropout_3");
    x = tf.reshape(x, tf.constant(new int[] {-1, 4 * 4 * 256}));
    x = tf.linalg.matMul(x, weight("discriminator/dense/kernel", 4 * 4 * 256, 1));
    return tf.nn.biasAdd(x, weight("discriminator/dense/bias", 1));
  }

  private Operand<TFloat32> convolved(Operand<TFloat32> x, String name, long from, long to) {
    return tf.nn.conv2d(
        x, weight(name + "/kernel", KERNEL, KERNEL, from, to), List.of(1L, 2L, 2L, 1L), "SAME");
  }

  private Operand<TFloat32> transposed(
      Operand<TFloat32> x, String name, int size, int to, int from, long stride) {
    return tf.nn.conv2dBackpropInput(
        tf.constant(new int[] {batch, size, size, to}),
        weight(name + "/kernel", KERNEL, KERNEL, to, from),
        x,
        List.of(1L, stride, stride, 1L),
        "SAME");
  }

  private Operand<TFloat32> norm(Operand<TFloat32> x, String name, long channels) {
    Operand<TFloat32> mean = weight(name + "/moving_mean", channels);
    Operand<TFloat32> variance = weight(name + "/moving_variance", channels);
    BareBatchNorm.Normalised normalised =
        norm.apply(
            tf,
            x,
            weight(name + "/scale", channels),
            weight(name + "/shift", channels),
            moved.getOrDefault(name + "/moving_mean", mean),
            moved.getOrDefault(name + "/moving_variance", variance));
    moved.put(name + "/moving_mean", normalised.movedMean());
    moved.put(name + "/moving_variance", normalised.movedVariance());
    return normalised.value();
  }

  private Operand<TFloat32> leaky(Operand<TFloat32> x) {
    return tf.nn.leakyRelu(x, LeakyRelu.alpha(SLOPE));
  }

  private Operand<TFloat32> dropped(Operand<TFloat32> x, String stream) {
    Operand<TFloat32> drawn = draws.uniform(tf, x.shape(), key(stream));
    Operand<TFloat32> kept =
        tf.dtypes.cast(tf.math.greaterEqual(drawn, tf.constant(DROPOUT)), TFloat32.class);
    return tf.math.mul(x, tf.math.mul(kept, tf.constant(1 / (1 - DROPOUT))));
  }

  private Operand<TFloat32> softplus(Operand<TFloat32> logits) {
    Operand<TFloat32> flat = tf.reshape(logits, tf.constant(new int[] {-1}));
    return tf.math.mean(tf.math.softplus(flat), tf.constant(new int[] {0}));
  }

  private Operand<TInt64> key(String stream) {
    int use = uses.merge(stream, 1, Integer::sum);
    long key = StreamKey.of(Benchmarked.SEED, "joint/" + stream + "/" + use).value();
    return tf.stack(List.of(tf.constant(key), run));
  }

  private Operand<TFloat32> weight(String name, long... shape) {
    return weights.computeIfAbsent(name, unknown -> variable(name, Shape.of(shape))).read();
  }

  private Weight variable(String name, Shape shape) {
    Operand<? extends TType> handle =
        tf.varHandleOp(TFloat32.class, shape, VarHandleOp.sharedName(name));
    Placeholder<TFloat32> fed = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
    Op set = tf.assignVariableOp(handle, fed);
    return new Weight(handle, tf.readVariableOp(handle, TFloat32.class), fed, set);
  }

  private Op updates(Graph graph) {
    Operand<TInt64> next = tf.math.add(run, tf.constant(1L));
    Operand<TFloat32> count = tf.dtypes.cast(next, TFloat32.class);
    List<Op> writes = new ArrayList<>();
    writes.addAll(adam(graph, "discriminator", discriminatorLoss, count));
    writes.addAll(adam(graph, "generator", generatorLoss, count));
    moved.forEach(
        (name, value) -> writes.add(tf.assignVariableOp(weights.get(name).handle(), value)));
    writes.add(tf.assignVariableOp(runs, next));
    return tf.withControlDependencies(writes).noOp();
  }

  private List<Op> adam(
      Graph graph, String network, Operand<TFloat32> loss, Operand<TFloat32> count) {
    List<String> names =
        weights.keySet().stream()
            .filter(name -> name.startsWith(network) && !name.contains("/moving_"))
            .toList();
    Output<?>[] reads =
        names.stream().map(name -> weights.get(name).read().asOutput()).toArray(Output[]::new);
    Output<?>[] gradients =
        graph.addGradients(network, new Output<?>[] {loss.asOutput()}, reads, null);
    List<Op> writes = new ArrayList<>();
    for (int i = 0; i < reads.length; i++) {
      Operand<TFloat32> gradient = gradients[i].expect(TFloat32.class);
      writes.add(
          tf.train.resourceApplyAdam(
              weights.get(names.get(i)).handle(),
              zeros(names.get(i) + "/m", reads[i].shape()),
              zeros(names.get(i) + "/v", reads[i].shape()),
              tf.math.pow(tf.constant(BETA_1), count),
              tf.math.pow(tf.constant(BETA_2), count),
              tf.constant(RATE),
              tf.constant(BETA_1),
              tf.constant(BETA_2),
              tf.constant(EPSILON),
              gradient));
    }
    return writes;
  }

  private Operand<? extends TType> zeros(String name, Shape shape) {
    Operand<? extends TType> handle =
        tf.varHandleOp(TFloat32.class, shape, VarHandleOp.sharedName(name));
    Operand<TFloat32> zeros = tf.fill(tf.constant(shape.asArray()), tf.constant(0f));
    zeroed.add(tf.assignVariableOp(handle, zeros));
    return handle;
  }
}
