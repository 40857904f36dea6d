package org.gan4j.train.internal.replica;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gan4j.core.internal.gradient.AllReduce;
import org.gan4j.core.network.Replicas;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The replicas that share each batch, as seen by one phase of one replica. */
public final class GraphReplicas implements Replicas {

  private final Ops tf;
  private final Replica replica;
  private final int share;

  /**
   * @param tf the scope of the phase
   * @param share number of examples of a batch that each replica gets
   */
  public GraphReplicas(Ops tf, Replica replica, int share) {
    this.tf = tf;
    this.replica = replica;
    this.share = share;
  }

  @Override
  public int count() {
    return replica.count();
  }

  @Override
  public boolean shareStatistics() {
    return replica.count() > 1 && replica.sharesStatistics();
  }

  /**
   * Gathers the rows of all replicas by a sum, in which each replica has zeros for the rows of the
   * others.
   */
  @Override
  public Operand<TFloat32> gather(Operand<TFloat32> own) {
    if (count() == 1) {
      return own;
    }
    int rows = (int) own.shape().get(0);
    int[][] zeros = new int[own.shape().numDimensions()][2];
    zeros[0][0] = replica.rank() * rows;
    zeros[0][1] = (count() - 1 - replica.rank()) * rows;
    return AllReduce.sum(tf, tf.pad(own, tf.constant(zeros), tf.constant(0f)), count());
  }

  @Override
  public Operand<TFloat32> ownRows(Operand<TFloat32> all) {
    return count() == 1 ? all : ownRows(all, 1);
  }

  /**
   * Returns the share of this replica in a draw for the whole batch. Together, all replicas draw
   * the same numbers as one replica alone would. A value without a batch dimension is the same in
   * each replica.
   *
   * @param shape shape of this replica's part: {@code [batches x share, ...]}
   * @param draw draws values of a shape
   */
  public Operand<TFloat32> ownPart(Shape shape, Function<Shape, Operand<TFloat32>> draw) {
    boolean isBatch = shape.numDimensions() > 0 && shape.get(0) % share == 0;
    if (count() == 1 || !isBatch) {
      return draw.apply(shape);
    }
    Shape whole = Shape.of(shape.get(0) * count()).append(shape.tail());
    return ownRows(draw.apply(whole), (int) shape.get(0) / share);
  }

  /** Returns this replica's rows of each of several consecutive batches. */
  private Operand<TFloat32> ownRows(Operand<TFloat32> all, int batches) {
    Shape shape = Shape.of(all.shape().get(0) / count()).append(all.shape().tail());
    Operand<TFloat32> byProcess = tf.reshape(all, tf.constant(new int[] {batches, count(), -1}));
    Operand<TFloat32> own =
        tf.slice(
            byProcess,
            tf.constant(new int[] {0, replica.rank(), 0}),
            tf.constant(new int[] {batches, 1, -1}));
    return tf.reshape(own, tf.constant(shape.asArray()));
  }

  /**
   * Returns the means over all replicas, computed by a single sum, because most of the time of a
   * sum is spent on its messages.
   *
   * @param values by key
   * @param shapes of the values, all sizes known
   */
  public <K> Map<K, Operand<TFloat32>> means(
      Map<K, Operand<TFloat32>> values, Function<K, Shape> shapes) {
    Operand<TInt32> flat = tf.constant(new int[] {-1});
    List<Operand<TFloat32>> rows = new ArrayList<>();
    values.values().forEach(value -> rows.add(tf.reshape(value, flat)));
    Operand<TFloat32> sum = AllReduce.sum(tf, tf.concat(rows, tf.constant(0)), count());
    Operand<TFloat32> mean = tf.math.mul(sum, tf.constant(1f / count()));
    long[] sizes = values.keySet().stream().map(shapes).mapToLong(Shape::size).toArray();
    var parts = tf.splitV(mean, tf.constant(sizes), tf.constant(0), (long) sizes.length).output();
    Map<K, Operand<TFloat32>> means = new LinkedHashMap<>();
    for (K key : values.keySet()) {
      Shape shape = shapes.apply(key);
      means.put(key, tf.reshape(parts.get(means.size()), tf.constant(shape.asArray())));
    }
    return means;
  }
}
