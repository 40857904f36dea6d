package org.gan4j.train.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.core.random.StreamKey;
import org.gan4j.train.internal.replica.GraphReplicas;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Draws the random numbers of one phase with TensorFlow's stateless operations. The keys follow
 * from the seed, the name of the stream and the number of the run, so a resumed run draws the same
 * numbers with only the run counter. Replicas draw for the whole batch and take their rows.
 */
final class RandomOps {

  private final Ops tf;
  private final long seed;
  private final String phase;
  private final Operand<TInt64> run;
  private final GraphReplicas replicas;
  private final Map<String, Integer> uses = new HashMap<>();

  RandomOps(Ops tf, long seed, String phase, Operand<TInt64> run, GraphReplicas replicas) {
    this.tf = tf;
    this.seed = seed;
    this.phase = phase;
    this.run = run;
    this.replicas = replicas;
  }

  Operand<TFloat32> uniform(String stream, Shape shape) {
    Operand<TInt64> key = key(stream);
    return replicas.ownPart(
        shape, all -> tf.random.statelessRandomUniform(tf.constant(all.asArray()), key));
  }

  Operand<TFloat32> normal(String stream, Shape shape) {
    Operand<TInt64> key = key(stream);
    return replicas.ownPart(
        shape, all -> tf.random.statelessRandomNormal(tf.constant(all.asArray()), key));
  }

  /** Draws integers, uniform in [0, bound). */
  Operand<TInt32> integers(String stream, Shape shape, int bound) {
    Operand<TFloat32> draws = uniform(stream, shape);
    Operand<TFloat32> scaled = tf.math.floor(tf.math.mul(draws, tf.constant((float) bound)));
    return tf.dtypes.cast(tf.math.minimum(scaled, tf.constant(bound - 1f)), TInt32.class);
  }

  /** Returns whether anything was drawn. */
  boolean isUsed() {
    return !uses.isEmpty();
  }

  private Operand<TInt64> key(String stream) {
    int use = uses.merge(stream, 1, Integer::sum);
    StreamKey key = StreamKey.of(seed, phase + "/" + stream + "/" + use);
    return tf.stack(List.of(tf.constant(key.value()), run));
  }
}
