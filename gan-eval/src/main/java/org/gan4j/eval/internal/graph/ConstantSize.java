package org.gan4j.eval.internal.graph;

import java.util.Locale;
import java.util.Set;
import org.gan4j.core.InputException;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/** Checks how much memory a constant takes, because a few bytes of a file can ask for terabytes. */
final class ConstantSize {

  static final long MAX_BYTES = 1L << 31;

  private static final Set<DataType> REFUSED =
      Set.of(DataType.DT_RESOURCE, DataType.DT_VARIANT, DataType.DT_INVALID);

  private ConstantSize() {}

  /**
   * The bytes of a node's constant.
   *
   * @throws InputException if it is no tensor of numbers or text, or exceeds {@link #MAX_BYTES}
   */
  static long check(NodeDef node, String within, String place) {
    TensorProto tensor = node.getAttrOrDefault("value", AttrValue.getDefaultInstance()).getTensor();
    if (REFUSED.contains(tensor.getDtype())) {
      throw new InputException(
          place,
          String.format(
              Locale.ROOT,
              "expected constants of numbers or text, found %s (node '%s'%s)",
              tensor.getDtype(),
              node.getName(),
              within),
          "Use a graph you trust, exported for inference.");
    }
    long bytes = width(tensor.getDtype());
    for (TensorShapeProto.Dim dimension : tensor.getTensorShape().getDimList()) {
      long size = dimension.getSize();
      if (size < 0 || (size > 0 && bytes > MAX_BYTES / size)) {
        throw tooLarge(node.getName() + within, -1, place);
      }
      bytes *= size;
    }
    return bytes;
  }

  static InputException tooLarge(String node, long bytes, String place) {
    return new InputException(
        place,
        String.format(
            Locale.ROOT,
            "expected constants of at most %d bytes in all, found %s at node '%s'",
            MAX_BYTES,
            bytes < 0 ? "more" : String.valueOf(bytes),
            node),
        "Use a smaller network, or a file you trust.");
  }

  private static long width(DataType type) {
    return switch (type) {
      case DT_BOOL, DT_INT8, DT_UINT8, DT_QINT8, DT_QUINT8 -> 1;
      case DT_HALF, DT_BFLOAT16, DT_INT16, DT_UINT16 -> 2;
      case DT_FLOAT, DT_INT32, DT_UINT32, DT_QINT32 -> 4;
      case DT_COMPLEX128, DT_STRING -> 16;
      default -> 8;
    };
  }
}
