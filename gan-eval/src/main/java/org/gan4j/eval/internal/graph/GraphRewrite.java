package org.gan4j.eval.internal.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * The nodes of a frozen graph by name, in order, for changes. Nodes that only pass a tensor on, and
 * control inputs, are removed when the graph is read.
 */
public final class GraphRewrite {

  private final GraphDef source;
  private final Map<String, NodeDef> nodes = new LinkedHashMap<>();

  public GraphRewrite(GraphDef source) {
    this.source = source;
    Map<String, String> passedOn = new HashMap<>();
    for (NodeDef node : source.getNodeList()) {
      if (node.getOp().equals("Identity")) {
        passedOn.put(node.getName(), node.getInput(0));
      }
    }
    for (NodeDef node : source.getNodeList()) {
      List<String> inputs = new ArrayList<>();
      for (String input : node.getInputList()) {
        if (!input.startsWith("^")) {
          inputs.add(origin(input, passedOn));
        }
      }
      put(node.toBuilder().clearInput().addAllInput(inputs).build());
    }
  }

  private static String origin(String input, Map<String, String> passedOn) {
    String at = input;
    for (int hops = 0; passedOn.containsKey(at) && hops < passedOn.size(); hops++) {
      at = passedOn.get(at);
    }
    return at;
  }

  /** A node, or null. */
  public NodeDef node(String name) {
    return nodes.get(name);
  }

  /** The node that gives an input of another, or null. */
  public NodeDef input(NodeDef node, int index) {
    return index < node.getInputCount() ? nodes.get(GraphSlice.node(node.getInput(index))) : null;
  }

  /** Returns all nodes in their present form. */
  List<NodeDef> nodes() {
    return List.copyOf(nodes.values());
  }

  /** Adds a node or replaces the one of its name. */
  public void put(NodeDef node) {
    nodes.put(node.getName(), node);
  }

  /** The part that some nodes need. */
  public GraphDef slice(List<String> roots) {
    GraphDef graph = source.toBuilder().clearNode().addAllNode(nodes.values()).build();
    return GraphSlice.of(graph, roots);
  }
}
