package org.gan4j.eval.internal.graph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gan4j.core.InputException;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * Computes how large a graph becomes when TensorFlow replaces each call of a function by its body.
 * Thirty functions that call each other twice make a billion nodes, and one that calls itself has
 * no end.
 */
final class FunctionCalls {

  /** The greatest depth of nested calls; exporters make fewer than ten. */
  static final int MAX_DEPTH = 64;

  private final String place;
  private final Map<String, FunctionDef> functions = new HashMap<>();
  private final Map<String, Long> sizes = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  private FunctionCalls(GraphDef graph, String place) {
    this.place = place;
    for (FunctionDef function : graph.getLibrary().getFunctionList()) {
      functions.put(function.getSignature().getName(), function);
    }
  }

  /**
   * @throws InputException if a function calls itself, directly or through others, or the graph has
   *     more than {@link GraphVetting#MAX_NODES} nodes with all calls replaced
   */
  static void check(GraphDef graph, String place) {
    FunctionCalls calls = new FunctionCalls(graph, place);
    calls.functions.keySet().forEach(calls::size);
    calls.size(graph.getNodeList(), "the graph");
  }

  private long size(String function) {
    Long known = sizes.get(function);
    if (known != null) {
      return known;
    }
    if (!open.add(function)) {
      throw wrong("functions that do not call themselves", "that '" + function + "' does");
    }
    if (open.size() > MAX_DEPTH) {
      throw wrong("at most " + MAX_DEPTH + " calls in each other", "more at '" + function + "'");
    }
    long size = size(functions.get(function).getNodeDefList(), "function '" + function + "'");
    open.remove(function);
    sizes.put(function, size);
    return size;
  }

  private long size(List<NodeDef> nodes, String within) {
    long size = 0;
    for (NodeDef node : nodes) {
      List<String> called = GraphSlice.called(node).filter(functions::containsKey).toList();
      size += 1 + called.stream().mapToLong(this::size).sum();
      if (size > GraphVetting.MAX_NODES) {
        throw GraphVetting.tooManyNodes("more in " + within + " with what it calls", place);
      }
    }
    return size;
  }

  private InputException wrong(String expected, String found) {
    return new InputException(
        place,
        "expected " + expected + ", found " + found,
        "Use a graph you trust, exported for inference.");
  }
}
