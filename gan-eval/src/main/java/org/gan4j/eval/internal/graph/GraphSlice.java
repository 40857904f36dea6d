package org.gan4j.eval.internal.graph;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/** The part of a graph that some of its nodes need: those before them and the functions called. */
final class GraphSlice {

  private final Map<String, NodeDef> nodes = new HashMap<>();
  private final Map<String, FunctionDef> functions = new HashMap<>();
  private final Set<String> needed = new HashSet<>();
  private final Set<String> called = new HashSet<>();

  private GraphSlice(GraphDef graph) {
    graph.getNodeList().forEach(node -> nodes.put(node.getName(), node));
    graph
        .getLibrary()
        .getFunctionList()
        .forEach(function -> functions.put(function.getSignature().getName(), function));
  }

  /**
   * The nodes that {@code roots} need, in the graph's order, without devices. A root that is not
   * there is left out.
   *
   * @param roots names of nodes or tensors
   */
  static GraphDef of(GraphDef graph, Collection<String> roots) {
    GraphSlice slice = new GraphSlice(graph);
    slice.walk(roots);
    GraphDef.Builder part = graph.toBuilder().clearNode().clearLibrary();
    for (NodeDef node : graph.getNodeList()) {
      if (slice.needed.contains(node.getName())) {
        part.addNode(node.getDevice().isEmpty() ? node : node.toBuilder().clearDevice().build());
      }
    }
    for (FunctionDef function : graph.getLibrary().getFunctionList()) {
      if (slice.called.contains(function.getSignature().getName())) {
        part.getLibraryBuilder().addFunction(function);
      }
    }
    return part.build();
  }

  /** The node of a tensor or of an input, {@code name:1} or {@code ^name}. */
  static String node(String tensor) {
    String name = tensor.startsWith("^") ? tensor.substring(1) : tensor;
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }

  private void walk(Collection<String> roots) {
    Deque<String> open = new ArrayDeque<>();
    roots.forEach(root -> open.add(node(root)));
    while (!open.isEmpty()) {
      NodeDef next = nodes.get(open.pop());
      if (next != null && needed.add(next.getName())) {
        next.getInputList().forEach(input -> open.add(node(input)));
        calls(next);
      }
    }
  }

  private void calls(NodeDef node) {
    Deque<NodeDef> open = new ArrayDeque<>(List.of(node));
    while (!open.isEmpty()) {
      NodeDef caller = open.pop();
      called(caller)
          .filter(functions::containsKey)
          .filter(called::add)
          .forEach(name -> open.addAll(functions.get(name).getNodeDefList()));
    }
  }

  /** The names that a node might call, whether there are such functions or not. */
  static Stream<String> called(NodeDef node) {
    return Stream.concat(
        Stream.of(node.getOp()),
        node.getAttrMap().values().stream().flatMap(GraphSlice::functionsOf));
  }

  private static Stream<String> functionsOf(AttrValue value) {
    return Stream.concat(Stream.of(value.getFunc()), value.getList().getFuncList().stream())
        .filter(function -> !function.getName().isEmpty())
        .flatMap(
            function ->
                Stream.concat(
                    Stream.of(function.getName()),
                    function.getAttrMap().values().stream().flatMap(GraphSlice::functionsOf)));
  }
}
