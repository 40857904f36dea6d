package org.gan4j.train.guard;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tensorflow.GraphOperation;

/** Finds the operations that values are computed from. */
final class Dependencies {

  private Dependencies() {}

  /** Returns some operations and all that they depend on, each after its inputs. */
  static List<GraphOperation> inOrder(Collection<GraphOperation> roots) {
    Set<GraphOperation> done = new LinkedHashSet<>();
    Set<GraphOperation> entered = new HashSet<>();
    Deque<GraphOperation> open = new ArrayDeque<>();
    roots.forEach(open::addLast);
    while (!open.isEmpty()) {
      GraphOperation top = open.peek();
      if (entered.add(top)) {
        top.inputs().stream()
            .map(input -> (GraphOperation) input.op())
            .filter(input -> !entered.contains(input))
            .forEach(open::push);
      } else {
        open.pop();
        done.add(top);
      }
    }
    return List.copyOf(done);
  }
}
