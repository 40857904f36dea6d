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
import org.tensorflow.proto.OpDef;

/**
 * Checks what restores the variables of a SavedModel. A model could name a checkpoint of its own
 * choice, anywhere on the disk or on a network ({@code gs://}): each {@code RestoreV2}, also one in
 * a function, must get its path from the tensor that is fed, unchanged.
 */
final class RestorePath {

  private static final Set<String> CALLS = Set.of("PartitionedCall", "StatefulPartitionedCall");

  /** The operations that exporters restore with; none of them can branch or compose a path. */
  private static final Set<String> RESTORING =
      Set.of(
          "Const",
          "Placeholder",
          "PlaceholderWithDefault",
          "Identity",
          "NoOp",
          "Reshape",
          "PartitionedCall",
          "StatefulPartitionedCall",
          "VarHandleOp",
          "VariableV2",
          "Variable",
          "RestoreV2",
          "AssignVariableOp",
          "Assign");

  /** The greatest number of nodes that may pass the path on unchanged. */
  private static final int MOST_HOPS = 100;

  private final Map<String, FunctionDef> functions = new HashMap<>();
  private final String place;

  private RestorePath(GraphDef graph, String place) {
    this.place = place;
    for (FunctionDef function : graph.getLibrary().getFunctionList()) {
      functions.put(function.getSignature().getName(), function);
    }
  }

  /**
   * @param graph the part that restores
   * @param filename the tensor that the path is fed to
   * @throws InputException if it does anything else than restore variables from that path
   */
  static void check(GraphDef graph, String filename, String place) {
    GraphVetting.checkOnly(graph, RESTORING, place);
    RestorePath path = new RestorePath(graph, place);
    path.walk(
        graph.getNodeList(), isFirst(filename) ? Set.of(GraphSlice.node(filename)) : Set.of());
  }

  /**
   * The walk ends: no function calls itself, and the nodes of all calls are few.
   *
   * @param paths names of nodes or arguments that are the path
   */
  private void walk(List<NodeDef> nodes, Set<String> paths) {
    Map<String, NodeDef> byName = new HashMap<>();
    nodes.forEach(node -> byName.put(node.getName(), node));
    for (NodeDef node : nodes) {
      if (node.getOp().equals("RestoreV2")
          && (node.getInputCount() == 0 || !isPath(node.getInput(0), byName, paths))) {
        throw wrong("a path that is not the one given to it (node '" + node.getName() + "')");
      }
      FunctionDef called = functions.get(calledBy(node));
      if (called != null) {
        walk(called.getNodeDefList(), arguments(node, called, byName, paths));
      }
    }
  }

  private static String calledBy(NodeDef node) {
    return CALLS.contains(node.getOp())
        ? node.getAttrMap().containsKey("f") ? node.getAttrOrThrow("f").getFunc().getName() : ""
        : node.getOp();
  }

  /** The arguments of a function that are the path when a node calls it. */
  private Set<String> arguments(
      NodeDef call, FunctionDef function, Map<String, NodeDef> nodes, Set<String> paths) {
    Set<String> found = new HashSet<>();
    List<OpDef.ArgDef> arguments = function.getSignature().getInputArgList();
    for (int k = 0; k < arguments.size(); k++) {
      OpDef.ArgDef argument = arguments.get(k);
      if (!argument.getNumberAttr().isEmpty() || !argument.getTypeListAttr().isEmpty()) {
        throw wrong("a list as argument '" + argument.getName() + "' of a function");
      }
      if (k < call.getInputCount() && isPath(call.getInput(k), nodes, paths)) {
        found.add(argument.getName());
      }
    }
    return found;
  }

  private static boolean isPath(String input, Map<String, NodeDef> nodes, Set<String> paths) {
    String at = input;
    for (int hops = 0; hops < MOST_HOPS && isFirst(at); hops++) {
      if (paths.contains(GraphSlice.node(at))) {
        return true;
      }
      NodeDef node = nodes.get(GraphSlice.node(at));
      if (node == null || !node.getOp().equals("Identity") || node.getInputCount() == 0) {
        return false;
      }
      at = node.getInput(0);
    }
    return false;
  }

  /**
   * Returns whether it is the first output of a node: {@code a}, {@code a:0} or {@code a:output:0}.
   */
  private static boolean isFirst(String tensor) {
    return !tensor.startsWith("^") && (tensor.indexOf(':') < 0 || tensor.endsWith(":0"));
  }

  private InputException wrong(String found) {
    return new InputException(
        place,
        "expected variables that are restored from the model's own folder, found " + found,
        "Use a model you trust, exported for inference.");
  }
}
