package org.gan4j.train.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gan4j.core.network.Network;
import org.gan4j.core.variable.Variable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Reports the Euclidean norm of the gradients that move a network, over all of its weights, as
 * {@code gradient/generator}. If a second phase moves the same network, the report's name ends in
 * the name of that phase: {@code gradient/discriminator-r1}.
 */
public final class GradientNorms {

  private static final String PREFIX = "gradient/";

  private final DeclaredNetworks networks;
  private final Set<String> taken = new HashSet<>();

  GradientNorms(DeclaredNetworks networks) {
    this.networks = networks;
  }

  /** Returns whether a report is such a norm. */
  public static boolean isOne(String report) {
    return report.startsWith(PREFIX);
  }

  /** Returns the norms of a phase, scalars by report name. */
  Map<String, Operand<TFloat32>> of(
      Ops tf, String phase, Map<Variable<TFloat32>, Operand<TFloat32>> gradients) {
    Map<String, Operand<TFloat32>> norms = new LinkedHashMap<>();
    for (Network network : networks.all()) {
      List<Operand<TFloat32>> own = new ArrayList<>();
      network.weights().stream()
          .filter(gradients::containsKey)
          .map(gradients::get)
          .forEach(own::add);
      if (!own.isEmpty()) {
        String name = PREFIX + network.name();
        norms.put(taken.add(name) ? name : name + "-" + phase, norm(tf, own));
      }
    }
    return norms;
  }

  private static Operand<TFloat32> norm(Ops tf, List<Operand<TFloat32>> gradients) {
    List<Operand<TFloat32>> halves = new ArrayList<>();
    gradients.forEach(gradient -> halves.add(tf.nn.l2Loss(gradient)));
    return tf.math.sqrt(tf.math.mul(tf.constant(2f), tf.math.addN(halves)));
  }
}
