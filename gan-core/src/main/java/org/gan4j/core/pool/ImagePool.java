package org.gan4j.core.pool;

import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.core.Bounds;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.network.Replicas;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variable.Variable;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Tape;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;

/**
 * A pool of earlier generated images, so that a discriminator does not forget what the generator
 * made before (Shrivastava et al. 2017, section 2.3). It follows the reference code of CycleGAN
 * (Zhu et al. 2017, section 4), example by example. Until the pool is full, an image is stored and
 * returned. Then, with probability 1/2, the image is returned and not stored; otherwise it replaces
 * a random stored image, and the old one is returned. An image stored earlier in the batch counts
 * as old.
 *
 * <p>The pool is a state of the graph, held by checkpoints.
 */
public final class ImagePool {

  private final String name;
  private final int capacity;
  private final Variable<TFloat32> images;
  private final Variable<TFloat32> count;

  private ImagePool(
      String name, int capacity, Variable<TFloat32> images, Variable<TFloat32> count) {
    this.name = name;
    this.capacity = capacity;
    this.images = images;
    this.count = count;
  }

  /**
   * Makes an empty pool.
   *
   * @param name unique in the graph
   * @param capacity number of images that it holds, at least 1; 50 in the paper
   */
  public static ImagePool of(GanGraph graph, String name, int capacity) {
    Bounds.atLeastOne("capacity", capacity);
    ImageShape shape = graph.imageShape();
    Shape all = Shape.of(capacity, shape.height(), shape.width(), shape.channels());
    return new ImagePool(
        name,
        capacity,
        graph.state(name + "/images", all, Initializer.zeros()),
        graph.state(name + "/count", Shape.scalar(), Initializer.zeros()));
  }

  /**
   * Exchanges new images for as many new or old ones. Replicas exchange their images together, so
   * that all hold the same pool.
   *
   * @param fake {@code [batch, height, width, channels]}, the batch size known
   * @return of the same shape
   */
  public Operand<TFloat32> exchange(Tape tape, Operand<TFloat32> fake) {
    Ops tf = tape.tf();
    Replicas replicas = tape.replicas();
    Shape batch = Shape.of(fake.shape().get(0));
    Operand<TFloat32> place = replicas.gather(tape.uniform(name + "/place", batch));
    Operand<TFloat32> coin = replicas.gather(tape.uniform(name + "/coin", batch));
    Operand<TFloat32> all = replicas.gather(fake);
    Exchange exchange =
        exchange(tf, tape.current(images), tape.current(count), all, new Draws(place, coin));
    tape.assign(images, exchange.pool());
    tape.assign(
        count,
        tf.math.minimum(
            tf.math.add(tape.current(count), tf.constant((float) all.shape().get(0))),
            tf.constant((float) capacity)));
    return replicas.ownRows(exchange.shown());
  }

  /**
   * The random part of an exchange, both {@code [batch]} in [0, 1).
   *
   * @param place decides the position in a full pool
   * @param coin the image is exchanged if this is at least 1/2
   */
  record Draws(Operand<TFloat32> place, Operand<TFloat32> coin) {}

  /**
   * The outcome of an exchange.
   *
   * @param shown images for the discriminator
   * @param pool images that are stored afterwards
   */
  record Exchange(Operand<TFloat32> shown, Operand<TFloat32> pool) {}

  /**
   * Exchanges all examples at once. The rows are those of the pool, followed by those of the batch.
   * Example i finds at a position the last row that was written to it before.
   */
  static Exchange exchange(
      Ops tf,
      Operand<TFloat32> pool,
      Operand<TFloat32> count,
      Operand<TFloat32> fake,
      Draws draws) {
    int capacity = (int) pool.shape().get(0);
    int batch = (int) fake.shape().get(0);
    Operand<TInt32> order = tf.constant(IntStream.range(0, batch).toArray()); // [batch]
    Operand<TInt32> places = tf.constant(IntStream.range(0, capacity).toArray()); // [capacity]
    Operand<TInt32> rowOfNew = tf.math.add(order, tf.constant(capacity)); // [batch]

    Operand<TInt32> stored = tf.math.add(tf.dtypes.cast(count, TInt32.class), order);
    Operand<TInt32> filling = less(tf, stored, tf.constant(capacity));
    Operand<TInt32> exchanged =
        tf.math.mul(
            tf.math.sub(tf.constant(1), filling),
            tf.math.sub(tf.constant(1), less(tf, draws.coin(), tf.constant(0.5f))));
    Operand<TInt32> random =
        tf.math.minimum(
            tf.dtypes.cast(tf.math.mul(draws.place(), tf.constant((float) capacity)), TInt32.class),
            tf.constant(capacity - 1));
    Operand<TInt32> place = choose(tf, filling, stored, random);
    Operand<TInt32> writes = tf.math.add(filling, exchanged); // [batch], 0 or 1

    Operand<TInt32> writer = tf.math.mul(writes, rowOfNew); // [batch]: its row if it writes, else 0
    Operand<TInt32> earlier = less(tf, row(tf, order), column(tf, order)); // [batch, batch]
    Operand<TInt32> found = last(tf, place, writer, place, earlier);
    Operand<TInt32> kept = last(tf, places, writer, place, tf.constant(1));

    Operand<TInt32> shown = choose(tf, exchanged, found, rowOfNew);
    Operand<TFloat32> rows =
        tf.concat(List.of(pool, fake), tf.constant(0)); // [capacity + batch, ...]
    return new Exchange(
        tf.gather(rows, shown, tf.constant(0)), tf.gather(rows, kept, tf.constant(0)));
  }

  /**
   * Returns the row that is found at each position: that of the last writer, or that of the pool.
   *
   * @param at positions, {@code [n]}
   * @param writer rows of those that write, else 0, {@code [batch]}
   * @param place where they write, {@code [batch]}
   * @param counts whether a writer counts, 0 or 1, {@code [n, batch]}
   */
  private static Operand<TInt32> last(
      Ops tf,
      Operand<TInt32> at,
      Operand<TInt32> writer,
      Operand<TInt32> place,
      Operand<TInt32> counts) {
    Operand<TInt32> same =
        tf.dtypes.cast(tf.math.equal(column(tf, at), row(tf, place)), TInt32.class);
    Operand<TInt32> writers = tf.math.mul(tf.math.mul(same, counts), row(tf, writer));
    return tf.math.maximum(at, tf.reduceMax(writers, tf.constant(1)));
  }

  private static Operand<TInt32> row(Ops tf, Operand<TInt32> x) {
    return tf.expandDims(x, tf.constant(0));
  }

  private static Operand<TInt32> column(Ops tf, Operand<TInt32> x) {
    return tf.expandDims(x, tf.constant(1));
  }

  private static <T extends TNumber> Operand<TInt32> less(Ops tf, Operand<T> a, Operand<T> b) {
    return tf.dtypes.cast(tf.math.less(a, b), TInt32.class);
  }

  /** Returns {@code yes} where the condition is 1 and {@code no} where it is 0. */
  private static Operand<TInt32> choose(
      Ops tf, Operand<TInt32> condition, Operand<TInt32> yes, Operand<TInt32> no) {
    return tf.math.add(no, tf.math.mul(condition, tf.math.sub(yes, no)));
  }
}
