package org.gan4j.train.execution;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteBuffer;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_GetRegisteredKernelsForOp;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tensorflow.Graph;
import org.tensorflow.internal.c_api.TF_Buffer;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.KernelDef;
import org.tensorflow.proto.KernelList;
import org.tensorflow.proto.NodeDef;

/** Checks before a run whether this build of TensorFlow has kernels for a graph's operations. */
public final class KernelSupport {

  private static final String TYPE = "T";

  private KernelSupport() {}

  /**
   * Finds the operations of a graph for which a device has no kernel in a precision.
   *
   * @param device {@code CPU} or {@code GPU}
   * @return the types of these operations, sorted; empty if there is a kernel for each
   */
  public static List<String> missing(Graph graph, Precision precision, String device) {
    Optional<DataType> type = type(precision);
    if (type.isEmpty()) {
      return List.of();
    }
    return graph.toGraphDef().getNodeList().stream()
        .filter(node -> computesIn(node, type.get()))
        .map(NodeDef::getOp)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .filter(operation -> !isSupported(operation, type.get(), device))
        .toList();
  }

  /** Returns whether a device has a kernel of an operation for this type of operands. */
  static boolean isSupported(String operation, DataType type, String device) {
    return kernels(operation).stream()
        .filter(kernel -> kernel.getDeviceType().equals(device))
        .anyMatch(kernel -> takes(kernel, type));
  }

  private static boolean takes(KernelDef kernel, DataType type) {
    return kernel.getConstraintList().stream()
        .filter(constraint -> constraint.getName().equals(TYPE))
        .allMatch(
            constraint -> constraint.getAllowedValues().getList().getTypeList().contains(type));
  }

  private static boolean computesIn(NodeDef node, DataType type) {
    AttrValue operands = node.getAttrMap().get(TYPE);
    return operands != null && operands.getType() == type;
  }

  private static Optional<DataType> type(Precision precision) {
    return switch (precision) {
      case FLOAT32 -> Optional.empty();
      case MIXED_FLOAT16 -> Optional.of(DataType.DT_HALF);
      case MIXED_BFLOAT16 -> Optional.of(DataType.DT_BFLOAT16);
    };
  }

  private static List<KernelDef> kernels(String operation) {
    try (TF_Status status = TF_Status.newStatus()) {
      TF_Buffer list = TF_GetRegisteredKernelsForOp(operation, status);
      status.throwExceptionIfNotOK();
      try {
        return KernelList.parseFrom(list.dataAsByteBuffer()).getKernelList();
      } catch (InvalidProtocolBufferException impossible) {
        throw new IllegalStateException(impossible);
      } finally {
        TF_DeleteBuffer(list);
      }
    }
  }
}
