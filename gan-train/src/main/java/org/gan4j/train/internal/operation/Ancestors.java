package org.gan4j.train.internal.operation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import com.google.common.graph.Traverser;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;

/**
 * Finds the operations that values are computed from. {@link org.tensorflow.Graph#subgraphTo}
 * visits an operation once for each path to it, and a few normalisations in a row have very many
 * paths.
 */
public final class Ancestors {

  private static final Traverser<GraphOperation> TRAVERSER = Traverser.forGraph(Ancestors::inputs);

  private Ancestors() {}

  private static List<GraphOperation> inputs(GraphOperation operation) {
    return Lists.reverse(
        operation.inputs().stream().map(input -> (GraphOperation) input.op()).toList());
  }

  /** Returns all operations that a value depends on, including its own. The set may be changed. */
  public static Set<GraphOperation> of(Operand<?> value) {
    return of(List.of(value));
  }

  /** Returns all operations that some values depend on, including their own. */
  public static Set<GraphOperation> of(Collection<? extends Operand<?>> values) {
    return new HashSet<>(
        inOrder(values.stream().map(value -> (GraphOperation) value.op()).toList()));
  }

  /** Returns some operations and all that they depend on, each after its inputs. */
  public static List<GraphOperation> inOrder(Collection<GraphOperation> roots) {
    return ImmutableList.copyOf(TRAVERSER.depthFirstPostOrder(roots));
  }
}
