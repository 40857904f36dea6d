package org.gan4j.eval.internal.graph;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gan4j.core.InputException;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * Checks a TensorFlow graph from outside before TensorFlow loads it. A graph is a program and can
 * read and write files. Only operations that are known to compute are accepted ({@code
 * computing-operations.txt}), in the graph and in its functions. Every other operation, known or
 * unknown, is refused by name.
 *
 * <p>Also refused are a graph without nodes (which crashes TensorFlow), loops, which may never end,
 * functions that call themselves, one of more than {@value #MAX_NODES} nodes with each call of a
 * function counted as its whole body ({@link FunctionCalls}), and constants that claim more
 * elements than they carry where the sum would exceed 2 GiB. How much memory and time the rest
 * takes is not known before it runs: {@code NetworkProcess} bounds both.
 */
public final class GraphVetting {

  /** The operations with which a model reads its variables. */
  static final Set<String> VARIABLES =
      Set.of("VarHandleOp", "ReadVariableOp", "VariableV2", "Variable");

  static final int MAX_NODES = 50_000;

  private static final Set<String> COMPUTING = read("computing-operations.txt");

  private static final Pattern FILES =
      Pattern.compile(
          ".*File.*|(Save|Restore).*|.*(Checkpoint|Reader|Writer|Dataset|Summary|Lmdb).*|Print(V2)?");
  private static final Pattern CODE =
      Pattern.compile("(Eager)?PyFunc.*|.*Xla.*|.*TPU.*|.*Remote.*");
  private static final Pattern RANDOM = Pattern.compile(".*Random.*|Multinomial|.*Dropout.*");
  private static final Pattern LOOP =
      Pattern.compile("(Stateless)?While|.*(Enter|Exit|NextIteration|LoopCond)|For");
  private static final Pattern STATE =
      Pattern.compile(".*(Table|Variable|VarHandle|Assign|Queue|Stack|TensorArray|Iterator).*");

  private GraphVetting() {}

  /**
   * Accepts or refuses a graph.
   *
   * @param place where it comes from, for messages
   * @throws InputException naming the first operation that is not accepted, and its node
   */
  public static void check(GraphDef graph, String place) {
    checkOnly(graph, COMPUTING, place);
  }

  /** Checks a graph that may also read variables. */
  static void checkWithVariables(GraphDef graph, String place) {
    Set<String> accepted = new HashSet<>(COMPUTING);
    accepted.addAll(VARIABLES);
    checkOnly(graph, accepted, place);
  }

  /** Checks a graph against another list of operations. */
  static void checkOnly(GraphDef graph, Set<String> operations, String place) {
    List<FunctionDef> functions = graph.getLibrary().getFunctionList();
    checkSize(graph, place);
    Set<String> accepted = new HashSet<>(operations);
    functions.forEach(function -> accepted.add(function.getSignature().getName()));
    checkNames(functions, operations, place);
    long[] bytes = {0};
    checkNodes(graph.getNodeList(), accepted, bytes, "", place);
    for (FunctionDef function : functions) {
      String within = " of function '" + function.getSignature().getName() + "'";
      checkNodes(function.getNodeDefList(), accepted, bytes, within, place);
    }
    FunctionCalls.check(graph, place);
  }

  private static void checkSize(GraphDef graph, String place) {
    if (graph.getNodeCount() == 0) {
      throw new InputException(
          place, "expected a frozen TensorFlow graph, found no nodes", "Export it again.");
    }
    long nodes = graph.getNodeCount();
    for (FunctionDef function : graph.getLibrary().getFunctionList()) {
      nodes += function.getNodeDefCount();
    }
    if (nodes > MAX_NODES) {
      throw tooManyNodes(nodes + "", place);
    }
  }

  static InputException tooManyNodes(String found, String place) {
    return new InputException(
        place,
        "expected a graph of at most " + MAX_NODES + " nodes, found " + found,
        "Export only the part that makes the features.");
  }

  /** TensorFlow refuses a function named like an operation; this one says why. */
  private static void checkNames(
      List<FunctionDef> functions, Set<String> operations, String place) {
    for (FunctionDef function : functions) {
      String name = function.getSignature().getName();
      if (COMPUTING.contains(name) || operations.contains(name)) {
        throw new InputException(
            place,
            "expected functions of names of their own, found a function '" + name + "'",
            "Do not use this file: it hides what it does.");
      }
    }
  }

  private static void checkNodes(
      List<NodeDef> nodes, Set<String> accepted, long[] bytes, String within, String place) {
    for (NodeDef node : nodes) {
      if (!accepted.contains(node.getOp())) {
        throw refused(node, within, place);
      }
      if (node.getOp().equals("Const")) {
        bytes[0] += ConstantSize.check(node, within, place);
        if (bytes[0] > ConstantSize.MAX_BYTES) {
          throw ConstantSize.tooLarge(node.getName() + within, bytes[0], place);
        }
      }
    }
  }

  private static InputException refused(NodeDef node, String within, String place) {
    String purpose = purpose(node.getOp());
    return new InputException(
        place,
        String.format(
            Locale.ROOT,
            "expected a frozen TensorFlow graph of operations that only compute, found '%s'%s (node '%s'%s)",
            node.getOp(),
            purpose.isEmpty() ? "" : ", which " + purpose,
            node.getName(),
            within),
        "Use a graph you trust, exported for inference with nothing but the network in it.");
  }

  private static String purpose(String operation) {
    if (LOOP.matcher(operation).matches()) {
      return "makes loops";
    }
    if (STATE.matcher(operation).matches()) {
      return "keeps a state";
    }
    if (RANDOM.matcher(operation).matches()) {
      return "draws at random";
    }
    if (CODE.matcher(operation).matches()) {
      return "runs other code";
    }
    return FILES.matcher(operation).matches() ? "reads or writes outside of the graph" : "";
  }

  private static Set<String> read(String resource) {
    try (InputStream content = GraphVetting.class.getResourceAsStream(resource)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .flatMap(line -> Arrays.stream(line.split(" +")))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException failed) {
      throw new IllegalStateException(resource, failed);
    }
  }
}
